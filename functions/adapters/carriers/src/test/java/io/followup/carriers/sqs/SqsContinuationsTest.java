package io.followup.carriers.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.carriers.aws.AwsFailure;
import io.followup.carriers.aws.AwsStub;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.workflow.Continuation;
import io.followup.domain.workflow.Continuation.At;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

class SqsContinuationsTest {
  private static final String QUEUE = "https://sqs.ap-northeast-2.amazonaws.com/123456789012/go-on";
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Run RUN =
      new Run(ChatKey.of("shop", "mina", "chat-1"), new ReplyId("reply-1"), 1);

  private final AwsStub aws = new AwsStub();
  private final SqsClient client = AwsStub.pointed(SqsClient.builder(), aws.uri()).build();
  private final SqsContinuations queue =
      new SqsContinuations(client, Clock.fixed(NOW, UTC), () -> QUEUE);

  @AfterEach
  void close() {
    client.close();
    aws.close();
  }

  @Test
  void a_message_names_the_run_and_the_wait_that_it_ends_as_chats_keep_it() {
    String body =
        """
        {"workspace":"shop","customer":"mina","chat":"chat-1","reply":"reply-1","round":1,\
        "at":"text","wakeAt":"2026-11-22T10:00:25.123456Z","tries":0}""";
    taken(body);
    Instant wakeAt = Instant.parse("2026-11-22T10:00:25.123456789Z");

    queue.send(Continuation.after(wakeAt, RUN, At.TEXT), wakeAt);

    assertThat(aws.request().target()).isEqualTo("AmazonSQS.SendMessage");
    assertThat(aws.request().json().get("QueueUrl").textValue()).isEqualTo(QUEUE);
    assertThat(aws.request().json().get("MessageBody").textValue()).isEqualTo(body);
    assertThat(aws.request().json().get("DelaySeconds").intValue()).isEqualTo(26);
  }

  @Test
  void a_nudge_ends_no_wait() {
    String body =
        """
        {"workspace":"shop","customer":"mina","chat":"chat-1","reply":"reply-1","round":1,\
        "at":"claim","tries":0}""";
    taken(body);

    queue.send(Continuation.nudge(RUN, At.CLAIM), NOW);

    assertThat(aws.request().json().get("MessageBody").textValue()).isEqualTo(body);
  }

  @Test
  void a_message_that_was_not_taken_is_thrown() {
    aws.faults(400, "QueueDoesNotExist", "no queue for mina");

    assertThatThrownBy(() -> queue.send(Continuation.nudge(RUN, At.EMAIL), NOW))
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
