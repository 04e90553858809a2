package io.followup.handlers.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.wire.fixture.Answered;
import io.followup.wire.fixture.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FallbackFunctionTest extends Ports {
  private final FallbackFunction function = new FallbackFunction(deployment.credentials());

  @Override
  Call.Door door() {
    return function::fallback;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/v1", "/v1/nothing", "/favicon.ico", "/l/", "/v1/replies/a b"})
  void an_unknown_path_is_a_problem_of_404(String path) {
    Answered answered = answered(Call.get(path));

    assertThat(answered.status()).isEqualTo(404);
    assertThat(answered.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answered.json().path("title").asText()).isEqualTo("Not Found");
  }

  @Test
  void a_wrong_method_is_told_the_right_ones() {
    Answered answered = answered(Call.of("PATCH", "/v1/customers/mina"));

    assertThat(answered.status()).isEqualTo(405);
    assertThat(answered.header("Allow")).isEqualTo("DELETE, GET, OPTIONS, PUT");
    assertThat(answered.json().path("status").asInt()).isEqualTo(405);
  }

  @Test
  void what_a_browser_asks_first_is_answered() {
    Answered answered = answered(Call.of("OPTIONS", "/v1/customers/mina/devices/phone-1"));

    assertThat(answered.status()).isEqualTo(204);
    assertThat(answered.header("Access-Control-Allow-Methods")).isEqualTo("DELETE, PUT");
  }
}
