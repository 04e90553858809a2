package io.followup.local.stories;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The packaged app as a process of its own, started as {@code infra/local/run} starts it. */
final class StartedApp implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 90;
  private static final int LAST_LINES = 400;

  private final Process process;
  private final URI address;
  private final int lines;
  private final Queue<String> output = new ArrayDeque<>();
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();

  private StartedApp(Process process, int port, int lines) {
    this.process = process;
    this.lines = lines;
    this.address = URI.create("http://localhost:" + port);
    Thread.ofPlatform().daemon().name("laptop-output").start(this::read);
  }

  /** Returns once it says that it is ready; fails with what it said if it does not. */
  static StartedApp start() {
    return start(Map.of());
  }

  /**
   * @param environment what it is told beside its port
   */
  static StartedApp start(Map<String, String> environment) {
    StartedApp app = launch(environment);
    app.await();
    return app;
  }

  /** Returns at once, whatever becomes of it. */
  static StartedApp launch(Map<String, String> environment) {
    int port = freePort();
    Map<String, String> all = new HashMap<>(Map.of("FOLLOWUP_PORT", Integer.toString(port)));
    all.putAll(environment);
    return new StartedApp(
        process(all), port, all.containsKey("QUARKUS_LOG_LEVEL") ? Integer.MAX_VALUE : LAST_LINES);
  }

  /** Waits until it ends by itself. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("it goes on: " + output());
    }
    // Its last line may still be on its way.
    ready.join();
    return process.exitValue();
  }

  /** Ends it as a power cut would. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** In KiB, what it has of the machine's memory now. */
  long resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }

  URI address() {
    return address;
  }

  /** The last it said, to explain a failure by; all of it where it was told to be loud. */
  String output() {
    synchronized (output) {
      return String.join("\n", output);
    }
  }

  private static Process process(Map<String, String> environment) {
    Path jar =
        Path.of(System.getProperty("followup.app", "target/quarkus-app/quarkus-run.jar"))
            .toAbsolutePath();
    if (!Files.exists(jar)) {
      throw new IllegalStateException(jar + " is missing: ./mvnw -pl infra/local -am package");
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xms96m",
            "-Xmn48m",
            "-Xmx256m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-jar",
            jar.toString());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectInput(new File("/dev/null"));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("the laptop can't be started", e);
    }
  }

  private void read() {
    String sign = "Followup is ready: " + address;
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        keep(line);
        if (line.startsWith(sign)) {
          ready.complete(true);
        }
      }
    } catch (IOException e) {
      keep("(its output broke off: " + e.getMessage() + ")");
    }
    ready.complete(false);
  }

  private void keep(String line) {
    synchronized (output) {
      output.add(line);
      if (output.size() > lines) {
        output.remove();
      }
    }
  }

  private void await() {
    boolean isReady = false;
    try {
      isReady = ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      keep("(not ready after " + PATIENCE_SECONDS + " s)");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    if (!isReady) {
      close();
      throw new IllegalStateException("the laptop did not start; it said:\n" + output());
    }
  }

  /**
   * None of those that the system hands out: nobody who asks for any port is given it meanwhile.
   */
  static int freePort() {
    for (int tries = 0; tries < 100; tries++) {
      int port = ThreadLocalRandom.current().nextInt(12_000, 30_000);
      try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return probe.getLocalPort();
      } catch (IOException _) {
        // Taken: the next one.
      }
    }
    throw new IllegalStateException("no port is free");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
