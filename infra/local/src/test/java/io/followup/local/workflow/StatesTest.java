package io.followup.local.workflow;

import static io.followup.local.workflow.Laptop.json;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatesTest {
  private final Laptop laptop = new Laptop();

  @AfterEach
  void close() {
    laptop.close();
  }

  @Test
  void a_pass_state_hands_its_input_on() {
    laptop.states("Pass", "'Pass': {'Type': 'Pass', 'End': true}");

    String arn = laptop.start("one", "{'a': 1}");

    assertThat(laptop.output(arn)).isEqualTo(json("{'a': 1}"));
  }

  @Test
  void a_pass_state_puts_its_result_where_it_is_told_to() {
    laptop.states(
        "Pass",
        "'Pass': {'Type': 'Pass', 'Result': [1], 'ResultPath': '$.made.here', 'End': true}");

    String arn = laptop.start("one", "{'a': 1}");

    assertThat(laptop.output(arn)).isEqualTo(json("{'a': 1, 'made': {'here': [1]}}"));
  }

  @Test
  void parameters_take_from_input_and_context() {
    laptop.states(
        "Pass",
        "'Pass': {'Type': 'Pass', 'InputPath': '$.in', 'End': true, 'Parameters': {"
            + "'fixed': [{'x': 1}], 'first.$': '$.list[0]', 'odd.$': \"$['odd name']\","
            + "'name.$': '$$.Execution.Name', 'id.$': '$$.Execution.Id',"
            + "'at.$': '$$.Execution.StartTime', 'given.$': '$$.Execution.Input.in.list[1]',"
            + "'state.$': '$$.State.Name', 'entered.$': '$$.State.EnteredTime',"
            + "'retries.$': '$$.State.RetryCount'}}");

    String arn = laptop.start("one", "{'in': {'list': [7, 8], 'odd name': true}}");

    assertThat(laptop.output(arn))
        .isEqualTo(
            json(
                "{'fixed': [{'x': 1}], 'first': 7, 'odd': true, 'name': 'one', 'id': '"
                    + arn
                    + "', 'at': '2026-11-22T09:00:00.000Z', 'given': 8, 'state': 'Pass',"
                    + "'entered': '2026-11-22T09:00:00.000Z', 'retries': 0}"));
  }

  @Test
  void null_paths_stand_for_nothing() {
    laptop.states(
        "Kept",
        "'Kept': {'Type': 'Pass', 'InputPath': null, 'ResultPath': '$.b', 'Next': 'Dropped'},"
            + "'Dropped': {'Type': 'Pass', 'Result': 1, 'ResultPath': null, 'Next': 'Last'},"
            + "'Last': {'Type': 'Succeed', 'OutputPath': '$.b'}");

    String arn = laptop.start("one", "{'a': 1}");

    assertThat(laptop.output(arn)).isEqualTo(json("{}"));
  }

  @Test
  void a_path_that_leads_nowhere_ends_the_execution() {
    laptop.states("Pass", "'Pass': {'Type': 'Pass', 'InputPath': '$.b', 'End': true}");

    String arn = laptop.start("one", "{'a': 1}");

    assertThat(laptop.describe(arn).path("error").asText()).isEqualTo("States.Runtime");
  }

  @Test
  void a_result_that_does_not_fit_fails_its_state() {
    laptop.states("Pass", "'Pass': {'Type': 'Pass', 'ResultPath': '$.a.b', 'End': true}");

    String arn = laptop.start("one", "{'a': 1}");

    assertThat(laptop.describe(arn).path("error").asText())
        .isEqualTo("States.ResultPathMatchFailure");
  }

  @Test
  void a_fail_state_fails_the_execution() {
    laptop.states("Fail", "'Fail': {'Type': 'Fail', 'Error': 'Odd', 'Cause': 'for a reason'}");

    String arn = laptop.start("one", "{}");

    assertThat(laptop.status(arn)).isEqualTo("FAILED");
    assertThat(laptop.describe(arn).path("error").asText()).isEqualTo("Odd");
    assertThat(laptop.describe(arn).path("cause").asText()).isEqualTo("for a reason");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'Seconds': 90 | {} | 90",
        "'SecondsPath': '$.wait' | {'wait': 12} | 12",
        "'SecondsPath': '$.wait' | {'wait': 0} | 0",
        "'Timestamp': '2026-11-22T09:00:07.5Z' | {} | 7.5",
        "'TimestampPath': '$.at' | {'at': '2026-11-22T18:01:00+09:00'} | 60",
        "'TimestampPath': '$.at' | {'at': '2026-11-22T08:00:00Z'} | 0",
      })
  void a_wait_state_waits_on_the_laptops_clock(String until, String input, double seconds) {
    laptop.states("Wait", "'Wait': {'Type': 'Wait', " + until + ", 'End': true}");

    String arn = laptop.start("one", input);
    String atOnce = laptop.status(arn);
    laptop.after(ofSeconds(100));

    assertThat(atOnce).isEqualTo(seconds == 0 ? "SUCCEEDED" : "RUNNING");
    assertThat(laptop.endedAt(arn)).isEqualTo(seconds);
    assertThat(laptop.output(arn)).isEqualTo(json(input));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'SecondsPath': '$.wait' | {'wait': -1}",
        "'SecondsPath': '$.wait' | {'wait': 1.5}",
        "'SecondsPath': '$.wait' | {'wait': '5'}",
        "'SecondsPath': '$.wait' | {}",
        "'TimestampPath': '$.at' | {'at': '2026-11-22'}",
        "'TimestampPath': '$.at' | {'at': '2026-13-22T09:00:00Z'}",
      })
  void a_wait_for_nonsense_ends_the_execution(String until, String input) {
    laptop.states("Wait", "'Wait': {'Type': 'Wait', " + until + ", 'End': true}");

    String arn = laptop.start("one", input);

    assertThat(laptop.describe(arn).path("error").asText()).isEqualTo("States.Runtime");
  }

  @Test
  void an_execution_that_only_waits_is_not_in_flight() {
    laptop.states("Wait", "'Wait': {'Type': 'Wait', 'Seconds': 5, 'End': true}");

    String arn = laptop.start("one", "{}");

    assertThat(laptop.inFlight().names()).isEmpty();
    assertThat(laptop.status(arn)).isEqualTo("RUNNING");
  }

  @Test
  void a_machine_that_goes_round_for_ever_ends_when_its_history_is_full() {
    laptop.states("A", "'A': {'Type': 'Pass', 'Next': 'B'}, 'B': {'Type': 'Pass', 'Next': 'A'}");

    String arn = laptop.start("one", "{}");

    assertThat(laptop.describe(arn).path("error").asText()).isEqualTo("States.Runtime");
  }
}
