package io.followup.domain.chat;

/** What was to be changed changed each time meanwhile; the same call may go well a moment later. */
public final class ChatBusy extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** How often whoever loses a race reads anew. */
  public static final int RACES = 25;

  public ChatBusy() {
    super("it changed each time");
  }
}
