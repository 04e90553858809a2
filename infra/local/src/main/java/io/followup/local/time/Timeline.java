package io.followup.local.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The laptop's one clock, wall time plus what was skipped, and every timer on it.
 *
 * <p>A skip is a discrete-event run: it holds the clock, goes from due instant to due instant,
 * fires what is due and lets everything come to rest before it goes on. So ten minutes skipped are
 * ten minutes lived. The time that a skip itself takes is not counted.
 */
public final class Timeline implements AutoCloseable {
  /** A source of work that has to be asked, such as a stream. */
  @FunctionalInterface
  public interface Source {
    /** Hands over what is there now; tells whether there was anything. */
    boolean drain();
  }

  /** One timer. */
  public static final class Timer {
    private final Instant due;
    private final long order;
    private final String what;
    private final Runnable task;

    private Timer(Instant due, long order, String what, Runnable task) {
      this.due = due;
      this.order = order;
      this.what = what;
      this.task = task;
    }

    public Instant due() {
      return due;
    }
  }

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** So many patiences at most, however much ends meanwhile. */
  private static final int MOST_PATIENCE = 4;

  private static final String ENDLESS = "streams that never run dry";
  private static final Duration AGAIN = Duration.ofMillis(20);

  private final InstantSource wall;
  private final InFlight inFlight;
  private final List<Source> sources = new CopyOnWriteArrayList<>();

  /** A set, since timers are taken out again. */
  private final NavigableSet<Timer> timers =
      new TreeSet<>(
          Comparator.comparing((Timer timer) -> timer.due).thenComparingLong(timer -> timer.order));

  private final ReentrantLock skipping = new ReentrantLock();
  private final Consumer<Duration> leads;
  private Duration skipped;
  private @Nullable Instant held;
  private long orders;
  private @Nullable Thread runner;
  private boolean closed;

  public Timeline(InstantSource wall, InFlight inFlight) {
    this(wall, inFlight, Duration.ZERO, _ -> {});
  }

  /**
   * @param lead by how much it is ahead of the wall's clock
   * @param leads is told each new lead before anything is lived at it
   */
  public Timeline(InstantSource wall, InFlight inFlight, Duration lead, Consumer<Duration> leads) {
    this.wall = wall;
    this.inFlight = inFlight;
    this.skipped = lead;
    this.leads = leads;
  }

  public synchronized Instant now() {
    return held != null ? held : wall.instant().plus(skipped);
  }

  /** The time outside, which nobody moves. */
  public Instant wall() {
    return wall.instant();
  }

