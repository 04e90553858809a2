package io.followup.domain.workflow;

import io.followup.domain.id.Run;
import io.followup.domain.word.Word;
import java.time.Duration;

/**
 * Starts executions of the two state machines, and answers the tokens of pushes. Nobody asks after
 * an execution: what it has not done by its time is taken up by whoever looks at the chat.
 */
public interface Workflow {
  /** What became of a start. */
  enum Start {
    /** It runs, begun by this start or by an earlier one. */
    RUNNING,
    /** One of this name has ended; nothing was started. */
    OVER,
    /** Too many start at once; nothing was started, and a later start may go well. */
    THROTTLED
  }

  /** Where an execution of {@code tell} begins. */
  enum At implements Word {
    CLAIM,
    MESSENGER,
    XMS,
    EMAIL;
  }

  /**
   * Starts the execution of {@code follow-up} of this round, named after it: a push, and its wait.
   * The same run comes with the same wait each time, since a name with another input is OVER.
   *
   * @param wait how long the push waits for a receipt
   */
  Start start(Run run, Duration wait);

  /**
   * Starts an execution of {@code tell}, without a name: each call may start one, and each start
   * may run twice.
   *
   * @param tries how many nudges in a row have led to it
   * @return RUNNING or THROTTLED
   */
  Start tell(Run run, At at, int tries);

  /** The same, of what nobody was nudged for. */
  default Start tell(Run run, At at) {
    return tell(run, at, 0);
  }

  /**
   * Answers a task's token with one word. A token that is gone is fine: whoever waited has gone on.
   */
  void answer(String token, String result);

  /**
   * Lets the task of a token fail by an error of this name. A token that is gone is fine, too.
   *
   * @param error what the definition catches: {@code Nothing} or {@code Refused}
   */
  void fail(String token, String error);
}
