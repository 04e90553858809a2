package io.followup.local.workflow;

import static io.followup.local.workflow.Laptop.MACHINE;
import static io.followup.local.workflow.Laptop.request;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.aws.AwsError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionNameTest {
  private final Laptop laptop = new Laptop();

  @BeforeEach
  void a_machine_that_lets_an_hour_pass() {
    laptop.load(
        "{'StartAt': 'Wait', 'TimeoutSeconds': 90000, 'States': {"
            + "'Wait': {'Type': 'Wait', 'SecondsPath': '$.wait', 'End': true}}}");
  }

  @AfterEach
  void close() {
    laptop.close();
  }

  private static ObjectNode start(String name) {
    return request().put("stateMachineArn", MACHINE).put("name", name).put("input", "{}");
  }

  private void assertRefused(ObjectNode request, String type) {
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> laptop.call("StartExecution", request))
        .returns(type, AwsError::type)
        .returns(400, AwsError::status);
  }

  @Test
  void the_same_name_and_input_again_is_the_same_execution_while_it_runs() {
    String first = laptop.start("one", "{'wait': 60}");
    laptop.after(ofSeconds(30));

    String second = laptop.start("one", "{'wait': 60}");
    laptop.after(ofSeconds(30));

    assertThat(second).isEqualTo(first);
    assertThat(laptop.endedAt(first)).isEqualTo(60.0);
  }

  @Test
  void the_same_name_with_other_input_exists_already() {
    laptop.start("one", "{'wait': 60}");

    assertRefused(start("one").put("input", "{\"wait\":61}"), "ExecutionAlreadyExists");
  }

  @Test
  void a_name_stays_taken_when_its_execution_has_ended() {
    laptop.start("one", "{'wait': 0}");

    assertRefused(start("one").put("input", "{\"wait\":0}"), "ExecutionAlreadyExists");
  }

  @Test
  void a_name_stays_taken_long_after_its_execution_is_forgotten() {
    String first = laptop.start("one", "{'wait': 0}");
    for (int i = 0; i < 20_000; i++) {
      laptop.startOnly("other-" + i, "{}");
    }

    assertRefused(start("one").put("input", "{\"wait\":0}"), "ExecutionAlreadyExists");
    assertThatExceptionOfType(AwsError.class)
        .isThrownBy(() -> laptop.describe(first))
        .returns("ExecutionDoesNotExist", AwsError::type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "a:b", "a/b", "a*", "{a}", "a\nb"})
  void a_name_that_the_service_would_not_take_is_refused(String name) {
    assertRefused(start(name), "InvalidName");
  }

  @Test
  void a_name_has_eighty_characters_at_most() {
    assertRefused(start("x".repeat(81)), "InvalidName");
    laptop.start("x".repeat(80), "{'wait': 0}");
  }

  @Test
  void input_has_to_be_json_of_256_KiB_at_most() {
    assertRefused(start("one").put("input", "{oops"), "InvalidExecutionInput");
    assertRefused(start("one").put("input", ""), "InvalidExecutionInput");
    assertRefused(
        start("one").put("input", '"' + "x".repeat(262_143) + '"'), "InvalidExecutionInput");
  }

  @Test
  void a_machine_that_was_not_loaded_does_not_exist() {
    assertRefused(start("one").put("stateMachineArn", MACHINE + "2"), "StateMachineDoesNotExist");
  }

  @Test
  void a_machine_has_a_time_of_its_own() {
    String arn = laptop.start("one", "{'wait': 99999}");

    laptop.after(ofHours(26));

    assertThat(laptop.status(arn)).isEqualTo("TIMED_OUT");
    assertThat(laptop.endedAt(arn)).isEqualTo(90_000.0);
    assertThat(laptop.history(arn))
        .containsExactly("ExecutionStarted", "WaitStateEntered", "ExecutionTimedOut");
  }
}
