package io.followup.domain.followup;

import io.followup.domain.workflow.Run;
import io.followup.domain.workflow.Workflow;

/**
 * Asks the customer's messenger to tell a claim (F4). No messenger is built in yet, so there is
 * none to ask: the workflow goes on to xms at once.
 */
public final class AskMessenger {
  private final Workflow workflow;

  public AskMessenger(Workflow workflow) {
    this.workflow = workflow;
  }

  public void ask(Run run, String token) {
    workflow.answer(token, PushReply.NOTHING);
  }
}
