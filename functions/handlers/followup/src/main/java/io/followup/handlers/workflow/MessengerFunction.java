package io.followup.handlers.workflow;

import io.followup.domain.followup.AskMessenger;
import io.quarkus.funqy.Funq;

/** Asks the customer's messenger to tell a claim, and leaves the token to its result. */
public class MessengerFunction {
  private final AskMessenger messenger;

  MessengerFunction(AskMessenger messenger) {
    this.messenger = messenger;
  }

  @Funq("messenger")
  public void messenger(Task task) {
    messenger.ask(task.run(), task.waiting());
  }
}
