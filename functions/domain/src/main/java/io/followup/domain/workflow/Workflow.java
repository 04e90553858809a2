package io.followup.domain.workflow;

import io.followup.domain.id.Run;
import io.followup.domain.word.Word;
import java.time.Duration;

/** Starts executions of the follow-up workflow, asks after them and answers their tokens. */
public interface Workflow {
  /** Where an execution begins. */
  enum First implements Word {
    PUSH,
    LOOKAGAIN;
  }

  /** The waits of one execution, and whether it has a messenger to ask. */
  record Plan(First first, Duration receiptWait, Duration messengerWait, boolean messenger) {}

  /** What became of an execution. */
  enum Status {
    NEVER_STARTED,
    RUNNING,
    ENDED
  }

  /** Starts the execution of this round; that it has been started before is success. */
  void start(Run run, Plan plan);

  Status status(Run run);

  /**
   * Answers a task's token with one word. A token that is gone is fine: whoever waited has gone on.
   */
  void answer(String token, String result);
}
