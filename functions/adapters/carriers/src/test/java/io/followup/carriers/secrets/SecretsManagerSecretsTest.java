package io.followup.carriers.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.carriers.aws.AwsFailure;
import io.followup.carriers.aws.AwsStub;
import io.followup.domain.id.WorkspaceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

class SecretsManagerSecretsTest {
  private static final WorkspaceId SHOP = new WorkspaceId("shop:1");

  private final AwsStub aws = new AwsStub();
  private final SecretsManagerClient client =
      AwsStub.pointed(SecretsManagerClient.builder(), aws.uri())
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .build();
  private Instant now = Instant.parse("2026-03-01T00:00:00Z");
  private final SecretsManagerSecrets secrets =
      new SecretsManagerSecrets(client, clock(), "followup/");

  @AfterEach
  void close() {
    client.close();
    aws.close();
  }

  @Test
  void an_operators_secret_is_an_object_of_named_values() {
    holds("{\\\"appKey\\\":\\\"a\\\",\\\"secretKey\\\":\\\"s\\\"}");

    assertThat(secrets.ofOperator("nhn-sms")).contains(Map.of("appKey", "a", "secretKey", "s"));
    assertThat(aws.request().target()).isEqualTo("secretsmanager.GetSecretValue");
    assertThat(aws.request().json().path("SecretId").asText())
        .isEqualTo("followup/operator/nhn-sms");
  }

  @Test
  void a_workspaces_secret_is_looked_for_among_its_own() {
    holds("{\\\"appKey\\\":\\\"a\\\"}");

    assertThat(secrets.of(SHOP, "kakao")).isPresent();
    assertThat(aws.request().json().path("SecretId").asText())
        .isEqualTo("followup/workspaces/shop=1/kakao");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../operator/nhn", "a/../b", "", "a b", "secrets:1", "é"})
  void a_reference_never_leads_out_of_it(String reference) {
    assertThat(secrets.of(SHOP, reference)).isEmpty();
    assertThat(aws.requests()).isEmpty();
  }

  @Test
  void a_secret_is_kept_for_five_minutes() {
    holds("{\\\"a\\\":\\\"1\\\"}");
    holds("{\\\"a\\\":\\\"2\\\"}");

    secrets.ofOperator("line");
    now = now.plus(Duration.ofSeconds(299));
    var kept = secrets.ofOperator("line");
    now = now.plus(Duration.ofSeconds(1));
    var fresh = secrets.ofOperator("line");

    assertThat(kept).contains(Map.of("a", "1"));
    assertThat(fresh).contains(Map.of("a", "2"));
  }

  @Test
  void a_secret_that_is_not_there_is_nothing() {
    aws.faults(400, "ResourceNotFoundException", "no such thing");

    assertThat(secrets.ofOperator("line")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "{}", "[]", "7", "{"})
  void a_secret_that_holds_no_named_values_is_nothing(String value) {
    holds(value);

    assertThat(secrets.ofOperator("line")).isEmpty();
  }

  @Test
  void what_aws_does_not_answer_is_asked_again_by_whoever_called_and_quotes_nothing() {
    aws.faults(400, "AccessDeniedException", "arn:aws:secretsmanager:secret-name is not yours");

    assertThatThrownBy(() -> secrets.ofOperator("line"))
        .isInstanceOf(AwsFailure.class)
        .hasMessageContaining("AccessDenied")
        .hasMessageNotContaining("secret-name")
        .hasNoCause();
  }

  private void holds(String escaped) {
    aws.answers(200, "{\"Name\":\"n\",\"SecretString\":\"" + escaped + "\"}");
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneId.of("UTC");
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }
}
