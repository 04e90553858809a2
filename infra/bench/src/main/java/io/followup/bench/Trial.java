package io.followup.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.artefact.LambdaProcess;
import io.followup.artefact.Launch;
import io.followup.artefact.Start;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts a function, calls it some times, ends it. */
final class Trial {
  private static final int LATER_CALLS = 40;

  private Trial() {}

  static Sample of(Launch launch, JsonNode event) {
    try (LambdaProcess process = launch.start()) {
      Duration ready = ready(process);
      Duration readyProcessor = process.processorTime();
      Duration first = call(process, event);
      Duration processor = process.processorTime();
      List<Duration> later = new ArrayList<>();
      for (int call = 0; call < LATER_CALLS; call++) {
        later.add(call(process, event));
      }
      Duration median = Duration.ofNanos((long) Median.of(later, Duration::toNanos));
      return new Sample(ready, readyProcessor, first, processor, median, process.residentKib());
    }
  }

  private static Duration ready(LambdaProcess process) {
    return switch (process.awaitStart()) {
      case Start.Ready(Duration after) -> after;
      case Start.Refused _, Start.Exited _ ->
          throw new IllegalStateException("it did not start; it wrote:\n" + process.output());
    };
  }

  private static Duration call(LambdaProcess process, JsonNode event) {
    long began = System.nanoTime();
    TeaHouse.answered(process.invoke(event));
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
