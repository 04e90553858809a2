package io.followup.local.carriers;

import io.followup.local.time.InFlight;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.server.SMTPServer;

/**
 * An SMTP server on the loopback interface that puts every mail into the outbox.
 *
 * <p>While the weather is {@code down} nobody listens on its port, so that connecting is refused;
 * the port stays ours meanwhile, and is the same afterwards. It offers neither TLS nor AUTH.
 */
public final class MailServer implements AutoCloseable {
  /** Longer than the 5 min for which the mailer keeps idle connections: it hangs up first. */
  private static final int IDLE_MINUTES = 10;

  private final Weather weather;
  private final Outbox outbox;
  private final InFlight inFlight;
  private final int port;
  private @Nullable SMTPServer server;
  private @Nullable Socket placeholder;
  private boolean closed;

  /**
   * @param port 0: any that is free
   */
  public MailServer(int port, Weather weather, Outbox outbox, InFlight inFlight) {
    this.weather = weather;
    this.outbox = outbox;
    this.inFlight = inFlight;
    SMTPServer first = listen(port);
    this.server = first;
    this.port = port == 0 ? first.getPortAllocated() : port;
    weather.listen(Weather.Carrier.EMAIL, this::weatherIs);
    weatherIs(weather.of(Weather.Carrier.EMAIL));
  }

  public int port() {
    return port;
  }

  private SMTPServer listen(int atPort) {
    SMTPServer listening =
        SMTPServer.port(atPort)
            .bindAddress(InetAddress.getLoopbackAddress())
            .hostName("localhost")
            .softwareName("followup")
            .insertReceivedHeaders(false)
            .connectionTimeout(IDLE_MINUTES, TimeUnit.MINUTES)
            .executorService(Executors.newVirtualThreadPerTaskExecutor())
            .messageHandlerFactory(_ -> new MailTransaction(weather, outbox, inFlight))
            .build();
    listening.start();
    return listening;
  }

  private synchronized void weatherIs(Weather.Mode mode) {
    switch (mode) {
      case OK, REFUSE, BLOCKED, SILENT, SLOW -> open();
      case DOWN -> shut();
    }
  }

  private void open() {
    if (server == null && !closed) {
      letGo();
      server = listen(port);
    }
  }

  private void shut() {
    if (server != null) {
      server.stop();
      server = null;
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
      throw new IllegalStateException("port " + port + " was taken by somebody else", e);
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
      throw new IllegalStateException("port " + port + " cannot be let go", e);
    }
    placeholder = null;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (server != null) {
      server.stop();
      server = null;
    }
    letGo();
  }
}
