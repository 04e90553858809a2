package io.followup.lambda;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.function.IntConsumer;
import org.jboss.logging.Logger;

/**
 * Ends the process whose poll loop has died of an {@code Error}, which Quarkus lets go: nobody
 * would ask for the next event, the process would hang until Lambda's time-out, and so would each
 * that is handed to it. Ended, Lambda starts another one. Natively the loop is a thread of Quarkus;
 * the managed runtimes' client ends by itself.
 */
@Singleton
final class PollLoopGuard implements UncaughtExceptionHandler {
  private static final Logger LOG = Logger.getLogger(PollLoopGuard.class);

  /** What Quarkus calls the loop's thread; behind it stands the mode. */
  static final String LOOP = "Lambda Thread";

  private final IntConsumer end;

  PollLoopGuard() {
    this(Runtime.getRuntime()::halt);
  }

  /**
   * @param end what ends the process with this status, at once: what else runs may be as broken
   */
  PollLoopGuard(IntConsumer end) {
    this.end = end;
  }

  static void guard(@Observes StartupEvent started) {
    Thread.setDefaultUncaughtExceptionHandler(new PollLoopGuard());
  }

  /** Told by its class alone, since messages may quote an event. */
  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    try {
      LOG.errorf("a thread ended by %s", thrown.getClass().getName());
    } finally {
      if (thread.getName().startsWith(LOOP)) {
        end.accept(1);
      }
    }
  }
}
