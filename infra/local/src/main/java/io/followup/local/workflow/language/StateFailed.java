package io.followup.local.workflow.language;

/** Thrown where a state's fields do not fit the data that reached it. */
public final class StateFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Failure failure;

  public StateFailed(String error, String cause) {
    super(error + ": " + cause);
    this.failure = new Failure(error, cause);
  }

  public Failure failure() {
    return failure;
  }
}
