package io.followup.local.time;

import io.followup.vendors.Underway;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Runs what the laptop does in the background, and knows whether anything of it is still running.
 */
public final class InFlight implements Underway, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(InFlight.class);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Long, String> running = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private final AtomicLong ended = new AtomicLong();
  private final Object change = new Object();

  /**
   * Starts a task on a thread of its own; it counts as in flight from this call on. Its exceptions
   * are logged by their class alone, since messages may quote what a customer wrote.
   */
  public void submit(String what, Runnable task) {
    long number = begin(what);
    threads.execute(
        () -> {
          // A thread inherits this from whoever submits, which may be older than the application.
          Thread.currentThread().setContextClassLoader(InFlight.class.getClassLoader());
          try {
            task.run();
          } catch (RuntimeException | Error e) {
            LOG.errorf("%s failed: %s", what, e.getClass().getName());
          } finally {
            end(number);
          }
        });
  }

  /** Counts something that runs elsewhere as in flight until {@link #end} is called. */
  @Override
  public long begin(String what) {
    long number = numbers.incrementAndGet();
    running.put(number, what);
    return number;
  }

  @Override
  public void end(long number) {
    running.remove(number);
    ended.incrementAndGet();
    synchronized (change) {
      change.notifyAll();
    }
  }

  /** How much of it has ended so far: what is slow goes on, what is stuck does not. */
  public long ended() {
    return ended.get();
  }

  /** What is in flight now, by name. */
  public List<String> names() {
    return List.copyOf(running.values());
  }

  /** Waits, at most this long in wall time, until nothing is in flight; tells whether that came. */
  public boolean await(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    synchronized (change) {
      while (!running.isEmpty()) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return false;
        }
        change.wait(left);
      }
    }
    return true;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
