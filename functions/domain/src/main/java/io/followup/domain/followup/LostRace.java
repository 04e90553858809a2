package io.followup.domain.followup;

/** A chat changed again and again under a call; whoever called should call again. */
public final class LostRace extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LostRace() {
    super("the chat changed again and again");
  }
}
