package io.followup.local.vendors;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.followup.local.carriers.Weather;
import io.followup.local.time.InFlight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A port of the loopback interface on which one vendor answers. A call counts as in flight until it
 * is answered.
 *
 * <p>While the vendor's weather is {@code down} nobody listens there, so that connecting is
 * refused; the port stays ours meanwhile, and is the same afterwards.
 */
public final class VendorServer implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(VendorServer.class);
  private static final int MAX_BODY_BYTES = 4 << 20;

  private final Weather.Carrier carrier;
  private final InFlight inFlight;
  private final Vendor vendor;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final int port;
  private @Nullable HttpServer server;
  private @Nullable Socket placeholder;
  private boolean closed;

  public VendorServer(Weather.Carrier carrier, Weather weather, InFlight inFlight, Vendor vendor) {
    this.carrier = carrier;
    this.inFlight = inFlight;
    this.vendor = vendor;
    // Else an answer's second packet waits for the acknowledgement of its first: 40 ms a call.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer first = listen(0);
    this.server = first;
    this.port = first.getAddress().getPort();
    weather.listen(carrier, this::weatherIs);
    weatherIs(weather.of(carrier));
  }

  /** Where it is asked, without a slash at its end. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  private HttpServer listen(int atPort) {
    try {
      HttpServer listening =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), atPort), 0);
      listening.setExecutor(threads);
      listening.createContext("/", this::handle);
      listening.start();
      return listening;
    } catch (IOException e) {
      throw new UncheckedIOException("port " + atPort + " cannot be listened at", e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    long number = inFlight.begin(carrier.word());
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
      answer(VendorCall.of(exchange, body)).send(exchange);
    } finally {
      inFlight.end(number);
    }
  }

  private VendorAnswer answer(VendorCall call) {
    try {
      return vendor.answer(call);
    } catch (RuntimeException e) {
      // A bug of the laptop: told by its class alone, since messages may quote the request.
      LOG.errorf("%s failed: %s", carrier.word(), e.getClass().getName());
      return VendorAnswer.of(500, JsonNodeFactory.instance.objectNode());
    }
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
      server.stop(0);
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
    if (server != null) {
      server.stop(0);
      server = null;
    }
    letGo();
    threads.shutdownNow();
  }
}
