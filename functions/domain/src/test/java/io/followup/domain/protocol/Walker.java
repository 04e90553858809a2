package io.followup.domain.protocol;

import io.followup.domain.fixture.Crash;
import io.followup.domain.fixture.Job;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** One call of a function, on a thread of its own that stops before each call of a port. */
final class Walker {
  private final Job job;
  private final Semaphore mayGo = new Semaphore(0);
  private final Semaphore stands = new Semaphore(0);
  private final Looks looks = new Looks();
  private boolean first = true;
  private boolean dies;
  private boolean ended;
  private boolean abandoned;
  private String at = "its first line";
  private Optional<Object> result = Optional.empty();
  private @Nullable Throwable thrown;

  Walker(Job job) {
    this.job = job;
  }

  /** What a call has read, and when: facts from before it must be in what it does. */
  static final class Looks {
    long chat = -1;
    long replies = -1;
    long deliveries = -1;
    Optional<Instant> lastActive = Optional.empty();
  }

  /** Runs up to its second call of a port; the first is made at once. */
  void start() {
    Thread _ = Thread.ofVirtual().start(this::run);
    stands.acquireUninterruptibly();
  }

  /** Makes one call of a port and runs up to the next. */
  void step() {
    mayGo.release();
    stands.acquireUninterruptibly();
  }

  void die() {
    dies = true;
    step();
  }

  private void run() {
    try {
      result = Optional.of(job.body().get());
    } catch (Throwable t) {
      thrown = t;
    }
    ended = true;
    stands.release();
  }

  /** Called on its own thread, before each call of a port. */
  void gate(String name) {
    if (first) {
      first = false;
      return;
    }
    at = name;
    stands.release();
    mayGo.acquireUninterruptibly();
    if (dies) {
      throw new Crash();
    }
  }

  /** Whoever called it has given it up, and calls again; it goes on all the same. */
  void abandon() {
    abandoned = true;
  }

  boolean isAbandoned() {
    return abandoned;
  }

  boolean hasEnded() {
    return ended;
  }

  Job job() {
    return job;
  }

  Looks looks() {
    return looks;
  }

  Optional<Object> result() {
    return result;
  }

  @Nullable Throwable thrown() {
    return thrown;
  }

  @Override
  public String toString() {
    return job.name() + (abandoned ? " (given up)" : "") + " before " + at;
  }
}