  /** This timeline as the clock that everything else is given. */
  public Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now();
      }
    };
  }

  /** Runs the task, as work in flight, once the clock shows this instant; at once if it has. */
  public Timer at(Instant due, String what, Runnable task) {
    return add(due, what, task);
  }

  public Timer after(Duration delay, String what, Runnable task) {
    return add(now().plus(delay), what, task);
  }

  private synchronized Timer add(Instant due, String what, Runnable task) {
    Timer timer = new Timer(due, orders++, what, task);
    timers.add(timer);
    if (timers.first() == timer) {
      next();
    }
    return timer;
  }

  /** What is due by now need not wait until a thread has woken; what comes later, only if first. */
  private void next() {
    if (runner != null && held == null) {
      fireOverdue();
    }
    notifyAll();
  }

  /** The timer does not fire any more, unless it is firing now. */
  public synchronized void cancel(Timer timer) {
    timers.remove(timer);
  }

  public void addSource(Source source) {
    sources.add(source);
  }

  /** Starts firing timers by wall time; without it only {@link #skip} fires them. */
  public synchronized void start() {
    Thread thread = new Thread(this::run, "timeline");
    thread.setDaemon(true);
    runner = thread;
    thread.start();
  }

  private void run() {
    while (true) {
      Timer timer;
      synchronized (this) {
        if (closed) {
          return;
        }
        timer = held == null ? takeDue(now()) : null;
        if (timer == null) {
          try {
            wait(untilNext());
          } catch (InterruptedException e) {
            return;
          }
          continue;
        }
        // Counted while the lock is held, so that whoever asks whether all is at rest sees it.
        inFlight.submit(timer.what, timer.task);
      }
    }
  }

  private long untilNext() {
    Timer next = timers.isEmpty() ? null : timers.first();
    if (next == null || held != null) {
      return 1000;
    }
    return Math.clamp(Duration.between(now(), next.due).toMillis(), 1, 1000);
  }

  private @Nullable Timer takeDue(Instant now) {
    Timer next = timers.isEmpty() ? null : timers.first();
    return next != null && !next.due.isAfter(now) ? timers.pollFirst() : null;
  }

  /**
   * Moves the clock, living through everything that falls due on the way.
   *
   * @return what is stuck, if something did not come to rest though nothing ended within 20 s of
   *     wall time
   */
  public Optional<List<String>> skip(Duration duration) throws InterruptedException {
    skipping.lock();
    try {
      Optional<List<String>> stuck = rest(PATIENCE);
      if (stuck.isPresent()) {
        return stuck;
      }
      Instant start = now();
      Instant target = start.plus(duration);
      hold(start);
      try {
        stuck = live(target);
      } finally {
        release(stuck.isPresent() ? now() : target);
      }
      return stuck;
    } finally {
      skipping.unlock();
    }
  }

  private Optional<List<String>> live(Instant target) throws InterruptedException {
    while (true) {
      synchronized (this) {
        Timer timer = takeDue(target);
        if (timer == null) {
          hold(target);
          return Optional.empty();
        }
        hold(timer.due);
        inFlight.submit(timer.what, timer.task);
        for (Timer same = takeDue(timer.due); same != null; same = takeDue(timer.due)) {
          inFlight.submit(same.what, same.task);
        }
      }
      Optional<List<String>> stuck = rest(PATIENCE);
      if (stuck.isPresent()) {
        return stuck;
      }
    }
  }

  private synchronized void hold(Instant instant) {
    held = held != null && held.isAfter(instant) ? held : instant;
    leads.accept(Duration.between(wall.instant(), held));
  }

  private synchronized void release(Instant target) {
    skipped = Duration.between(wall.instant(), target);
    leads.accept(skipped);
    held = null;
    notifyAll();
  }

  /**
   * Waits until nothing is in flight and no source has anything to hand over. A source that cannot
   * be read is asked again as long as there is time.
   *
   * @param atMost in wall time since something in flight ended last: a machine that has much else
   *     to do is slow, which is not stuck; four times as long in all
   * @return what is stuck, if that took longer
   */
  public Optional<List<String>> rest(Duration atMost) throws InterruptedException {
    long begun = System.nanoTime();
    long end = begun + atMost.toNanos();
    long ended = inFlight.ended();
    String stuck = ENDLESS;
    boolean worked = true;
    while (worked) {
      Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
      boolean quiet = inFlight.await(left);
      long now = System.nanoTime();
      if (now > end) {
        long endedSince = inFlight.ended();
        if (endedSince == ended || now > begun + MOST_PATIENCE * atMost.toNanos()) {
          return Optional.of(quiet ? List.of(stuck) : inFlight.names());
        }
        ended = endedSince;
        end = now + atMost.toNanos();
      }
      if (!quiet) {
        continue;
      }
      fireOverdue();
      worked = false;
      stuck = ENDLESS;
      for (Source source : sources) {
        try {
          worked |= source.drain();
        } catch (RuntimeException e) {
          stuck = "a stream that can't be read: " + e.getClass().getName();
          worked = true;
          Thread.sleep(AGAIN);
        }
      }
      worked |= !inFlight.names().isEmpty();
    }
    return Optional.empty();
  }

  /** What is due by now is in flight before anybody is told that all is at rest. */
  private synchronized void fireOverdue() {
    for (Timer due = takeDue(now()); due != null; due = takeDue(now())) {
      inFlight.submit(due.what, due.task);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (runner != null) {
      runner.interrupt();
    }
  }
}
