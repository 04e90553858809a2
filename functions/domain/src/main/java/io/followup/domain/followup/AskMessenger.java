package io.followup.domain.followup;

import io.followup.domain.delivery.Status;
import io.followup.domain.id.Run;
import io.followup.domain.word.Word;
import io.followup.domain.workflow.Workflow;

/** Asks the customer's messenger to tell a claim (F4), and says whether the text goes at once. */
public final class AskMessenger {
  /** What the text does. */
  public enum Text implements Word {
    /** It goes now: the messenger does not bring it. */
    XMS,
    /** It does not go now: the messenger has brought it, or has its time. */
    DONE;
  }

  /** What a token is answered by that a machine of the last release waits with. */
  private static final String ENDS_THERE = Status.ACCEPTED.word();

  private final TellClaim tell;
  private final Workflow workflow;

  public AskMessenger(TellClaim tell, Workflow workflow) {
    this.tell = tell;
    this.workflow = workflow;
  }

  public Text ask(Run run) {
    return switch (tell.tell(run)) {
      case TellClaim.Told.Result(Status status, boolean reached) -> text(status, reached);
      case TellClaim.Told.Later _, TellClaim.Told.NotYet _ -> Text.XMS;
    };
  }

  /** For a machine that waits with a token: it is not kept waiting, a message goes on. */
  public void ask(Run run, String token) {
    String word =
        switch (ask(run)) {
          case XMS -> Status.NOTHING.word();
          case DONE -> ENDS_THERE;
        };
    workflow.answer(token, word);
  }

  private static Text text(Status status, boolean reached) {
    return switch (status) {
      case NOTHING, REFUSED -> reached ? Text.DONE : Text.XMS;
      case SENDING, RETRY, ACCEPTED, DELIVERED, UNKNOWN -> Text.DONE;
    };
  }
}
