package io.followup.bench.adapters;

import io.followup.bench.Median;
import io.followup.bench.adapters.Comparison.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;

/** Calls all, in turns, so that whatever else the machine does happens to all of them. */
final class Trial {
  private static final int WARM_UP = 3_000;
  private static final int CALLS = 300;

  private final VendorProcess vendor;

  Trial(VendorProcess vendor) {
    this.vendor = vendor;
  }

  Comparison of(Subject subject, int rounds) throws Exception {
    List<String> requests = requests(subject);
    List<Callable<?>> callers = new ArrayList<>();
    callers.add(subject.call());
    callers.add(subject.bare().of(requests));
    subject.library().map(library -> library.of(requests)).ifPresent(callers::add);
    round(callers, WARM_UP);
    List<Round> all = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      all.add(round(callers, CALLS));
    }
    return new Comparison(subject.name(), requests.size(), all);
  }

  /** What the adapter asks when it has its secrets and all else that it keeps. */
  private List<String> requests(Subject subject) throws Exception {
    subject.call().call();
    vendor.asked();
    Object answer = subject.call().call();
    if (!answer.toString().matches("(Accepted|Delivered).*")) {
      throw new IllegalStateException(subject.name() + " ended as " + answer);
    }
    return vendor.asked();
  }

  /** Each of them once, then again from another one on. */
  private static Round round(List<Callable<?>> callers, int calls) throws Exception {
    List<List<Long>> times = callers.stream().<List<Long>>map(_ -> new ArrayList<>()).toList();
    for (int call = 0; call < calls; call++) {
      for (int i = 0; i < callers.size(); i++) {
        int turn = (call + i) % callers.size();
        times.get(turn).add(nanos(callers.get(turn)));
      }
    }
    return new Round(
        micros(times.get(0)),
        times.size() == 2 ? OptionalDouble.empty() : OptionalDouble.of(micros(times.get(2))),
        micros(times.get(1)));
  }

  private static double micros(List<Long> nanos) {
    return Median.of(nanos, one -> one / 1e3);
  }

  private static long nanos(Callable<?> call) throws Exception {
    long began = System.nanoTime();
    call.call();
    return System.nanoTime() - began;
  }
}
