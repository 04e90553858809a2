package io.followup.local.workflow;

/** A function threw, or could not be invoked. */
public final class FunctionFailure extends Exception {
  private static final long serialVersionUID = 1;

  private final String errorType;
  private final String causeText;

  /**
   * @param errorType what retriers and catchers match: the class name of what the function threw,
   *     or an error of Lambda's own such as {@code Lambda.TooManyRequestsException}
   */
  public FunctionFailure(String errorType, String causeText) {
    super(errorType);
    this.errorType = errorType;
    this.causeText = causeText;
  }

  public String errorType() {
    return errorType;
  }

  public String causeText() {
    return causeText;
  }
}
