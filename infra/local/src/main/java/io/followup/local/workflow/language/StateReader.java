package io.followup.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one state. */
final class StateReader {
  private final MachineReader machines;
  private final Fields fields;
  private final String name;

  StateReader(MachineReader machines, Fields fields) {
    this.machines = machines;
    this.fields = fields;
    this.name = fields.state();
  }

  State read() {
    String type = fields.text("Type");
    MachineReader.jsonPath(fields);
    State state =
        switch (type) {
          case "Task" -> new TaskReader(fields, this).read();
          case "Wait" -> new State.Wait(name, passing(), new UntilReader(fields).read(), exit());
          case "Choice" -> choice();
          case "Parallel" -> parallel();
          case "Pass" ->
              new State.Pass(name, shape(false, Optional.empty()), fields.find("Result"), exit());
          case "Succeed" -> new State.Succeed(name, passing());
          case "Fail" -> fail();
          default -> throw fields.refuse("Type", type + " is not walked here");
        };
    fields.end();
    return state;
  }

  private State choice() {
    Shape shape = passing();
    List<State.Rule> rules = new ArrayList<>();
    for (Fields rule : fields.objects("Choices")) {
      rules.add(new State.Rule(ConditionReader.read(rule), rule.text("Next")));
      rule.end();
    }
    return new State.Choice(name, shape, rules, fields.findText("Default"));
  }

  private State parallel() {
    Shape shape = selecting(false);
    List<Definition> branches = fields.objects("Branches").stream().map(machines::branch).toList();
    return new State.Parallel(name, shape, branches, RecoveryReader.read(fields), exit());
  }

  private State fail() {
    String error = fields.findText("Error").orElse("");
    return new State.Fail(name, new Failure(error, fields.findText("Cause").orElse("")));
  }

  Exit exit() {
    Optional<String> next = fields.findText("Next");
    boolean end = fields.has("End") && fields.flag("End");
    if (next.isPresent() == end) {
      throw fields.refuse("Next", "a state has either a Next or an End that is true");
    }
    return next.<Exit>map(Exit.Next::new).orElseGet(Exit.End::new);
  }

  /** Input and output of a state that has neither parameters nor a result. */
  private Shape passing() {
    return new Shape(
        selection("InputPath"), Optional.empty(), Optional.empty(), Selection.WHOLE, outputPath());
  }

  /**
   * Input and output of a state whose result can be selected from.
   *
   * @param token whether the parameters can ask for a task's token
   */
  Shape selecting(boolean token) {
    return shape(token, template("ResultSelector", false));
  }

  private Shape shape(boolean token, Optional<Template> selector) {
    return new Shape(
        selection("InputPath"),
        template("Parameters", token),
        selector,
        resultPath(fields, "ResultPath"),
        outputPath());
  }

  private Optional<Template> template(String field, boolean token) {
    return fields.find(field).map(node -> new TemplateReader(fields, token).read(field, node));
  }

  private Selection outputPath() {
    return selection("OutputPath");
  }

  private Selection selection(String field) {
    Optional<JsonNode> given = fields.find(field);
    if (given.isEmpty()) {
      return Selection.WHOLE;
    }
    return given.get().isNull() ? new Selection.Nothing() : new Selection.At(fields.path(field));
  }

  static Selection resultPath(Fields fields, String field) {
    Optional<JsonNode> given = fields.find(field);
    if (given.isEmpty()) {
      return Selection.WHOLE;
    }
    if (given.get().isNull()) {
      return new Selection.Nothing();
    }
    Path path = fields.path(field);
    if (path.context()) {
      throw fields.refuse(field, "results are not put into the context object");
    }
    return new Selection.At(path);
  }
}
