package io.followup.carriers.webpush;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.followup.domain.carrier.Answer;
import io.followup.domain.outcome.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks carriers for several things at the same time. */
public final class AtOnce {
  /** More than each of our clients waits, and within the 25 s of the function that pushes. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private AtOnce() {}

  /**
   * The answer for each, in their order. Whatever has none after 15 s may have been taken.
   *
   * @throws RuntimeException that of the first which threw one, once all others have ended, too
   */
  public static <T> List<Answer> each(List<T> all, Function<T, Answer> ask) {
    return each(all, ask, PATIENCE);
  }

  static <T> List<Answer> each(List<T> all, Function<T, Answer> ask, Duration patience) {
    if (all.size() == 1) {
      return List.of(ask.apply(all.getFirst()));
    }
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      List<Callable<Answer>> calls = new ArrayList<>();
      all.forEach(one -> calls.add(() -> ask.apply(one)));
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> call : threads.invokeAll(calls, patience.toMillis(), MILLISECONDS)) {
        answers.add(call.isCancelled() ? new Answer.Unknown(Reason.NO_ANSWER) : call.get());
      }
      return answers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while carriers were asked", e);
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
    } finally {
      // Not closed: that would wait for those that do not answer.
      threads.shutdownNow();
    }
  }

  private static RuntimeException thrown(@Nullable Throwable cause) {
    return switch (cause) {
      case RuntimeException unchecked -> unchecked;
      case Error error -> throw error;
      case null, default -> new IllegalStateException("a carrier could not be asked", cause);
    };
  }
}
