package io.followup.carriers.ses;

import static io.followup.carriers.ses.Posts.CERTIFICATE;
import static io.followup.carriers.ses.Posts.NOW;
import static io.followup.carriers.ses.Posts.SUBSCRIBE;
import static io.followup.carriers.ses.Posts.TOPIC;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.carriers.callback.Callback.Call;
import io.followup.carriers.callback.Callback.Read;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.messagemanager.sns.SnsMessageManager;
import software.amazon.awssdk.regions.Region;

/**
 * AWS' own library judges the same messages: what these tests sign is what SNS signs, and what we
 * take or turn away is what it takes or turns away.
 */
class AwsLibraryTest {
  @SuppressWarnings("NullAway.Init")
  private static Certified sns;

  @BeforeAll
  static void certify() throws Exception {
    sns = Certified.as("sns.amazonaws.com");
  }

  @ParameterizedTest
  @CsvSource({
    "1, Notification, ''",
    "2, Notification, ''",
    "1, Notification, Message",
    "2, Notification, Message",
    "2, Notification, Subject",
    "2, Notification, Timestamp",
    "2, Notification, TopicArn",
    "2, Notification, SignatureVersion",
    "1, SubscriptionConfirmation, ''",
    "2, SubscriptionConfirmation, ''",
    "2, SubscriptionConfirmation, Token",
    "2, SubscriptionConfirmation, SubscribeURL",
    "1, UnsubscribeConfirmation, ''",
    "2, UnsubscribeConfirmation, ''",
    "2, UnsubscribeConfirmation, MessageId"
  })
  void AWS_takes_and_turns_away_the_same(String version, String type, String tampered)
      throws Exception {
    byte[] body = sns.signed(version, post(type));
    if (!tampered.isEmpty()) {
      ObjectNode json = (ObjectNode) new ObjectMapper().readTree(body);
      body = json.put(tampered, other(tampered)).toString().getBytes(UTF_8);
    }

    assertThat(oursTakes(body)).isEqualTo(tampered.isEmpty());
    assertThat(awsTakes(body)).isEqualTo(tampered.isEmpty());
  }

  @Test
  void a_full_second_is_signed_with_its_zeros() throws Exception {
    String fullSecond = "2026-11-22T09:00:00.000Z";
    byte[] body = sns.signed("2", Posts.with(post("Notification"), "Timestamp", fullSecond));

    assertThat(oursTakes(body)).isTrue();
    assertThat(awsTakes(body)).isTrue();
  }

  private static Map<String, String> post(String type) {
    String bounce = Posts.bounce("Permanent", "General", "mina@example.com");
    return type.equals("Notification")
        ? Posts.notification(Posts.event("Bounce", bounce))
        : Posts.confirmation(type);
  }

  private static String other(String field) {
    return switch (field) {
      case "Timestamp" -> "2026-11-22T09:00:01.000Z";
      case "TopicArn" -> TOPIC + "s";
      case "SubscribeURL" -> SUBSCRIBE + "0";
      case "SignatureVersion" -> "1";
      default -> "other";
    };
  }

  private static boolean oursTakes(byte[] body) {
    Aws aws = new Aws().has(CERTIFICATE, sns.pem()).has(SUBSCRIBE, new byte[0]);
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    SesCallback callback =
        new SesCallback(aws, clock, Optional.of(List.of(TOPIC, other("TopicArn"))));
    return callback.read(new Call(Map.of(), Map.of(), body)) instanceof Read.Told;
  }

  private static boolean awsTakes(byte[] body) {
    try (SnsMessageManager manager =
        SnsMessageManager.builder()
            .region(Region.AP_NORTHEAST_2)
            .httpClient(new Certificates())
            .build()) {
      assertThat(manager.parseMessage(new ByteArrayInputStream(body))).isNotNull();
      return true;
    } catch (SdkException e) {
      return false;
    }
  }

  /** Gives the one certificate to whoever asks for it where it stands. */
  private static final class Certificates implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      assertThat(request.httpRequest().getUri()).hasToString(CERTIFICATE);
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          return HttpExecuteResponse.builder()
              .response(SdkHttpResponse.builder().statusCode(200).build())
              .responseBody(AbortableInputStream.create(new ByteArrayInputStream(sns.pem())))
              .build();
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}
  }
}
