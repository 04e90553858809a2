package io.followup.handlers.workflow;

import io.followup.domain.followup.PushReply;
import io.quarkus.funqy.Funq;

/** Pushes a reply to the customer's devices and leaves the token to their receipts. */
public class PushFunction {
  private final PushReply push;

  PushFunction(PushReply push) {
    this.push = push;
  }

  @Funq("push")
  public void push(Task task) {
    push.push(task.run(), task.waiting(), task.tells());
  }
}
