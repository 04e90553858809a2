package io.followup.bench.load;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A laptop started for this, as {@code infra/local/run} starts it. */
final class Laptop implements AutoCloseable {
  private static final Path RUN = Path.of("../local/run");

  private final Process process;
  private final URI uri;

  private Laptop(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** Waits until it is ready. */
  static Laptop start() throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    ProcessBuilder builder = new ProcessBuilder(List.of(RUN.toString()));
    builder.environment().put("FOLLOWUP_PORT", Integer.toString(port));
    builder.redirectErrorStream(true).redirectOutput(Path.of("target/laptop.log").toFile());
    Process process = builder.start();
    Laptop laptop = new Laptop(process, URI.create("http://localhost:" + port));
    Target target = new Target(laptop.uri(), "");
    while (target.get("/local/clock").status() != 200) {
      if (!process.isAlive()) {
        throw new IllegalStateException("the laptop did not start: target/laptop.log");
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    return laptop;
  }

  URI uri() {
    return uri;
  }

  /** Its memory, shared pages included. */
  OptionalLong residentBytes() {
    return status("VmRSS:");
  }

  private OptionalLong status(String field) {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException _) {
      return OptionalLong.empty();
    }
  }

  /** Time of all its threads on a processor so far, to the nanosecond. */
  long processorNanos() {
    long sum = 0;
    Path tasks = Path.of("/proc", Long.toString(process.pid()), "task");
    try (var threads = Files.list(tasks)) {
      for (Path thread : threads.toList()) {
        sum += Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ", 2)[0]);
      }
    } catch (IOException _) {
      return sum;
    }
    return sum;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
