package io.followup.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Runs the same thing many times at once. */
final class Races {
  private Races() {}

  /** What each of them came to; all begin together. */
  static <T> List<T> run(int rivals, IntFunction<T> rival) {
    CyclicBarrier start = new CyclicBarrier(rivals);
    try (ExecutorService threads = Executors.newFixedThreadPool(rivals)) {
      List<Callable<T>> calls = new ArrayList<>();
      for (int i = 0; i < rivals; i++) {
        int number = i;
        calls.add(
            () -> {
              start.await(10, TimeUnit.SECONDS);
              return rival.apply(number);
            });
      }
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(calls)) {
        results.add(result.get());
      }
      return results;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
