package io.followup.handlers.workflow;

import io.followup.domain.followup.AskMessenger;
import io.quarkus.funqy.Funq;

/**
 * Asks the customer's messenger to tell a claim. Only the last release's workflow waits with a
 * token, and is answered by it.
 */
public class MessengerFunction {
  private final AskMessenger messenger;

  MessengerFunction(AskMessenger messenger) {
    this.messenger = messenger;
  }

  @Funq("messenger")
  public Answer messenger(Task task) {
    if (task.hasToken()) {
      messenger.ask(task.run(), task.waiting());
      return Answer.of(AskMessenger.Text.DONE);
    }
    return Answer.of(messenger.ask(task.run()));
  }
}
