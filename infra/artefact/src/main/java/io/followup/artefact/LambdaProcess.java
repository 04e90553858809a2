package io.followup.artefact;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** A function in a process of its own, as in one execution environment of Lambda. */
public final class LambdaProcess implements AutoCloseable {
  /** What an invocation may take; the functions of the template have 30 s at most. */
  private static final Duration TIME = Duration.ofSeconds(30);

  private static final long PATIENCE_SECONDS = 120;
  private static final int LAST_LINES = 2000;

  private final String function;
  private final RuntimeApi api;
  private final Process process;
  private final Queue<String> output = new ArrayDeque<>();
  private final Thread reader;
  private final CompletableFuture<Start> start;

  LambdaProcess(String function, RuntimeApi api, long spawned, Process process) {
    this.function = function;
    this.api = api;
    this.process = process;
    this.reader = Thread.ofVirtual().start(this::read);
    CompletableFuture<Start> ready =
        api.asked().thenApply(at -> new Start.Ready(Duration.ofNanos(at - spawned)));
    CompletableFuture<Start> refused = api.refused().thenApply(r -> r);
    CompletableFuture<Start> exited = process.onExit().thenApply(p -> exited(p.exitValue()));
    this.start = CompletableFuture.anyOf(ready, refused, exited).thenApply(Start.class::cast);
  }

  private Start exited(int status) {
    api.end();
    return new Start.Exited(status);
  }

  /** Waits until it is ready, refuses, or has ended. */
  public Start awaitStart() {
    return await(start);
  }

  /** Waits until it is ready; fails with what it wrote if it never will be. */
  public LambdaProcess ready() {
    return switch (awaitStart()) {
      case Start.Ready _ -> this;
      case Start.Refused _, Start.Exited _ ->
          throw new IllegalStateException(function + " did not start; it wrote:\n" + output());
    };
  }

  /** Whether it said that its snapshot may be taken. */
  public boolean wasPrimed() {
    return api.primed().isDone();
  }

  /** Hands it an event, and waits for what becomes of it. */
  public Outcome invoke(JsonNode event) {
    return await(hand(event));
  }

  /** Hands it an event, which it gets when it is done with those before. */
  public CompletableFuture<Outcome> hand(JsonNode event) {
    return api.hand(event.toString(), TIME);
  }

  /** Ends it where it stands (SIGKILL), and waits until it has ended. */
  public void kill() {
    process.destroyForcibly();
    await(process.onExit());
    api.end();
  }

  /** Lets it end in its own way (SIGTERM), and waits until it has: an AOT cache is written then. */
  public void terminate() {
    // The process's own destroy() would close its output, which it may still write to.
    process.toHandle().destroy();
    await(process.onExit());
    api.end();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /** Memory that is its own or shared, in KiB, now. */
  public long residentKib() {
    return status("VmRSS");
  }

  /** The most that {@link #residentKib} ever was. */
  public long peakKib() {
    return status("VmHWM");
  }

  /** Time of all its threads on a processor so far. */
  public Duration processorTime() {
    return Duration.ofNanos(new Proc(pid()).processorNanos());
  }

  /** The last it wrote; all of it once it has ended. */
  public String output() {
    if (!process.isAlive()) {
      try {
        reader.join(Duration.ofSeconds(PATIENCE_SECONDS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    synchronized (output) {
      return String.join("\n", output);
    }
  }

  @Override
  public void close() {
    kill();
    api.close();
  }

  private long status(String field) {
    try {
      return new Proc(pid()).kib(field);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        keep(line);
      }
    } catch (IOException e) {
      keep("(its output broke off)");
    }
  }

  private void keep(String line) {
    synchronized (output) {
      output.add(line);
      if (output.size() > LAST_LINES) {
        output.remove();
      }
    }
  }

  private <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(PATIENCE_SECONDS, SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException(function + " is silent; it wrote:\n" + output(), e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
