package io.followup.handlers.workflow;

import io.followup.domain.followup.LookAgain;
import io.quarkus.funqy.Funq;

/** Before text and email: looks again, and claims what is still unseen. */
public class LookagainFunction {
  private final LookAgain lookAgain;

  LookagainFunction(LookAgain lookAgain) {
    this.lookAgain = lookAgain;
  }

  @Funq("lookagain")
  public Look lookagain(Task task) {
    return Look.of(lookAgain.look(task.run()));
  }
}
