package io.followup.local;

import io.followup.local.start.BadStart;
import io.followup.local.start.DataFolder;
import io.followup.local.start.Wishes;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;

/** Starts the laptop: the simulated services first, then the functions that call them. */
@QuarkusMain
public final class Main {
  private Main() {}

  public static void main(String... args) throws IOException {
    try {
      start();
    } catch (BadStart e) {
      say(e.line());
      System.exit(1);
    }
    Quarkus.run(Application.class, args);
  }

  private static void start() throws BadStart, IOException {
    Wishes wishes = Wishes.of(System.getenv());
    if (!isFree(wishes.port())) {
      throw new BadStart(
          "Port %d is taken: stop what listens there, or choose another: FOLLOWUP_PORT=8081 infra/local/run"
              .formatted(wishes.port()));
    }
    System.setProperty("followup.public-url", "http://localhost:" + wishes.port());
    Optional<DataFolder> data = Optional.empty();
    Optional<Path> folder = wishes.data();
    if (folder.isPresent()) {
      data = Optional.of(DataFolder.take(folder.get()));
    }
    Laptop laptop = Laptop.start(data, wishes.real());
    Runtime.getRuntime().addShutdownHook(new Thread(laptop::close, "laptop-close"));
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
