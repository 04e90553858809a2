package io.followup.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WorkflowTest {
  private static final Template TEMPLATE = Template.read();

  /** The state machines, by the template's names. */
  enum Workflow {
    FOLLOW_UP("FollowUp", "FollowUpRole", "follow-up.asl.json"),
    TELL("Tell", "TellRole", "tell.asl.json"),
    BEFORE("FollowUpWorkflow", "WorkflowRole", "follow-up-before.asl.json");

    private final String resource;
    private final String role;
    private final String file;

    Workflow(String resource, String role, String file) {
      this.resource = resource;
      this.role = role;
      this.file = file;
    }

    JsonNode properties() {
      return TEMPLATE.properties(resource);
    }

    JsonNode definition() {
      return Yaml.read(Path.of("..").resolve(file));
    }

    /** What the definition is given: the names in it, and what they refer to. */
    Map<String, String> given() {
      Map<String, String> given = new TreeMap<>();
      properties()
          .path("DefinitionSubstitutions")
          .properties()
          .forEach(s -> given.put(s.getKey(), s.getValue().path("Ref").asText()));
      return given;
    }

    List<JsonNode> statements() {
      JsonNode statements = TEMPLATE.properties(role).at("/Policies/0/PolicyDocument/Statement");
      return StreamSupport.stream(statements.spliterator(), false).toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void each_state_invokes_the_function_that_it_names(Workflow workflow) {
    Map<String, String> named = new TreeMap<>();
    workflow
        .definition()
        .findValuesAsText("FunctionName")
        .forEach(f -> named.put(f.replaceAll("[${}]", ""), f.replaceAll("[${}]", "") + ".Alias"));

    Map<String, String> functions = new TreeMap<>(workflow.given());
    functions.keySet().removeIf(name -> !name.endsWith("Function"));
    assertThat(workflow.properties().path("DefinitionUri").asText()).isEqualTo(workflow.file);
    assertThat(named).isNotEmpty().isEqualTo(functions);
  }

  @ParameterizedTest
  @CsvSource({
    "FOLLOW_UP, StateMachineArn, TellStateMachine, Tell",
    "TELL, QueueUrl, ContinuationQueue, ContinuationQueue"
  })
  void what_it_calls_beside_functions_is_what_it_is_given(
      Workflow workflow, String field, String name, String resource) {
    assertThat(workflow.definition().findValuesAsText(field))
        .isNotEmpty()
        .allMatch(("${" + name + "}")::equals);
    assertThat(workflow.given()).containsEntry(name, resource);
  }

  @ParameterizedTest
  @EnumSource
  void a_workflow_may_do_what_its_definition_does_and_nothing_else(Workflow workflow) {
    JsonNode first = workflow.statements().getFirst();
    Stream<JsonNode> invoked =
        first.path("Resource").isArray()
            ? StreamSupport.stream(first.path("Resource").spliterator(), false)
            : Stream.of(first.path("Resource"));

    assertThat(first.path("Action").asText()).isEqualTo("lambda:InvokeFunction");
    assertThat(invoked.map(resource -> resource.path("Ref").asText()))
        .containsExactlyInAnyOrderElementsOf(
            workflow.given().values().stream().filter(name -> name.endsWith(".Alias")).toList());
    assertThat(workflow.statements().stream().skip(1).map(WorkflowTest::right))
        .containsExactlyElementsOf(
            switch (workflow) {
              case FOLLOW_UP -> List.of("states:StartExecution on Tell");
              case TELL -> List.of("sqs:SendMessage on ContinuationQueue.Arn");
              case BEFORE -> List.<String>of();
            });
  }

  private static String right(JsonNode statement) {
    JsonNode resource = statement.path("Resource");
    String name = resource.path("Ref").asText(resource.path("Fn::GetAtt").asText());
    return statement.path("Action").asText() + " on " + name;
  }

  @ParameterizedTest
  @EnumSource
  void a_state_waits_for_as_long_as_its_function_may_take(Workflow workflow) {
    workflow.definition().findParents("TimeoutSeconds").stream()
        .filter(state -> state.path("Type").asText().equals("Task"))
        .forEach(
            state -> {
              String name = state.at("/Parameters/FunctionName").asText().replaceAll("[${}]", "");
              int timeout = TEMPLATE.properties(name).path("Timeout").asInt();
              assertThat(state.path("TimeoutSeconds").asInt()).isGreaterThan(timeout);
            });
  }

  @ParameterizedTest
  @CsvSource({"FOLLOW_UP, FOLLOWUP_WORKFLOW_ARN", "TELL, FOLLOWUP_TELL_ARN"})
  void whoever_starts_it_knows_its_name(Workflow workflow, String variable) {
    String name = workflow.properties().path("Name").path("Fn::Sub").asText();

    assertThat(TEMPLATE.functions())
        .filteredOn(f -> f.environment().has(variable))
        .hasSizeGreaterThan(3)
        .allMatch(
            f ->
                f.environment()
                    .path(variable)
                    .path("Fn::Sub")
                    .asText()
                    .endsWith(":stateMachine:" + name));
  }

  @Test
  void nothing_starts_the_last_releases_workflow_any_more() {
    String name = Workflow.BEFORE.properties().path("Name").path("Fn::Sub").asText();

    assertThat(TEMPLATE.functions())
        .allSatisfy(
            f ->
                assertThat(
                        Arrays.asList(
                            f.environment()
                                .path("FOLLOWUP_WORKFLOW_ARN")
                                .path("Fn::Sub")
                                .asText()
                                .split(":")))
                    .doesNotContain(name));
  }
}
