package io.followup.handlers.workflow;

import io.followup.domain.followup.TellClaim;
import io.quarkus.funqy.Funq;
import jakarta.inject.Named;

/** Tells a claim by email. */
public class EmailFunction {
  private final TellClaim tell;

  EmailFunction(@Named("email") TellClaim tell) {
    this.tell = tell;
  }

  @Funq("email")
  public Answer email(Task task) {
    return Answer.of(tell.tell(task.run()));
  }
}
