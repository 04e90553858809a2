package io.followup.domain.secret;

/**
 * What is kept sealed cannot be opened: it was moved from where it was put, or its key is gone.
 * Asking again does not help. Names no value.
 */
public final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what the name of what is kept, such as of an attribute; never what it holds
   */
  public Unreadable(String what) {
    super("cannot be opened: " + what);
  }
}
