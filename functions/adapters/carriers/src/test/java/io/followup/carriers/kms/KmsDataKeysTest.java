package io.followup.carriers.kms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.carriers.aws.AwsFailure;
import io.followup.carriers.aws.AwsStub;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.secret.DataKeys;
import io.followup.domain.secret.Unreadable;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.kms.KmsClient;

class KmsDataKeysTest {
  private static final WorkspaceId SHOP = new WorkspaceId("shop");
  private static final String KEY = "arn:aws:kms:ap-northeast-2:000000000000:key/contact";
  private static final byte[] OPEN = "an-open-data-key-of-thirty-two-b".getBytes(UTF_8);
  private static final byte[] WRAPPED = {1, 2, 3};

  private final AwsStub aws = new AwsStub();
  private final KmsClient client =
      AwsStub.pointed(KmsClient.builder(), aws.uri())
          .httpClientBuilder(UrlConnectionHttpClient.builder())
          .build();
  private final KmsDataKeys keys = new KmsDataKeys(client, Optional.of(KEY));

  @AfterEach
  void close() {
    client.close();
    aws.close();
  }

  @Test
  void S5_a_data_key_is_made_by_the_key_of_the_deployment_and_is_of_one_workspace() {
    aws.answers(
        200,
        "{\"KeyId\":\"%s\",\"Plaintext\":\"%s\",\"CiphertextBlob\":\"%s\"}"
            .formatted(KEY, base64(OPEN), base64(WRAPPED)));

    DataKeys.New made = keys.make(SHOP);

    assertThat(made.open()).isEqualTo(OPEN);
    assertThat(made.wrapped()).isEqualTo(WRAPPED);
    assertThat(aws.request().target()).isEqualTo("TrentService.GenerateDataKey");
    assertThat(aws.request().json().path("KeyId").asText()).isEqualTo(KEY);
    assertThat(aws.request().json().path("KeySpec").asText()).isEqualTo("AES_256");
    assertThat(aws.request().json().path("EncryptionContext").toString())
        .isEqualTo("{\"workspace\":\"shop\"}");
  }

  @Test
  void S5_it_is_unwrapped_by_the_same_and_for_the_same() {
    aws.answers(200, "{\"KeyId\":\"%s\",\"Plaintext\":\"%s\"}".formatted(KEY, base64(OPEN)));

    assertThat(keys.unwrap(SHOP, WRAPPED)).isEqualTo(OPEN);
    assertThat(aws.request().target()).isEqualTo("TrentService.Decrypt");
    assertThat(aws.request().json().path("KeyId").asText()).isEqualTo(KEY);
    assertThat(aws.request().json().path("CiphertextBlob").asText()).isEqualTo(base64(WRAPPED));
    assertThat(aws.request().json().path("EncryptionContext").toString())
        .isEqualTo("{\"workspace\":\"shop\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"InvalidCiphertextException", "IncorrectKeyException", "NotFoundException"})
  void a_key_that_will_never_be_unwrapped_again_is_unreadable(String fault) {
    aws.faults(400, fault, "secret words");

    assertThatThrownBy(() -> keys.unwrap(SHOP, WRAPPED))
        .isInstanceOf(Unreadable.class)
        .hasNoCause()
        .hasMessage("cannot be opened: the data key of shop");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DisabledException", "KMSInvalidStateException", "AccessDeniedException"})
  void what_may_be_mended_is_a_failure_that_is_asked_again(String fault) {
    aws.faults(400, fault, "secret words");
    aws.faults(400, fault, "secret words");

    assertThatThrownBy(() -> keys.unwrap(SHOP, WRAPPED))
        .isInstanceOf(AwsFailure.class)
        .hasNoCause()
        .message()
        .contains(fault)
        .doesNotContain("secret words");
    assertThatThrownBy(() -> keys.make(SHOP)).isInstanceOf(AwsFailure.class).hasNoCause();
  }

  @Test
  void a_function_that_was_given_no_key_asks_nothing() {
    for (Optional<String> none : List.of(Optional.<String>empty(), Optional.of(" "))) {
      KmsDataKeys without = new KmsDataKeys(client, none);

      assertThatThrownBy(() -> without.make(SHOP)).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> without.unwrap(SHOP, WRAPPED))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(aws.requests()).isEmpty();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
