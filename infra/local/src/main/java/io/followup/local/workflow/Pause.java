package io.followup.local.workflow;

import io.followup.local.time.Timeline;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits for an instant: a Wait state's, or the one at which a state is tried again. */
final class Pause implements Pending {
  private final Line line;
  private final Execution execution;
  private Timeline.@Nullable Timer timer;

  Pause(Line line, Execution execution) {
    this.line = line;
    this.execution = execution;
  }

  void begin(Instant due, String what, Supplier<Move> then) {
    timer =
        execution
            .around()
            .timeline()
            .at(due, what, () -> execution.turn(() -> line.resume(this, then)));
  }

  @Override
  public void cancel() {
    if (timer != null) {
      execution.around().timeline().cancel(timer);
    }
  }
}
