package io.followup.local.workflow.language;

import java.util.Optional;

/** Reads a Task state. */
final class TaskReader {
  private final Fields fields;
  private final StateReader states;

  TaskReader(Fields fields, StateReader states) {
    this.fields = fields;
    this.states = states;
  }

  State read() {
    Integration integration = integration();
    Fields parameters = fields.object("Parameters");
    switch (integration) {
      case INVOKE, INVOKE_AND_WAIT -> invocation(parameters);
      case START -> start(parameters);
      case SEND -> message(parameters);
    }
    parameters.end();
    if (integration.waits() && !fields.get("Parameters").toString().contains("\"$$.Task.Token\"")) {
      throw fields.refuse("Parameters", "nobody is given $$.Task.Token");
    }
    return new State.Task(
        fields.state(),
        states.selecting(integration.waits()),
        integration,
        timeout(),
        RecoveryReader.read(fields),
        states.exit());
  }

  private Integration integration() {
    String resource = fields.text("Resource");
    return Integration.of(resource)
        .orElseThrow(() -> fields.refuse("Resource", resource + " is not walked here"));
  }

  private static void invocation(Fields parameters) {
    named(parameters, "FunctionName", "a function");
    once(parameters, "Payload");
  }

  private static void start(Fields parameters) {
    named(parameters, "StateMachineArn", "a state machine");
    atMostOnce(parameters, "Input");
    atMostOnce(parameters, "Name");
  }

  private static void message(Fields parameters) {
    named(parameters, "QueueUrl", "a queue");
    once(parameters, "MessageBody");
    atMostOnce(parameters, "DelaySeconds");
  }

  private static void named(Fields parameters, String field, String what) {
    String name = parameters.text(field);
    if (name.isEmpty() || name.contains("${")) {
      throw parameters.refuse(field, "must name " + what + ": " + name);
    }
  }

  private static void once(Fields parameters, String field) {
    if (parameters.find(field).isPresent() == parameters.find(field + ".$").isPresent()) {
      throw parameters.refuse(field, "must be there, once");
    }
  }

  private static void atMostOnce(Fields parameters, String field) {
    boolean given = parameters.find(field).isPresent();
    boolean taken = parameters.find(field + ".$").isPresent();
    if (given && taken) {
      throw parameters.refuse(field, "must not be there twice");
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
