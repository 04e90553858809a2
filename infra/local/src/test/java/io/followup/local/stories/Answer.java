package io.followup.local.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.stream.StreamSupport;

/** What came back of a call. */
public record Answer(String call, int status, HttpHeaders headers, String text) {
  /** Fails unless this is its status. */
  public Answer is(int expected) {
    assertThat(status).as("%s answered %s", call, text).isEqualTo(expected);
    return this;
  }

  /** Fails unless this is its status and it is a problem of RFC 9457. */
  public Answer isProblem(int expected) {
    is(expected);
    assertThat(header("Content-Type")).as(call).startsWith("application/problem+json");
    assertThat(json().path("status").asInt()).as(call).isEqualTo(expected);
    assertThat(json().path("type").asText()).as(call).isNotEmpty();
    assertThat(json().path("title").asText()).as(call).isNotEmpty();
    assertThat(json().path("detail").asText()).as(call).isNotEmpty();
    return this;
  }

  /** Fails unless it is such a problem and names this field alone. */
  public Answer refuses(int expected, String field) {
    isProblem(expected);
    assertThat(fields()).as("%s answered %s", call, text).containsExactly(field);
    return this;
  }

  public JsonNode json() {
    return Json.read(text);
  }

  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  private List<String> fields() {
    return StreamSupport.stream(json().path("errors").spliterator(), false)
        .map(error -> error.path("field").asText())
        .distinct()
        .toList();
  }

  /** It may be about a customer. */
  @Override
  public String toString() {
    return call + " " + status;
  }
}
