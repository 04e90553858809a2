package io.followup.bench.load;

import io.followup.artefact.Proc;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
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

  /** Its memory, shared pages included; nothing where nobody tells. */
  OptionalLong residentBytes() {
    try {
      return OptionalLong.of(new Proc(process.pid()).kib("VmRSS") * 1024);
    } catch (IOException _) {
      return OptionalLong.empty();
    }
  }

  /** Time of all its threads on a processor so far; 0 where nobody tells. */
  long processorNanos() {
    return new Proc(process.pid()).processorNanos();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
