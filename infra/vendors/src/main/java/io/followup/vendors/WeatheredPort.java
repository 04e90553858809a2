package io.followup.vendors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A port of the loopback interface at which a carrier listens. While its weather is {@code down}
 * nobody listens there, so that connecting is refused; the port stays ours meanwhile, and is the
 * same afterwards.
 */
public final class WeatheredPort implements AutoCloseable {
  /** Whoever listens. */
  public interface Listener {
    int port();

    void stop();
  }

  private final IntFunction<Listener> listen;
  private final int port;
  private @Nullable Listener listener;
  private @Nullable Socket placeholder;
  private boolean closed;

  /**
   * @param port 0: any that is free
   * @param listen begins to listen at the port that it is given
   */
  public WeatheredPort(
      int port, Weather.Carrier carrier, Weather weather, IntFunction<Listener> listen) {
    this.listen = listen;
    Listener first = listen.apply(port);
    this.listener = first;
    this.port = first.port();
    weather.listen(carrier, this::weatherIs);
    weatherIs(weather.of(carrier));
  }

  public int port() {
    return port;
  }

  private synchronized void weatherIs(Weather.Mode mode) {
    switch (mode) {
      case OK, REFUSE, BLOCKED, SILENT, SLOW -> open();
      case DOWN -> shut();
    }
  }

  private void open() {
    if (listener == null && !closed) {
      letGo();
      listener = listen.apply(port);
    }
  }

  private void shut() {
    if (listener != null) {
      listener.stop();
      listener = null;
      holdOn();
    }
  }

  /** A socket that is bound and does not listen keeps the port from others, and refuses. */
  private void holdOn() {
    Socket socket = new Socket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port + " was taken by somebody else", e);
    }
    placeholder = socket;
  }

  private void letGo() {
    if (placeholder == null) {
      return;
    }
    try {
      placeholder.close();
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port + " cannot be let go", e);
    }
    placeholder = null;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (listener != null) {
      listener.stop();
      listener = null;
    }
    letGo();
  }
}
