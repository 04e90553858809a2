package io.followup.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RuntimeApiTest {
  private static final Duration TIME = Duration.ofSeconds(30);

  private final RuntimeApi api = new RuntimeApi("look");
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    http.close();
    api.close();
  }

  @Test
  void each_event_goes_to_one_who_asks_and_its_answer_to_who_handed_it() throws Exception {
    var first = api.hand("{\"n\":1}", TIME);
    var second = api.hand("{\"n\":2}", TIME);

    HttpResponse<String> one = next();
    HttpResponse<String> two = next();
    post("invocation/" + id(two) + "/response", "\"second\"");
    post("invocation/" + id(one) + "/response", "\"first\"");

    assertThat(one.body()).isEqualTo("{\"n\":1}");
    assertThat(first.join()).isEqualTo(new Outcome.Answered("\"first\""));
    assertThat(second.join()).isEqualTo(new Outcome.Answered("\"second\""));
  }

  @Test
  void an_event_comes_with_what_a_function_may_ask_of_it() throws Exception {
    var _ = api.hand("{}", TIME);

    HttpResponse<String> event = next();

    assertThat(event.headers().firstValue("Lambda-Runtime-Invoked-Function-Arn"))
        .hasValue("arn:aws:lambda:ap-northeast-2:000000000000:function:look");
    assertThat(event.headers().firstValueAsLong("Lambda-Runtime-Deadline-Ms").orElseThrow())
        .isGreaterThan(Instant.now().toEpochMilli());
  }

  @Test
  void an_error_is_told_by_its_type_and_message() throws Exception {
    var outcome = api.hand("{}", TIME);

    post("invocation/" + id(next()) + "/error", "{\"errorType\":\"T\",\"errorMessage\":\"M\"}");

    assertThat(outcome.join()).isEqualTo(new Outcome.Failed("T", "M"));
  }

  @Test
  void who_cannot_start_is_heard() throws Exception {
    post("init/error", "{\"errorType\":\"T\",\"errorMessage\":\"M\"}");

    assertThat(api.refused().join()).isEqualTo(new Start.Refused("T", "M"));
  }

  @Test
  void what_nobody_can_answer_any_more_has_died() throws Exception {
    var running = api.hand("{}", TIME);
    next();
    var waiting = api.hand("{}", TIME);

    api.end();
    var late = api.hand("{}", TIME);

    assertThat(running.join()).isEqualTo(new Outcome.Died());
    assertThat(waiting.join()).isEqualTo(new Outcome.Died());
    assertThat(late.join()).isEqualTo(new Outcome.Died());
  }

  @Test
  void an_answer_to_nothing_is_refused() throws Exception {
    assertThat(post("invocation/none/response", "{}").statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> next() throws IOException, InterruptedException {
    return http.send(to("invocation/next").build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request = to(path).POST(HttpRequest.BodyPublishers.ofString(body)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://" + api.address() + "/2018-06-01/runtime/" + path));
  }

  private static String id(HttpResponse<String> event) {
    return event.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();
  }
}
