package io.followup.local.workflow.language;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionRefusalTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().configure(JsonParser.Feature.ALLOW_SINGLE_QUOTES, true).build();
  private static final String INVOKE = "'arn:aws:states:::lambda:invoke'";

  private static void assertRefused(String definition, String state, String field)
      throws JsonProcessingException {
    var node = JSON.readTree(definition);

    assertThatExceptionOfType(RefusedDefinition.class)
        .isThrownBy(() -> Definition.of(node))
        .returns(state, RefusedDefinition::state)
        .returns(field, RefusedDefinition::field)
        .withMessageContaining(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'StartAt': 'B' | StartAt",
        "'StartAt': 'A', 'QueryLanguage': 'JSONata' | QueryLanguage",
        "'StartAt': 'A', 'Version': '2.0' | Version",
        "'StartAt': 'A', 'TimeoutSeconds': 0 | TimeoutSeconds",
        "'StartAt': 'A', 'ProcessorConfig': {} | ProcessorConfig",
        "'Comment': 'no start' | StartAt",
      })
  void a_machine_with(String fields, String field) throws JsonProcessingException {
    assertRefused("{" + fields + ", 'States': {'A': {'Type': 'Succeed'}}}", "", field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'Type': 'Map' | Type",
        "'Comment': 'no type' | Type",
        "'Type': 'Pass' | Next",
        "'Type': 'Pass', 'End': false | Next",
        "'Type': 'Pass', 'End': true, 'Next': 'A' | Next",
        "'Type': 'Pass', 'End': 'true' | End",
        "'Type': 'Pass', 'Next': 'B' | Next",
        "'Type': 'Pass', 'End': true, 'QueryLanguage': 'JSONata' | QueryLanguage",
        "'Type': 'Pass', 'End': true, 'Assign': {} | Assign",
        "'Type': 'Pass', 'End': true, 'ResultSelector': {} | ResultSelector",
        "'Type': 'Pass', 'End': true, 'InputPath': '$.a[*]' | InputPath",
        "'Type': 'Pass', 'End': true, 'InputPath': '$..a' | InputPath",
        "'Type': 'Pass', 'End': true, 'InputPath': 'a' | InputPath",
        "'Type': 'Pass', 'End': true, 'OutputPath': '$.a[?(@.b)]' | OutputPath",
        "'Type': 'Pass', 'End': true, 'OutputPath': '$.a[-1]' | OutputPath",
        "'Type': 'Pass', 'End': true, 'ResultPath': '$$.a' | ResultPath",
        "'Type': 'Pass', 'End': true, 'Parameters': {'a.$': 'States.UUID()'} | Parameters.a.$",
        "'Type': 'Pass', 'End': true, 'Parameters': {'a.$': 1} | Parameters.a.$",
        "'Type': 'Pass', 'End': true, 'Parameters': {'a': {'b.$': '$$.Map.Item'}}"
            + "| Parameters.a.b.$",
        "'Type': 'Pass', 'End': true, 'Parameters': {'a.$': '$$.Task.Token'} | Parameters.a.$",
        "'Type': 'Pass', 'End': true, 'Parameters': {'a.$': '$.a', 'a': 1} | Parameters.a",
        "'Type': 'Succeed', 'Next': 'A' | Next",
        "'Type': 'Fail', 'ErrorPath': '$.a' | ErrorPath",
        "'Type': 'Fail', 'InputPath': '$.a' | InputPath",
        "'Type': 'Wait', 'End': true | Seconds",
        "'Type': 'Wait', 'End': true, 'Seconds': 1, 'SecondsPath': '$.a' | Seconds",
        "'Type': 'Wait', 'End': true, 'Seconds': -1 | Seconds",
        "'Type': 'Wait', 'End': true, 'Seconds': 100000000 | Seconds",
        "'Type': 'Wait', 'End': true, 'Timestamp': 'tomorrow' | Timestamp",
        "'Type': 'Wait', 'End': true, 'Seconds': 1, 'ResultPath': '$.a' | ResultPath",
        "'Type': 'Choice', 'Choices': [] | Choices",
        "'Type': 'Choice', 'Choices': [{'Variable': '$.a', 'IsNull': true}] | Choices[0].Next",
        "'Type': 'Choice', 'Choices': [{'Variable': '$.a', 'IsNull': true, 'Next': 'B'}] | Next",
        "'Type': 'Choice', 'Choices': [{'Variable': '$.a', 'StringMatches': 'x*', 'Next': 'A'}]"
            + "| Choices[0].Variable, StringMatches, Next",
        "'Type': 'Choice', 'Choices': [{'Variable': '$.a', 'NumericEquals': '1', 'Next': 'A'}]"
            + "| Choices[0].NumericEquals",
        "'Type': 'Choice', 'Choices': [{'Variable': '$.a', 'TimestampEquals': 'x', 'Next': 'A'}]"
            + "| Choices[0].TimestampEquals",
        "'Type': 'Choice', 'Choices': [{'StringEquals': 'x', 'Next': 'A'}] | Choices[0].Variable",
        "'Type': 'Choice', 'Choices': [{'Next': 'A', 'Not':"
            + "{'Variable': '$.a', 'IsNull': true, 'Next': 'A'}}] | Choices[0].Not.Next",
        "'Type': 'Choice', 'End': true, 'Choices': ["
            + "{'Variable': '$.a', 'IsNull': true, 'Next': 'A'}] | End",
        "'Type': 'Parallel', 'End': true | Branches",
        "'Type': 'Parallel', 'End': true, 'Branches': [] | Branches",
      })
  void a_state_with(String fields, String field) throws JsonProcessingException {
    assertRefused("{'StartAt': 'A', 'States': {'A': {" + fields + "}}}", "A", field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'HeartbeatSeconds': 5 | HeartbeatSeconds",
        "'HeartbeatSecondsPath': '$.a' | HeartbeatSecondsPath",
        "'Credentials': {} | Credentials",
        "'TimeoutSeconds': 1, 'TimeoutSecondsPath': '$.a' | TimeoutSecondsPath",
        "'TimeoutSeconds': 1.5 | TimeoutSeconds",
        "'Retry': [] | Retry",
        "'Retry': [{}] | Retry[0].ErrorEquals",
        "'Retry': [{'ErrorEquals': []}] | Retry[0].ErrorEquals",
        "'Retry': [{'ErrorEquals': ['States.ALL', 'A']}] | Retry[0].ErrorEquals",
        "'Retry': [{'ErrorEquals': ['States.ALL']}, {'ErrorEquals': ['A']}] | Retry",
        "'Retry': [{'ErrorEquals': ['States.Odd']}] | Retry[0].ErrorEquals",
        "'Retry': [{'ErrorEquals': ['A'], 'IntervalSeconds': 0}] | Retry[0].IntervalSeconds",
        "'Retry': [{'ErrorEquals': ['A'], 'BackoffRate': 0.5}] | Retry[0].BackoffRate",
        "'Retry': [{'ErrorEquals': ['A'], 'MaxAttempts': -1}] | Retry[0].MaxAttempts",
        "'Retry': [{'ErrorEquals': ['A'], 'IntervalSeconds': 5, 'MaxDelaySeconds': 5}]"
            + "| Retry[0].MaxDelaySeconds",
        "'Retry': [{'ErrorEquals': ['A'], 'JitterStrategy': 'SOME'}] | Retry[0].JitterStrategy",
        "'Retry': [{'ErrorEquals': ['A'], 'Next': 'A'}] | Retry[0].Next",
        "'Catch': [{'ErrorEquals': ['A']}] | Catch[0].Next",
        "'Catch': [{'ErrorEquals': ['A'], 'Next': 'B'}] | Next",
        "'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'A'},"
            + "{'ErrorEquals': ['A'], 'Next': 'A'}] | Catch",
      })
  void a_task_with(String fields, String field) throws JsonProcessingException {
    assertRefused(
        "{'StartAt': 'A', 'States': {'A': {'Type': 'Task', 'End': true, 'Resource': "
            + INVOKE
            + ", 'Parameters': {'FunctionName': 'f', 'Payload': {}}, "
            + fields
            + "}}}",
        "A",
        field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'arn:aws:states:::sns:publish' | 'TopicArn': 't', 'Message': {} | Resource",
        "'arn:aws:states:::states:startExecution.sync' | 'StateMachineArn': 'm' | Resource",
        "'arn:aws:states:::states:startExecution' | 'StateMachineArn': '${M}'"
            + "| Parameters.StateMachineArn",
        "'arn:aws:states:::states:startExecution' | 'StateMachineArn': 'm', 'Input': {},"
            + "'Input.$': '$' | Parameters.Input",
        "'arn:aws:states:::states:startExecution' | 'StateMachineArn': 'm', 'TraceHeader': 't'"
            + "| Parameters.TraceHeader",
        "'arn:aws:states:::sqs:sendMessage' | 'QueueUrl': 'q' | Parameters.MessageBody",
        "'arn:aws:states:::sqs:sendMessage' | 'MessageBody': 'b' | Parameters.QueueUrl",
        "'arn:aws:states:::sqs:sendMessage' | 'QueueUrl': 'q', 'MessageBody': 'b',"
            + "'DelaySeconds': 1, 'DelaySeconds.$': '$.d' | Parameters.DelaySeconds",
        "'arn:aws:states:::sqs:sendMessage' | 'QueueUrl': 'q', 'MessageBody': 'b',"
            + "'MessageGroupId': 'g' | Parameters.MessageGroupId",
        "'arn:aws:states:::lambda:invoke' | 'FunctionName': 'f' | Parameters.Payload",
        "'arn:aws:states:::lambda:invoke' | 'Payload': {} | Parameters.FunctionName",
        "'arn:aws:states:::lambda:invoke' | 'FunctionName': '${F}', 'Payload': {}"
            + "| Parameters.FunctionName",
        "'arn:aws:states:::lambda:invoke' | 'FunctionName': 'f', 'Payload': {}, 'Qualifier': '1'"
            + "| Parameters.Qualifier",
        "'arn:aws:states:::lambda:invoke' | 'FunctionName': 'f',"
            + "'Payload': {'t.$': '$$.Task.Token'} | Parameters.Payload.t.$",
        "'arn:aws:states:::lambda:invoke.waitForTaskToken' | 'FunctionName': 'f', 'Payload': {}"
            + "| Parameters",
      })
  void an_invocation_of(String resource, String parameters, String field)
      throws JsonProcessingException {
    assertRefused(
        "{'StartAt': 'A', 'States': {'A': {'Type': 'Task', 'End': true, 'Resource': "
            + resource
            + ", 'Parameters': {"
            + parameters
            + "}}}}",
        "A",
        field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'A': {'Type': 'Succeed'}, 'B': {'Type': 'Succeed'} | B | Next",
        "'A': {'Type': 'Parallel', 'End': true, 'Branches': [{'StartAt': 'A', 'States': {"
            + "'A': {'Type': 'Succeed'}}}]} | A | name",
        "'A': {'Type': 'Parallel', 'Next': 'C', 'Branches': [{'StartAt': 'B', 'States': {"
            + "'B': {'Type': 'Pass', 'Next': 'C'}}}]}, 'C': {'Type': 'Succeed'} | B | Next",
        "'A': {'Type': 'Parallel', 'End': true, 'Branches': [{'StartAt': 'B', 'States': {"
            + "'B': {'Type': 'Succeed'}}, 'TimeoutSeconds': 5}]} | A | Branches[0].TimeoutSeconds",
      })
  void states_that_do_not_hang_together(String states, String state, String field)
      throws JsonProcessingException {
    assertRefused("{'StartAt': 'A', 'States': {" + states + "}}", state, field);
  }
}
