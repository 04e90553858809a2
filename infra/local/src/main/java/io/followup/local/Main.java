package io.followup.local;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Starts the laptop: the simulated services first, then the functions that call them. */
@QuarkusMain
public final class Main {
  private static final String PORT = "quarkus.http.port";

  private Main() {}

  public static void main(String... args) throws IOException {
    int port = port();
    if (!isFree(port)) {
      say(
          "Port %d is taken: stop what listens there, or choose another: FOLLOWUP_PORT=8081 infra/local/run"
              .formatted(port));
      System.exit(1);
    }
    System.setProperty(PORT, Integer.toString(port));
    System.setProperty("followup.public-url", "http://localhost:" + port);
    // Quarkus answers an address that it cannot read with a bare 400; Front has a problem for it.
    System.setProperty("vertx.disableURIValidation", "true");
    Laptop laptop = Laptop.start();
    Runtime.getRuntime().addShutdownHook(new Thread(laptop::close, "laptop-close"));
    Quarkus.run(Application.class, args);
  }

  private static int port() {
    String wanted = System.getProperty(PORT, System.getenv("FOLLOWUP_PORT"));
    if (wanted == null || wanted.isBlank()) {
      return 8080;
    }
    try {
      int port = Integer.parseInt(wanted.strip());
      if (port >= 1 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    say("FOLLOWUP_PORT is no port number (1 to 65535)");
    System.exit(1);
    return 0;
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @SuppressWarnings("SystemOut")
  private static void say(String line) {
    System.err.println(line);
  }
}
