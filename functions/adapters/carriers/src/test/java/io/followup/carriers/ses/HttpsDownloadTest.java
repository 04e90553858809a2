package io.followup.carriers.ses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.carriers.aws.AwsFailure;
import io.followup.carriers.aws.AwsStub;
import io.followup.carriers.conformance.VendorStub.Reply;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsDownloadTest {
  private final AwsStub aws = new AwsStub();
  private final HttpsDownload download = new HttpsDownload();

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void what_is_there_is_had() {
    aws.answers(200, "a certificate");

    assertThat(download.get(aws.uri())).contains("a certificate".getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404})
  void what_AWS_will_not_give_is_nothing(int status) {
    aws.answers(status, "no");

    assertThat(download.get(aws.uri())).isEmpty();
  }

  @Test
  void nobody_is_followed() {
    aws.then(new Reply.Said(302, Map.of("Location", aws.uri().toString()), ""))
        .answers(200, "elsewhere");

    assertThat(download.get(aws.uri())).isEmpty();
    assertThat(aws.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void what_may_be_had_later_is_a_failure(int status) {
    aws.answers(status, "later");

    assertThatThrownBy(() -> download.get(aws.uri())).isInstanceOf(AwsFailure.class);
  }

  @Test
  void a_connection_that_is_cut_or_refused_is_a_failure() {
    for (int i = 0; i < 10; i++) { // To look twice costs nothing, so the JDK's client does.
      aws.then(new Reply.Cut());
    }

    assertThatThrownBy(() -> download.get(aws.uri())).isInstanceOf(AwsFailure.class);
    assertThatThrownBy(() -> download.get(AwsStub.nowhere())).isInstanceOf(AwsFailure.class);
  }

  @Test
  void more_than_any_certificate_has_is_not_read() {
    aws.answers(200, "x".repeat(70_000));

    assertThatThrownBy(() -> download.get(aws.uri())).isInstanceOf(AwsFailure.class);
  }
}
