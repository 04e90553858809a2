package io.followup.local.carriers;

import io.followup.local.time.InFlight;
import io.followup.vendors.Outbox;
import io.followup.vendors.Weather;
import io.followup.vendors.WeatheredPort;
import java.net.InetAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.subethamail.smtp.server.SMTPServer;

/**
 * An SMTP server that puts every mail into the outbox; it listens as {@link WeatheredPort} says,
 * and offers neither TLS nor AUTH.
 */
public final class MailServer implements AutoCloseable {
  /** Longer than the 5 min for which the mailer keeps idle connections: it hangs up first. */
  private static final int IDLE_MINUTES = 10;

  private final Weather weather;
  private final Outbox outbox;
  private final InFlight inFlight;
  private final WeatheredPort port;

  /**
   * @param port 0: any that is free
   */
  public MailServer(int port, Weather weather, Outbox outbox, InFlight inFlight) {
    this.weather = weather;
    this.outbox = outbox;
    this.inFlight = inFlight;
    this.port = new WeatheredPort(port, Weather.Carrier.EMAIL, weather, this::listen);
  }

  public int port() {
    return port.port();
  }

  private WeatheredPort.Listener listen(int atPort) {
    SMTPServer server =
        SMTPServer.port(atPort)
            .bindAddress(InetAddress.getLoopbackAddress())
            .hostName("localhost")
            .softwareName("followup")
            .insertReceivedHeaders(false)
            .connectionTimeout(IDLE_MINUTES, TimeUnit.MINUTES)
            .executorService(Executors.newVirtualThreadPerTaskExecutor())
            .messageHandlerFactory(_ -> new MailTransaction(weather, outbox, inFlight))
            .build();
    server.start();
    return new WeatheredPort.Listener() {
      @Override
      public int port() {
        return atPort == 0 ? server.getPortAllocated() : atPort;
      }

      @Override
      public void stop() {
        server.stop();
      }
    };
  }

  @Override
  public void close() {
    port.close();
  }
}
