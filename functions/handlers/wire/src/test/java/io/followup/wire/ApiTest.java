package io.followup.wire;

import static io.followup.wire.fixture.Deployment.OPERATOR_KEY;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.wire.fixture.Answered;
import io.followup.wire.fixture.Call;
import io.followup.wire.fixture.Deployment;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {
  private final Deployment deployment = new Deployment();
  private final Api api =
      new Api(deployment.credentials())
          .byWorkspace(Route.POST_REPLY, (_, request) -> Response.json(202, request.json()))
          .byCustomer(Route.BEAT, (_, request) -> Response.json(200, request.json()))
          .plain(Route.CREATE_WORKSPACE, request -> Response.json(201, request.json()))
          .plain(Route.UNSUBSCRIBE, _ -> Response.html("done"))
          .plain(
              Route.OPEN_LINK,
              _ -> {
                throw new IllegalStateException("secret@example.com");
              });

  private Answered answered(Call call) {
    return call.to(api::answer);
  }

  private Answered posted(String body) {
    return answered(Call.post("/v1/replies", body).by(deployment.key()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{}}",
        "{} {}",
        "[]",
        "[{}]",
        "null",
        "1",
        "\"text\"",
        "{\"a\":}",
        "{'a':1}",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{\"a\":01}",
        "{\"a\":1,}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":\"\t\"}",
        "{\"a\":\"\\x\"}",
        "\uFEFF\uFEFF{}",
        "nonsense"
      })
  void what_is_no_JSON_object_is_a_bad_request(String body) {
    Answered answered = posted(body);

    assertThat(answered.status()).isEqualTo(400);
    assertThat(answered.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answered.json().path("errors").isArray()).isTrue();
  }

  @Test
  void what_is_nested_without_end_is_a_bad_request() {
    assertThat(posted("{\"a\":".repeat(10_000)).status()).isEqualTo(400);
    assertThat(posted("[".repeat(60_000)).status()).isEqualTo(400);
    assertThat(posted("{\"a\":" + "9".repeat(60_000) + "}").status()).isEqualTo(400);
  }

  @Test
  void what_is_not_UTF_8_is_a_bad_request() {
    Call call = Call.of("POST", "/v1/replies").by(deployment.key());

    assertThat(answered(call.with("{}".getBytes(UTF_16))).status()).isEqualTo(400);
    assertThat(answered(call.with(new byte[] {'{', (byte) 0xff, '}'})).status()).isEqualTo(400);
  }

  @Test
  void a_byte_order_mark_and_half_a_surrogate_pair_cost_no_reply() {
    Call call = Call.of("POST", "/v1/replies").by(deployment.key());
    byte[] half = "{\"a\":\"??? b\"}".getBytes(UTF_8);
    half[6] = (byte) 0xed;
    half[7] = (byte) 0xa0;
    half[8] = (byte) 0xbd;

    assertThat(posted("\uFEFF{\"a\":1}").body()).isEqualTo("{\"a\":1}");
    assertThat(answered(call.with(half)).json().path("a").asText()).isEqualTo("\ufffd b");
  }

  @Test
  void a_body_of_64_KiB_is_taken_and_one_byte_more_is_not() {
    String frame = "{\"a\":\"\"}";
    String full = "{\"a\":\"" + "x".repeat(65_536 - frame.length()) + "\"}";

    assertThat(posted(full).status()).isEqualTo(202);
    assertThat(posted(full + " ").status()).isEqualTo(413);
  }

  @Test
  void bytes_count_not_characters() {
    assertThat(posted("{\"a\":\"" + "한".repeat(21_840) + "\"}").status()).isEqualTo(202);
    assertThat(posted("{\"a\":\"" + "한".repeat(21_850) + "\"}").status()).isEqualTo(413);
  }

  @Test
  void a_body_that_is_not_encoded_is_taken_as_it_is() {
    Call call = Call.post("/v1/replies", "{\"a\":\"한\"}").by(deployment.key());

    var response = api.answer(call.plainEvent());

    assertThat(response.getStatusCode()).isEqualTo(202);
    assertThat(response.getBody()).isEqualTo("{\"a\":\"한\"}");
  }

  @Test
  void credentials_are_looked_at_before_the_body() {
    Answered answered = answered(Call.post("/v1/replies", "{"));

    assertThat(answered.status()).isEqualTo(401);
    assertThat(answered.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void the_route_is_looked_at_before_credentials() {
    assertThat(answered(Call.post("/v1/nothing", "{")).status()).isEqualTo(404);
    assertThat(answered(Call.get("/v1/replies")).status()).isEqualTo(405);
    assertThat(answered(Call.get("/v1/replies")).header("Allow")).isEqualTo("POST");
  }

  @Test
  void each_call_takes_its_own_kind_of_credentials_alone() {
    Set<String> all = Set.of(OPERATOR_KEY, deployment.key(), deployment.token());

    for (String bearer : all) {
      assertThat(answered(Call.post("/v1/workspaces", "{}").by(bearer)).status())
          .isEqualTo(bearer.equals(OPERATOR_KEY) ? 201 : 401);
      assertThat(answered(Call.post("/v1/replies", "{}").by(bearer)).status())
          .isEqualTo(bearer.equals(deployment.key()) ? 202 : 401);
      assertThat(answered(Call.put("/v1/presence", "{}").by(bearer)).status())
          .isEqualTo(bearer.equals(deployment.token()) ? 200 : 401);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Bearer %s,202",
    "bearer %s,202",
    "BEARER   %s ,202",
    "Basic %s,401",
    "%s,401",
    "Bearer,401",
    "Bearer %s %s,401",
    "Bearer%s,401",
    "'Bearer %s,Bearer %s',401"
  })
  void the_scheme_is_bearer_in_any_case(String header, int status) {
    String authorization = header.replace("%s", deployment.key());

    Call call = Call.post("/v1/replies", "{}").with("Authorization", authorization);

    assertThat(answered(call).status()).isEqualTo(status);
  }

  @Test
  void a_failure_tells_nothing_of_itself() {
    Answered answered = answered(Call.get("/l/abc"));

    assertThat(answered.status()).isEqualTo(500);
    assertThat(answered.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answered.body()).doesNotContain("secret", "IllegalState");
  }

  @Test
  void what_mail_programs_post_needs_not_be_JSON() {
    Call call = Call.post("/v1/unsubscribe/abc", "List-Unsubscribe=One-Click");

    assertThat(answered(call).status()).isEqualTo(200);
    assertThat(answered(call.with(new byte[65_537])).status()).isEqualTo(413);
  }

  @Test
  void pages_of_any_origin_may_make_the_calls_of_customers_and_read_why_they_failed() {
    Call beat = Call.put("/v1/presence", "{");

    assertThat(answered(beat).header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(answered(beat.by(deployment.token())).status()).isEqualTo(400);
    assertThat(answered(beat.by(deployment.token())).header("Access-Control-Allow-Origin"))
        .isEqualTo("*");
    assertThat(answered(Call.get("/v1/presence")).header("Access-Control-Allow-Origin"))
        .isEqualTo("*");
    assertThat(posted("{}").header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void HEAD_is_answered_as_GET_without_a_body() {
    Api shown =
        new Api(deployment.credentials())
            .plain(Route.SHOW_UNSUBSCRIBE, request -> Response.html("head: " + request.isHead()));

    Answered get = Call.get("/v1/unsubscribe/abc").to(shown::answer);
    Answered head = Call.of("HEAD", "/v1/unsubscribe/abc").to(shown::answer);

    assertThat(get.body()).isEqualTo("head: false");
    assertThat(head).isEqualTo(new Answered(200, get.headers(), ""));
  }

  @Test
  void HEAD_of_what_is_refused_has_the_status_and_no_body() {
    Api served =
        new Api(deployment.credentials())
            .byWorkspace(Route.GET_WORKSPACE, (_, _) -> Response.html("settings"));

    Answered secret = Call.of("HEAD", "/v1/workspace").to(served::answer);
    Answered nothing = answered(Call.of("HEAD", "/v1/nothing"));
    Answered method = answered(Call.of("HEAD", "/v1/replies"));

    assertThat(List.of(secret.status(), nothing.status(), method.status()))
        .containsExactly(401, 404, 405);
    assertThat(List.of(secret.body(), nothing.body(), method.body())).containsOnly("");
  }

  @Test
  void another_method_is_told_which_ones_there_are() {
    assertThat(answered(Call.post("/v1/workspace", "{}")).header("Allow"))
        .isEqualTo("GET, HEAD, PUT");
    assertThat(answered(Call.delete("/l/abc")).header("Allow")).isEqualTo("GET, HEAD");
  }

  @Test
  void a_page_with_tracing_may_call() {
    Call asks =
        Call.of("OPTIONS", "/v1/presence")
            .with(
                "Access-Control-Request-Headers",
                "Authorization,content-type, traceparent,tracestate,Baggage,sentry-trace,"
                    + "x-any-other,a b,c\r\nd,");

    assertThat(answered(asks).header("Access-Control-Allow-Headers"))
        .isEqualTo(
            "authorization, baggage, content-type, sentry-trace, traceparent, tracestate,"
                + " x-any-other");
    assertThat(answered(asks).header("Vary")).isEqualTo("Access-Control-Request-Headers");
  }

  @Test
  void a_browser_that_asks_first_is_answered() {
    Answered answered = answered(Call.of("OPTIONS", "/v1/presence"));

    assertThat(answered.status()).isEqualTo(204);
    assertThat(answered.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(answered.header("Access-Control-Allow-Methods")).isEqualTo("POST, PUT");
    assertThat(answered.header("Access-Control-Allow-Headers"))
        .isEqualTo("authorization, content-type");
  }

  @Test
  void an_event_that_says_nothing_is_answered() {
    var empty = new com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent();

    assertThat(api.answer(empty).getStatusCode()).isEqualTo(404);
  }

  @Test
  void what_is_not_the_base64_it_says_it_is_is_a_bad_request() {
    var event = Call.post("/v1/replies", "{}").by(deployment.key()).event();
    event.setBody("{}" + new String("한".getBytes(UTF_8), UTF_8));

    assertThat(api.answer(event).getStatusCode()).isEqualTo(400);
  }
}
