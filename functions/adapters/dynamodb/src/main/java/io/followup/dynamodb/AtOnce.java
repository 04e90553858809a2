package io.followup.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does several things at the same time; none of them goes on once it returns, or throws. */
final class AtOnce {
  private AtOnce() {}

  /**
   * What came of each, in their order. A single one is done on the caller's own thread.
   *
   * @throws RuntimeException that of the first which threw one, once all others have ended, too
   */
  static <T, R> List<R> each(List<T> all, Function<T, R> one) {
    if (all.size() <= 1) {
      return all.stream().map(one).toList();
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<R>> calls = new ArrayList<>();
      all.forEach(each -> calls.add(() -> one.apply(each)));
      List<R> results = new ArrayList<>();
      for (Future<R> call : threads.invokeAll(calls)) {
        results.add(call.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in the middle of it", e);
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
    }
  }

  private static RuntimeException thrown(@Nullable Throwable cause) {
    return switch (cause) {
      case RuntimeException unchecked -> unchecked;
      case Error error -> throw error;
      case null, default -> new IllegalStateException("it could not be done", cause);
    };
  }
}
