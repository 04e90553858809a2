package io.followup.local.workflow.language;

/** A definition says something that is not States Language, or that is not walked here. */
public final class RefusedDefinition extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String state;
  private final String field;

  /**
   * @param state the state's name, empty for the machine itself
   */
  public RefusedDefinition(String state, String field, String why) {
    super((state.isEmpty() ? "machine" : "state " + state) + ", field " + field + ": " + why);
    this.state = state;
    this.field = field;
  }

  public String state() {
    return state;
  }

  public String field() {
    return field;
  }
}
