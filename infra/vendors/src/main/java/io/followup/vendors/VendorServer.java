package io.followup.vendors;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * A {@link WeatheredPort} at which one vendor answers by HTTP. A call counts as in flight until it
 * is answered.
 */
public final class VendorServer implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(VendorServer.class);
  private static final int MAX_BODY_BYTES = 4 << 20;

  private final Weather.Carrier carrier;
  private final Underway underway;
  private final Vendor vendor;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final WeatheredPort port;

  public VendorServer(Weather.Carrier carrier, Weather weather, Underway underway, Vendor vendor) {
    this.carrier = carrier;
    this.underway = underway;
    this.vendor = vendor;
    // Else an answer's second packet waits for the acknowledgement of its first: 40 ms a call.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    this.port = new WeatheredPort(0, carrier, weather, this::listen);
  }

  /** Where it is asked, without a slash at its end. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + port.port());
  }

  private WeatheredPort.Listener listen(int atPort) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), atPort), 0);
      server.setExecutor(threads);
      server.createContext("/", this::handle);
      server.start();
      return new WeatheredPort.Listener() {
        @Override
        public int port() {
          return server.getAddress().getPort();
        }

        @Override
        public void stop() {
          server.stop(0);
        }
      };
    } catch (IOException e) {
      throw new UncheckedIOException("port " + atPort + " cannot be listened at", e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    long number = underway.begin(carrier.word());
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
      answer(VendorCall.of(exchange, body)).send(exchange);
    } finally {
      underway.end(number);
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

  @Override
  public void close() {
    port.close();
    threads.shutdownNow();
  }
}
