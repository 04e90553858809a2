package io.followup.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

class AwsEndpointTest {
  private AwsWorld world;

  @BeforeEach
  void open() {
    world = new AwsWorld();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private HttpResponse<String> post(String target, String body)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(world.endpoint.uri())
              .header("X-Amz-Target", target)
              .header("Content-Type", "application/x-amz-json-1.0")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void a_call_is_in_flight_while_it_is_handled() throws Exception {
    List<List<String>> during = new CopyOnWriteArrayList<>();
    world.services.register(
        AwsService.STEP_FUNCTIONS,
        (operation, request) -> {
          during.add(world.calls.names());
          return JsonNodeFactory.instance.objectNode().put("operation", operation);
        });

    HttpResponse<String> answer = post("AWSStepFunctions.StartExecution", "{}");

    assertThat(answer.body()).isEqualTo("{\"operation\":\"StartExecution\"}");
    assertThat(during).containsExactly(List.of("AWSStepFunctions.StartExecution"));
    assertThat(world.calls.ended()).isTrue();
  }

  @Test
  void an_error_carries_its_type_and_message() throws Exception {
    world.services.register(
        AwsService.STEP_FUNCTIONS,
        (_, _) -> {
          throw new AwsError(400, "ExecutionAlreadyExists", "there is one");
        });

    HttpResponse<String> answer = post("AWSStepFunctions.StartExecution", "{}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo("{\"__type\":\"ExecutionAlreadyExists\",\"message\":\"there is one\"}");
  }

  @Test
  void a_service_that_is_not_here_and_a_request_that_is_no_json_are_refused() throws Exception {
    assertThat(post("DynamoDB_20120810.GetItem", "{}").body())
        .contains("UnknownOperationException");
    assertThat(post("AmazonSQS.SendMessage", "[").body()).contains("SerializationException");
    assertThat(post("AmazonSQS.SendMessage", "[]").body()).contains("SerializationException");
  }

  @Test
  void a_bug_in_a_service_is_answered_without_its_message() {
    world.services.register(
        AwsService.SQS,
        (_, _) -> {
          throw new IllegalStateException("what a customer wrote");
        });

    assertThatThrownBy(() -> world.sqs.getQueueUrl(request -> request.queueName("looks")))
        .isInstanceOfSatisfying(SqsException.class, e -> assertThat(e.statusCode()).isEqualTo(500))
        .hasMessageNotContaining("customer");
  }

  @Test
  void who_asks_without_a_socket_is_answered_and_refused_alike_and_is_in_flight_meanwhile()
      throws InterruptedException {
    List<List<String>> during = new CopyOnWriteArrayList<>();
    world.services.register(
        AwsService.EVENT_BRIDGE,
        (operation, request) -> {
          during.add(world.calls.names());
          return world.bus.call(operation, request);
        });

    List<List<String>> answers = List.of(asked(world.events), asked(world.eventsWithoutSocket));

    assertThat(answers.getLast()).isEqualTo(answers.getFirst());
    assertThat(during).hasSize(4).containsOnly(List.of("AWSEvents.PutEvents"));
    assertThat(world.bus.after(0))
        .extracting(event -> event.detail().path("text").asText())
        .containsExactly("안녕", "안녕");
    assertThat(world.calls.ended()).isTrue();
  }

  @Test
  void who_asks_without_a_socket_catches_what_everybody_catches() throws InterruptedException {
    SqsClient sqs = world.services.client(SqsClient.class, AwsService.SQS, world.calls);

    for (SqsClient client : List.of(world.sqs, sqs)) {
      assertThatThrownBy(() -> client.getQueueUrl(q -> q.queueName("nowhere")))
          .isInstanceOf(QueueDoesNotExistException.class);
    }
    world.services.register(
        AwsService.SQS,
        (_, _) -> {
          throw new IllegalStateException("what a customer wrote");
        });
    assertThatThrownBy(() -> sqs.getQueueUrl(q -> q.queueName("looks")))
        .isInstanceOfSatisfying(SqsException.class, e -> assertThat(e.statusCode()).isEqualTo(500))
        .hasMessageNotContaining("customer");
    assertThat(world.calls.ended()).isTrue();
  }

  private static List<String> asked(EventBridgeClient client) {
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .source("s")
            .detailType("t")
            .detail("{\"text\":\"안녕\"}")
            .build();
    PutEventsResponse answer = client.putEvents(put -> put.entries(entry));
    EventBridgeException refused =
        catchThrowableOfType(EventBridgeException.class, () -> client.putEvents(_ -> {}));
    return List.of(
        answer.failedEntryCount().toString(),
        Integer.toString(refused.statusCode()),
        refused.awsErrorDetails().errorCode(),
        refused.awsErrorDetails().errorMessage());
  }
}
