package io.followup.local.workflow.language;

/** Why a state failed: an error's name, which retriers and catchers match, and its cause. */
public record Failure(String error, String cause) {
  public static final String ALL = "States.ALL";
  public static final String TASK_FAILED = "States.TaskFailed";
  public static final String TIMEOUT = "States.Timeout";
  public static final String RUNTIME = "States.Runtime";
  public static final String DATA_LIMIT = "States.DataLimitExceeded";
  public static final String NO_CHOICE = "States.NoChoiceMatched";
  public static final String PARAMETER_PATH = "States.ParameterPathFailure";
  public static final String RESULT_PATH = "States.ResultPathMatchFailure";

  /** Failures that end an execution whatever its retriers and catchers say. */
  public boolean terminal() {
    return error.equals(RUNTIME) || error.equals(DATA_LIMIT);
  }
}
