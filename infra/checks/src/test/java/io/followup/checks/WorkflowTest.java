package io.followup.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WorkflowTest {
  private static final Template TEMPLATE = Template.read();
  private static final JsonNode WORKFLOW = TEMPLATE.properties("FollowUpWorkflow");
  private static final JsonNode DEFINITION = Yaml.read(Path.of("../follow-up.asl.json"));

  @Test
  void each_state_invokes_the_function_that_it_names() {
    Map<String, String> named = new TreeMap<>();
    DEFINITION
        .findValuesAsText("FunctionName")
        .forEach(f -> named.put(f.replaceAll("[${}]", ""), f.replaceAll("[${}]", "") + ".Alias"));

    Map<String, String> given = new TreeMap<>();
    WORKFLOW
        .path("DefinitionSubstitutions")
        .properties()
        .forEach(s -> given.put(s.getKey(), s.getValue().path("Ref").asText()));
    assertThat(named).hasSize(5);
    assertThat(given).isEqualTo(named);
  }

  @Test
  void the_workflow_may_invoke_its_functions_and_nothing_else() {
    JsonNode statement =
        TEMPLATE.properties("WorkflowRole").at("/Policies/0/PolicyDocument/Statement");

    assertThat(statement).hasSize(1);
    assertThat(statement.path(0).path("Action").asText()).isEqualTo("lambda:InvokeFunction");
    assertThat(statement.path(0).path("Resource").valueStream())
        .containsExactlyInAnyOrderElementsOf(
            WORKFLOW.path("DefinitionSubstitutions").valueStream().toList());
  }

  @Test
  void a_state_waits_for_as_long_as_its_function_may_take() {
    DEFINITION.findParents("TimeoutSeconds").stream()
        .filter(state -> state.path("Type").asText().equals("Task"))
        .forEach(
            state -> {
              String name = state.at("/Parameters/FunctionName").asText().replaceAll("[${}]", "");
              int timeout = TEMPLATE.properties(name).path("Timeout").asInt();
              assertThat(state.path("TimeoutSeconds").asInt()).isGreaterThan(timeout);
            });
  }

  @Test
  void whoever_starts_it_knows_its_name() {
    String name = WORKFLOW.path("Name").path("Fn::Sub").asText();

    assertThat(TEMPLATE.functions())
        .filteredOn(f -> f.environment().has("FOLLOWUP_WORKFLOW_ARN"))
        .hasSizeGreaterThan(3)
        .allMatch(
            f ->
                f.environment()
                    .path("FOLLOWUP_WORKFLOW_ARN")
                    .path("Fn::Sub")
                    .asText()
                    .endsWith(":stateMachine:" + name));
  }
}
