package io.followup.local.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.NullNode;
import io.followup.aws.AwsEndpoint;
import io.followup.aws.AwsService;
import io.followup.aws.Services;
import io.followup.vendors.Underway;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** The service's own client, over HTTP. */
class SfnClientTest {
  private final Laptop laptop = new Laptop();
  private AwsEndpoint endpoint;
  private SfnClient client;

  @BeforeEach
  void a_machine_that_waits_for_a_token_behind_http() {
    laptop.load(
        "{'StartAt': 'Ask', 'States': {'Ask': {'Type': 'Task', 'End': true, 'TimeoutSeconds': 30,"
            + "'Resource': 'arn:aws:states:::lambda:invoke.waitForTaskToken', 'Parameters': {"
            + "'FunctionName': 'ask', 'Payload': {'token.$': '$$.Task.Token'}}}}}");
    laptop.function("ask", (payload, time) -> NullNode.instance);
    endpoint =
        new AwsEndpoint(
            "test",
            Underway.unasked(),
            new Services().register(AwsService.STEP_FUNCTIONS, laptop.api()));
    client =
        SfnClient.builder()
            .endpointOverride(endpoint.uri())
            .region(Region.AP_NORTHEAST_2)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @AfterEach
  void close() {
    client.close();
    endpoint.close();
    laptop.close();
  }

  private String start(String name) {
    String arn =
        client
            .startExecution(r -> r.stateMachineArn(Laptop.MACHINE).name(name).input("{\"a\":1}"))
            .executionArn();
    laptop.rest();
    return arn;
  }

  @Test
  void starts_answers_and_looks_in() {
    String arn = start("one");
    DescribeExecutionResponse running = client.describeExecution(r -> r.executionArn(arn));
    laptop.after(Duration.ofMillis(1500));

    client.sendTaskSuccess(r -> r.taskToken(laptop.tokenOf("ask")).output("{\"b\":2}"));

    DescribeExecutionResponse ended = client.describeExecution(r -> r.executionArn(arn));
    assertThat(running.status()).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(running.startDate()).isEqualTo(Laptop.START);
    assertThat(running.stopDate()).isNull();
    assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(ended.stopDate()).isEqualTo(Laptop.START.plusMillis(1500));
    assertThat(ended.input()).isEqualTo("{\"a\":1}");
    assertThat(ended.output()).isEqualTo("{\"b\":2}");
    assertThat(ended.name()).isEqualTo("one");
    assertThat(ended.stateMachineArn()).isEqualTo(Laptop.MACHINE);
  }

  @Test
  void its_history_is_linked_and_comes_in_parts() {
    String arn = start("one");
    client.sendTaskFailure(r -> r.taskToken(laptop.tokenOf("ask")).error("Odd").cause("so"));

    List<HistoryEvent> events =
        client
            .getExecutionHistoryPaginator(r -> r.executionArn(arn).maxResults(2))
            .events()
            .stream()
            .toList();

    assertThat(events)
        .extracting(HistoryEvent::type)
        .containsExactly(
            HistoryEventType.EXECUTION_STARTED,
            HistoryEventType.TASK_STATE_ENTERED,
            HistoryEventType.TASK_SCHEDULED,
            HistoryEventType.TASK_STARTED,
            HistoryEventType.TASK_SUBMITTED,
            HistoryEventType.TASK_FAILED,
            HistoryEventType.EXECUTION_FAILED);
    assertThat(events).extracting(HistoryEvent::id).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    assertThat(events)
        .extracting(HistoryEvent::previousEventId)
        .containsExactly(0L, 0L, 2L, 3L, 4L, 5L, 6L);
    assertThat(events.get(1).stateEnteredEventDetails().name()).isEqualTo("Ask");
    assertThat(events.get(1).stateEnteredEventDetails().input()).isEqualTo("{\"a\":1}");
    assertThat(events.get(2).taskScheduledEventDetails().timeoutInSeconds()).isEqualTo(30);
    assertThat(events.get(6).executionFailedEventDetails().error()).isEqualTo("Odd");
  }

  @Test
  void refusals_are_the_services_own() {
    String arn = start("one");
    client.stopExecution(r -> r.executionArn(arn));

    assertThatExceptionOfType(ExecutionAlreadyExistsException.class).isThrownBy(() -> start("one"));
    assertThatExceptionOfType(TaskTimedOutException.class)
        .isThrownBy(
            () -> client.sendTaskSuccess(r -> r.taskToken(laptop.tokenOf("ask")).output("1")));
    assertThatExceptionOfType(InvalidTokenException.class)
        .isThrownBy(() -> client.sendTaskSuccess(r -> r.taskToken("none").output("1")));
    assertThatExceptionOfType(ExecutionDoesNotExistException.class)
        .isThrownBy(() -> client.describeExecution(r -> r.executionArn(arn + "2")));
  }

  @Test
  void lists_executions_latest_first_and_by_status() {
    String first = start("one");
    laptop.after(Duration.ofSeconds(1));
    String second = start("two");
    client.stopExecution(r -> r.executionArn(first));

    assertThat(client.listExecutions(r -> r.stateMachineArn(Laptop.MACHINE)).executions())
        .extracting(ExecutionListItem::executionArn)
        .containsExactly(second, first);
    assertThat(
            client
                .listExecutions(
                    r -> r.stateMachineArn(Laptop.MACHINE).statusFilter(ExecutionStatus.ABORTED))
                .executions())
        .extracting(ExecutionListItem::executionArn)
        .containsExactly(first);
  }

  @Test
  void tells_which_machines_there_are_and_what_they_say() {
    DescribeStateMachineResponse told =
        client.describeStateMachine(r -> r.stateMachineArn(Laptop.MACHINE));

    assertThat(client.listStateMachines().stateMachines())
        .extracting(StateMachineListItem::stateMachineArn)
        .containsExactly(Laptop.MACHINE);
    assertThat(told.name()).isEqualTo("machine");
    assertThat(told.creationDate()).isEqualTo(Laptop.START);
    assertThat(told.definition()).contains("lambda:invoke.waitForTaskToken");
    assertThatExceptionOfType(StateMachineDoesNotExistException.class)
        .isThrownBy(
            () -> client.describeStateMachine(r -> r.stateMachineArn(Laptop.MACHINE + "2")));
  }

  @Test
  void whoever_stops_it_is_told_and_nobody_elses_words_are_made_up() {
    String told = start("one");
    String silent = start("two");

    client.stopExecution(r -> r.executionArn(told).error("Enough").cause("for today"));
    client.stopExecution(r -> r.executionArn(silent));

    assertThat(client.describeExecution(r -> r.executionArn(told)))
        .returns("Enough", DescribeExecutionResponse::error)
        .returns("for today", DescribeExecutionResponse::cause);
    assertThat(client.describeExecution(r -> r.executionArn(silent)))
        .returns(null, DescribeExecutionResponse::error)
        .returns(null, DescribeExecutionResponse::cause);
    assertThat(client.getExecutionHistory(r -> r.executionArn(told)).events())
        .last()
        .returns(HistoryEventType.EXECUTION_ABORTED, HistoryEvent::type)
        .returns(0L, HistoryEvent::previousEventId);
  }
}
