package io.followup.local.workflow.language;

import java.util.Optional;

/** Reads a Task state: the invocation of a function, with or without a token. */
final class TaskReader {
  private static final String INVOKE = "arn:aws:states:::lambda:invoke";
  private static final String WAIT_FOR_TOKEN = INVOKE + ".waitForTaskToken";

  private final Fields fields;
  private final StateReader states;

  TaskReader(Fields fields, StateReader states) {
    this.fields = fields;
    this.states = states;
  }

  State read() {
    boolean token = waitsForToken();
    parameters(token);
    return new State.Task(
        fields.state(),
        states.shape(token),
        token,
        timeout(),
        RecoveryReader.read(fields),
        states.exit());
  }

  private boolean waitsForToken() {
    String resource = fields.text("Resource");
    return switch (resource) {
      case INVOKE -> false;
      case WAIT_FOR_TOKEN -> true;
      default -> throw fields.refuse("Resource", resource + " is not walked here");
    };
  }

  private void parameters(boolean token) {
    Fields parameters = fields.object("Parameters");
    String function = parameters.text("FunctionName");
    if (function.isEmpty() || function.contains("${")) {
      throw parameters.refuse("FunctionName", "must name a function: " + function);
    }
    if (parameters.find("Payload").isPresent() == parameters.find("Payload.$").isPresent()) {
      throw parameters.refuse("Payload", "must be there, once");
    }
    parameters.end();
    if (token && !fields.get("Parameters").toString().contains("\"$$.Task.Token\"")) {
      throw fields.refuse("Parameters", "nobody is given $$.Task.Token");
    }
  }

  private Optional<Amount> timeout() {
    Optional<Amount> given = fields.findWhole("TimeoutSeconds", 1).map(Amount.Given::new);
    if (!fields.has("TimeoutSecondsPath")) {
      return given;
    }
    if (given.isPresent()) {
      throw fields.refuse("TimeoutSecondsPath", "goes not together with TimeoutSeconds");
    }
    Path path = fields.path("TimeoutSecondsPath");
    return Optional.of(new Amount.Taken("TimeoutSecondsPath", path, 1));
  }
}
