package io.followup.handlers.workflow;

import io.followup.domain.followup.TellClaim;
import io.quarkus.funqy.Funq;
import jakarta.inject.Named;

/** Tells a claim by SMS or LMS. */
public class XmsFunction {
  private final TellClaim tell;

  XmsFunction(@Named("xms") TellClaim tell) {
    this.tell = tell;
  }

  @Funq("xms")
  public Answer xms(Task task) {
    return Answer.of(tell.tell(task.run()));
  }
}
