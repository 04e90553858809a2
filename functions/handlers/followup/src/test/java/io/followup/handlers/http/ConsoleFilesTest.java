package io.followup.handlers.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.wire.fixture.Answered;
import io.followup.wire.fixture.Call;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleFilesTest extends Ports {
  private final FallbackFunction function =
      new FallbackFunction(deployment.credentials(), true, Optional.empty());

  @Override
  protected Call.Door door() {
    return function::fallback;
  }

  @ParameterizedTest
  @CsvSource({
    "/console/, text/html",
    "/console/index.html, text/html",
    "/console/console.css, text/css",
    "/console/console.js, text/javascript",
    "/console/text.ko.js, text/javascript",
    "/console/follow-up.asl.json, application/json",
    "/console/tell.asl.json, application/json"
  })
  void it_is_served_with_no_script_but_its_own(String path, String type) {
    Answered file = answered(Call.get(path));

    assertThat(file.status()).isEqualTo(200);
    assertThat(file.header("Content-Type")).isEqualTo(type + "; charset=utf-8");
    assertThat(file.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'");
    assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(file.body()).isNotEmpty();
  }

  @Test
  void without_the_slash_it_is_found_too() {
    assertThat(answered(Call.get("/console")).header("Location")).isEqualTo("/console/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/nothing.js",
        "/console/../console/index.html",
        "/console/..",
        "/console/a/index.html",
        "/console/%69ndex.html",
        "/console/README.md",
        "/consoles"
      })
  void nothing_else_lies_there(String path) {
    assertThat(answered(Call.get(path)).status()).isEqualTo(404);
  }

  @Test
  void it_is_only_read() {
    assertThat(answered(Call.of("POST", "/console/")).status()).isEqualTo(404);
  }

  @Test
  void a_deployment_that_does_not_want_it_has_none() {
    var without = new FallbackFunction(deployment.credentials(), false, Optional.empty());
    var answer = without.fallback(Call.get("/console/").event());

    assertThat(answer.getStatusCode()).isEqualTo(404);
  }
}
