package io.followup.domain.protocol;

import io.followup.domain.id.Run;
import io.followup.domain.workflow.Continuation;
import io.followup.domain.workflow.Continuations;
import io.followup.domain.workflow.LookQueue;
import io.followup.domain.workflow.Workflow;
import io.followup.domain.workflow.Workflow.At;
import io.followup.domain.workflow.Workflow.Start;
import java.time.Duration;
import java.time.Instant;

/** Who comes by later: executions, and the two queues. A start that is throttled comes later. */
public record Wakers(Workflow workflow, LookQueue looks, Continuations continuations) {
  /** Starts a push; where too many start at once, somebody looks at the chat a little later. */
  Start push(Run run, Duration wait, Instant now) {
    Start start = workflow.start(run, wait);
    if (start == Start.THROTTLED) {
      looks.lookAt(run.chat(), now.plus(Waits.afterThrottling(run)));
    }
    return start;
  }

  /** Starts telling; where too many start at once, a message goes on a little later. */
  Start tell(Run run, At at, int tries, Instant now) {
    Start start = workflow.tell(run, at, tries);
    if (start == Start.THROTTLED) {
      Instant later = now.plus(Waits.afterThrottling(run));
      continuations.send(Continuation.nudge(run, nudged(at)), later);
    }
    return start;
  }

  private static Continuation.At nudged(At at) {
    return switch (at) {
      case CLAIM -> Continuation.At.CLAIM;
      case MESSENGER, XMS -> Continuation.At.TEXT;
      case EMAIL -> Continuation.At.EMAIL;
    };
  }
}
