package io.followup.handlers.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.wire.fixture.Answered;
import io.followup.wire.fixture.Call;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FallbackFunctionTest extends Ports {
  private final FallbackFunction function =
      new FallbackFunction(deployment.credentials(), false, Optional.of("BPublic"));

  @Override
  protected Call.Door door() {
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
  void a_page_of_any_origin_finds_what_it_needs_for_pushes() {
    Answered key = answered(Call.get("/v1/push-key"));

    assertThat(key.json().path("publicKey").asText()).isEqualTo("BPublic");
    assertThat(key.header("Access-Control-Allow-Origin")).isEqualTo("*");
    for (String file : new String[] {"/followup-push.js", "/followup-sw.js"}) {
      Answered script = answered(Call.get(file));
      assertThat(script.status()).isEqualTo(200);
      assertThat(script.header("Content-Type")).startsWith("text/javascript");
      assertThat(script.header("Access-Control-Allow-Origin")).isEqualTo("*");
    }
  }

  @Test
  void where_nobody_pushes_to_browsers_there_is_no_key() {
    FallbackFunction without =
        new FallbackFunction(deployment.credentials(), false, Optional.empty());

    assertThat(Call.get("/v1/push-key").to(without::fallback).status()).isEqualTo(404);
  }

  @Test
  void a_wrong_method_is_told_the_right_ones() {
    Answered answered = answered(Call.of("PATCH", "/v1/customers/mina"));

    assertThat(answered.status()).isEqualTo(405);
    assertThat(answered.header("Allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS, PUT");
    assertThat(answered.json().path("status").asInt()).isEqualTo(405);
  }

  @Test
  void what_a_browser_asks_first_is_answered() {
    Answered answered = answered(Call.of("OPTIONS", "/v1/customers/mina/devices/phone-1"));

    assertThat(answered.status()).isEqualTo(204);
    assertThat(answered.header("Access-Control-Allow-Methods")).isEqualTo("DELETE, PUT");
  }

  @Test
  void a_page_of_any_origin_finds_the_module_and_keeps_it_for_ever() {
    Answered found = answered(Call.get("/followup.js"));
    Answered module = answered(Call.get(found.header("Location")));

    assertThat(found.status()).isEqualTo(302);
    assertThat(found.header("Location")).matches("/followup\\.[0-9a-f]{16}\\.js");
    assertThat(found.header("Cache-Control")).isEqualTo("public, max-age=300");
    assertThat(module.status()).isEqualTo(200);
    assertThat(module.header("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
    assertThat(module.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(module.body()).contains("export function start(");
    assertThat(List.of(found, module))
        .allSatisfy(
            answered -> assertThat(answered.header("Access-Control-Allow-Origin")).isEqualTo("*"));
  }

  @Test
  void a_former_version_of_the_module_leads_to_the_one_of_today() {
    Answered former = answered(Call.get("/followup.0123456789abcdef.js"));

    assertThat(former.status()).isEqualTo(302);
    assertThat(former.header("Location"))
        .isEqualTo(answered(Call.get("/followup.js")).header("Location"));
    assertThat(former.header("Cache-Control")).isEqualTo("public, max-age=300");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/followup..js", "/followup.a.b.js", "/followup.css", "/a/followup.js"})
  void what_only_looks_like_the_module_is_not_found(String path) {
    assertThat(answered(Call.get(path)).status()).isEqualTo(404);
  }

  @Test
  void the_contract_is_answered_to_any_page() {
    Answered contract = answered(Call.get("/openapi.yaml"));

    assertThat(contract.status()).isEqualTo(200);
    assertThat(contract.header("Content-Type")).isEqualTo("application/yaml; charset=utf-8");
    assertThat(contract.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(contract.body()).startsWith("openapi: 3.1.0\n").contains("/v1/presence:");
  }

  @Test
  void what_is_public_cannot_be_written() {
    Answered answered = answered(Call.of("PUT", "/followup.js"));

    assertThat(answered.status()).isEqualTo(405);
    assertThat(answered.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
  }
}
