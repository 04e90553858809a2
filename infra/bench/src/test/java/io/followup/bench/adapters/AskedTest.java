package io.followup.bench.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AskedTest {
  private static final String REQUEST =
      "POST /v2/push?a=b HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\nX-Key: a: b\r\n\r\n{\r\n}";

  @Test
  void a_request_is_read_without_what_a_client_writes_by_itself() {
    Asked asked = Asked.of(REQUEST);

    assertThat(asked)
        .isEqualTo(new Asked("POST", "/v2/push?a=b", Map.of("X-Key", "a: b"), "{\r\n}"));
  }

  @Test
  void the_length_of_a_body_is_found_however_it_is_spelled() {
    assertThat(Asked.contentLength(REQUEST)).isEqualTo(4);
    assertThat(Asked.contentLength("GET / HTTP/1.1\r\ncontent-length:12\r\n\r\n")).isEqualTo(12);
  }

  @Test
  void a_request_without_a_body_has_no_length() {
    assertThat(Asked.contentLength("GET / HTTP/1.1\r\nHost: h\r\n\r\n")).isZero();
  }
}
