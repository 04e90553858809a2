package io.followup.local.workflow;

import static io.followup.local.workflow.Laptop.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceTest {
  private static final String ENDS =
      "'Yes': {'Type': 'Pass', 'Result': true, 'End': true},"
          + "'No': {'Type': 'Pass', 'Result': false, 'End': true}";

  private final Laptop laptop = new Laptop();

  @AfterEach
  void close() {
    laptop.close();
  }

  private void choice(String condition, String otherwise) {
    laptop.states(
        "Choice",
        "'Choice': {'Type': 'Choice', 'Choices': [{"
            + condition
            + ", 'Next': 'Yes'}"
            + otherwise
            + "}, "
            + ENDS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'Variable': '$.a', 'StringEquals': 'x' | {'a': 'x'} | true",
        "'Variable': '$.a', 'StringEquals': 'x' | {'a': 'X'} | false",
        "'Variable': '$.a', 'StringEquals': '1' | {'a': 1} | false",
        "'Variable': '$.a', 'BooleanEquals': true | {'a': true} | true",
        "'Variable': '$.a', 'BooleanEquals': true | {'a': false} | false",
        "'Variable': '$.a', 'BooleanEquals': true | {'a': 'true'} | false",
        "'Variable': '$.a', 'NumericEquals': 1 | {'a': 1.0} | true",
        "'Variable': '$.a', 'NumericEquals': 1 | {'a': '1'} | false",
        "'Variable': '$.a', 'NumericLessThan': 5 | {'a': 4.9} | true",
        "'Variable': '$.a', 'NumericLessThan': 5 | {'a': 5} | false",
        "'Variable': '$.a', 'NumericLessThanEquals': 5 | {'a': 5} | true",
        "'Variable': '$.a', 'NumericLessThanEquals': 5 | {'a': 6} | false",
        "'Variable': '$.a', 'NumericGreaterThan': 5 | {'a': 6} | true",
        "'Variable': '$.a', 'NumericGreaterThan': 5 | {'a': 5} | false",
        "'Variable': '$.a', 'NumericGreaterThanEquals': 5 | {'a': 5} | true",
        "'Variable': '$.a', 'NumericGreaterThanEquals': 5 | {'a': 4} | false",
        "'Variable': '$.a', 'TimestampEquals': '2026-01-01T00:00:00Z'"
            + "| {'a': '2026-01-01T09:00:00+09:00'} | true",
        "'Variable': '$.a', 'TimestampLessThan': '2026-01-01T00:00:00Z'"
            + "| {'a': '2025-12-31T23:59:59.999Z'} | true",
        "'Variable': '$.a', 'TimestampGreaterThan': '2026-01-01T00:00:00Z'"
            + "| {'a': '2026-01-01T00:00:00Z'} | false",
        "'Variable': '$.a', 'TimestampGreaterThanEquals': '2026-01-01T00:00:00Z'"
            + "| {'a': 'tomorrow'} | false",
        "'Variable': '$.a', 'TimestampLessThanEquals': '2026-01-01T00:00:00Z'"
            + "| {'a': '2026-01-01T00:00:00Z'} | true",
        "'Variable': '$.a.b', 'IsPresent': true | {'a': {'b': null}} | true",
        "'Variable': '$.a.b', 'IsPresent': true | {'a': 1} | false",
        "'Variable': '$.a.b', 'IsPresent': false | {} | true",
        "'Variable': '$.a', 'IsNull': true | {'a': null} | true",
        "'Variable': '$.a', 'IsNull': false | {'a': null} | false",
        "'Not': {'Variable': '$.a', 'StringEquals': 'x'} | {'a': 'y'} | true",
        "'And': [{'Variable': '$.a', 'IsPresent': true}, {'Variable': '$.a', 'NumericEquals': 1}]"
            + "| {} | false",
        "'And': [{'Variable': '$.a', 'IsPresent': true}, {'Variable': '$.a', 'NumericEquals': 1}]"
            + "| {'a': 1} | true",
        "'Or': [{'Variable': '$.a', 'NumericEquals': 2}, {'Variable': '$.a', 'NumericEquals': 1}]"
            + "| {'a': 1} | true",
        "'Or': [{'Variable': '$.a', 'NumericEquals': 2}, {'Variable': '$.a', 'NumericEquals': 1}]"
            + "| {'a': 3} | false",
      })
  void a_rule_leads_on_where_its_condition_holds(String condition, String input, boolean holds) {
    choice(condition, "], 'Default': 'No'");

    String arn = laptop.start("one", input);

    assertThat(laptop.output(arn)).isEqualTo(json(Boolean.toString(holds)));
  }

  @Test
  void the_first_rule_that_holds_decides() {
    choice(
        "'Variable': '$.a', 'NumericGreaterThan': 1",
        ", {'Variable': '$.a', 'NumericGreaterThan': 2, 'Next': 'No'}]");

    String arn = laptop.start("one", "{'a': 3}");

    assertThat(laptop.output(arn)).isEqualTo(json("true"));
  }

  @Test
  void without_a_rule_that_holds_and_a_default_the_execution_fails() {
    choice(
        "'Variable': '$.a', 'NumericEquals': 1",
        ", {'Variable': '$.a', 'NumericEquals': 2, 'Next': 'No'}]");

    String arn = laptop.start("one", "{'a': 3}");

    assertThat(laptop.describe(arn).path("error").asText()).isEqualTo("States.NoChoiceMatched");
  }

  @Test
  void a_variable_that_is_not_there_ends_the_execution() {
    choice("'Variable': '$.a', 'NumericEquals': 1", "], 'Default': 'No'");

    String arn = laptop.start("one", "{}");

    assertThat(laptop.describe(arn).path("error").asText()).isEqualTo("States.Runtime");
  }
}
