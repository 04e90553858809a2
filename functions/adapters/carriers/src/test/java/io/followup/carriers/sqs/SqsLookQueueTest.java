package io.followup.carriers.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.carriers.aws.AwsFailure;
import io.followup.carriers.aws.AwsStub;
import io.followup.domain.id.ChatKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.SqsClient;

class SqsLookQueueTest {
  private static final String QUEUE = "https://sqs.ap-northeast-2.amazonaws.com/123456789012/look";
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final ChatKey CHAT = ChatKey.of("shop", "mina", "chat-1");

  private final AwsStub aws = new AwsStub();
  private final SqsClient client = AwsStub.pointed(SqsClient.builder(), aws.uri()).build();
  private final SqsLookQueue queue = new SqsLookQueue(client, Clock.fixed(NOW, UTC), () -> QUEUE);

  @AfterEach
  void close() {
    client.close();
    aws.close();
  }

  @Test
  void a_message_names_the_chat_and_when_it_is_really_due() {
    String body =
        """
        {"workspace":"shop","customer":"mina","chat":"chat-1","at":"2026-11-22T11:00:00Z"}""";
    taken(body);

    queue.lookAt(CHAT, NOW.plus(Duration.ofHours(1)));

    assertThat(aws.request().target()).isEqualTo("AmazonSQS.SendMessage");
    assertThat(aws.request().json().get("QueueUrl").textValue()).isEqualTo(QUEUE);
    assertThat(aws.request().json().get("MessageBody").textValue()).isEqualTo(body);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0",
    "PT-5M, 0",
    "PT0.001S, 1",
    "PT30S, 30",
    "PT30.000000001S, 31",
    "PT15M, 900",
    "PT25H, 900"
  })
  void a_message_is_held_back_until_then_as_far_as_sqs_can(Duration ahead, int delaySeconds) {
    Instant at = NOW.plus(ahead);
    taken(
        "{\"workspace\":\"shop\",\"customer\":\"mina\",\"chat\":\"chat-1\",\"at\":\"%s\"}"
            .formatted(at));

    queue.lookAt(CHAT, at);

    assertThat(aws.request().json().get("DelaySeconds").intValue()).isEqualTo(delaySeconds);
  }

  @Test
  void a_message_that_was_not_taken_is_thrown() {
    aws.faults(400, "QueueDoesNotExist", "no queue for mina");

    assertThatThrownBy(() -> queue.lookAt(CHAT, NOW))
        .isInstanceOf(AwsFailure.class)
        .hasMessageNotContaining("mina")
        .hasNoCause();
  }

  /** The SDK compares the digest, so the stub has to know what it will be told. */
  private void taken(String body) {
    aws.answers(200, "{\"MessageId\":\"m-1\",\"MD5OfMessageBody\":\"%s\"}".formatted(md5(body)));
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
