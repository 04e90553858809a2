package io.followup.bench.adapters;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What a vendor answers.
 *
 * @param start how the request begins, such as {@code POST /sms/}
 * @param part what it holds besides; may be empty
 * @param response as it goes over the wire
 */
record Route(String start, String part, String response) {
  static Route json(String start, String body) {
    return new Route(start, "", response("application/json", body));
  }

  /** A call of an AWS service that says by a header or a form what is asked of it. */
  static Route aws(String part, String type, String body) {
    return new Route("POST / ", part, response(type, body));
  }

  boolean takes(String request) {
    return request.startsWith(start) && request.contains(part);
  }

  static String response(String type, String body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(type, body.getBytes(UTF_8).length, body);
  }
}
