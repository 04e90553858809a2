package io.followup.domain.followup;

import io.followup.domain.delivery.Status;
import io.followup.domain.id.Run;
import io.followup.domain.workflow.Workflow;
import java.util.Optional;

/**
 * Asks the customer's messenger to tell a claim (F4), and answers the workflow's token as soon as
 * the messenger is done with it. A notice that the vendor took, or may have taken, leaves the token
 * to the vendor's report.
 */
public final class AskMessenger {
  private final TellClaim tell;
  private final Workflow workflow;

  public AskMessenger(TellClaim tell, Workflow workflow) {
    this.tell = tell;
    this.workflow = workflow;
  }

  public void ask(Run run, String token) {
    switch (tell.tell(run, Optional.of(token))) {
      case TellClaim.Told.Result(Status status, boolean reached) ->
          word(status, reached).ifPresent(word -> workflow.answer(token, word));
      // The text stands behind a messenger, so a messenger is not asked again.
      case TellClaim.Told.Again _ -> workflow.answer(token, Status.REFUSED.word());
    }
  }

  private static Optional<String> word(Status status, boolean reached) {
    return switch (status) {
      case NOTHING, REFUSED, DELIVERED -> Optional.of(status.word());
      case SENDING, RETRY, ACCEPTED, UNKNOWN ->
          reached ? Optional.of(status.word()) : Optional.empty();
    };
  }
}
