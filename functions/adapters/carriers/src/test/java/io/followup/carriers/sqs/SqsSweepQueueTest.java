package io.followup.carriers.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.carriers.aws.AwsFailure;
import io.followup.carriers.aws.AwsStub;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.Due;
import io.followup.domain.id.FollowUpId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

class SqsSweepQueueTest {
  private static final Instant DUE = Instant.parse("2026-11-22T10:00:00Z");

  private final AwsStub aws = new AwsStub();
  private final SqsClient client = AwsStub.pointed(SqsClient.builder(), aws.uri()).build();
  private final SqsSweepQueue queue =
      new SqsSweepQueue(client, () -> "https://sqs.test/1/sweep", () -> "https://sqs.test/1/ask");

  @AfterEach
  void close() {
    client.close();
    aws.close();
  }

  @Test
  void chats_go_in_batches_of_ten_as_looks_that_were_due_then() {
    aws.answers(200, taken(0, 10)).answers(200, taken(10, 12));

    queue.look(IntStream.range(0, 12).mapToObj(SqsSweepQueueTest::chat).toList());

    List<JsonNode> asked = aws.requests().stream().map(request -> request.json()).toList();
    assertThat(asked).hasSize(2);
    assertThat(asked.getFirst().get("QueueUrl").textValue()).endsWith("/sweep");
    assertThat(asked.getFirst().get("Entries")).hasSize(10);
    assertThat(asked.getLast().get("Entries")).hasSize(2);
    assertThat(asked.getLast().at("/Entries/1/MessageBody").textValue()).isEqualTo(body(11));
  }

  @Test
  void deliveries_go_into_a_queue_of_their_own() {
    String body =
        """
        {"delivery":"vrbcrdbnry7eqhp3nsnsaemrs4.messenger","at":"2026-11-22T10:00:00Z"}""";
    aws.answers(200, "{\"Successful\":[%s]}".formatted(taken(0, body)));
    DeliveryId id =
        new DeliveryId(new FollowUpId("vrbcrdbnry7eqhp3nsnsaemrs4"), DeliveryId.Slot.MESSENGER);

    queue.ask(List.of(new Due<>(id, DUE)));

    assertThat(aws.request().target()).isEqualTo("AmazonSQS.SendMessageBatch");
    assertThat(aws.request().json().get("QueueUrl").textValue()).endsWith("/ask");
    assertThat(aws.request().json().at("/Entries/0/MessageBody").textValue()).isEqualTo(body);
  }

  @Test
  void a_batch_that_was_taken_in_part_is_thrown_for() {
    aws.answers(
        200,
        "{\"Successful\":[%s],\"Failed\":[{\"Id\":\"1\",\"Code\":\"InternalError\",\"SenderFault\":false}]}"
            .formatted(taken(0, body(0))));

    assertThatThrownBy(() -> queue.look(List.of(chat(0), chat(1))))
        .isInstanceOf(AwsFailure.class)
        .hasMessageContaining("InternalError")
        .hasMessageNotContaining("mina");
  }

  private static Due<ChatKey> chat(int number) {
    return new Due<>(ChatKey.of("shop", "mina", "chat-" + number), DUE);
  }

  private static String body(int number) {
    return """
        {"workspace":"shop","customer":"mina","chat":"chat-%d","at":"2026-11-22T10:00:00Z",\
        "swept":true}"""
        .formatted(number);
  }

  private static String taken(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> taken(i - from, body(i)))
        .collect(Collectors.joining(",", "{\"Successful\":[", "]}"));
  }

  /** The SDK compares the digest, so the stub has to know what it will be told. */
  private static String taken(int id, String body) {
    return "{\"Id\":\"%d\",\"MessageId\":\"m\",\"MD5OfMessageBody\":\"%s\"}"
        .formatted(id, md5(body));
  }

  private static String md5(String body) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("MD5").digest(body.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
