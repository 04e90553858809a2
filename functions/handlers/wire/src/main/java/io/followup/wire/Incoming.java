package io.followup.wire;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an event of API Gateway says, whatever it leaves out. */
record Incoming(
    String method, String path, Map<String, String> query, Map<String, String> headers) {
  private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([^ ]+) *");

  static Incoming of(APIGatewayV2HTTPEvent event) {
    String method =
        Optional.ofNullable(event.getRequestContext())
            .flatMap(context -> Optional.ofNullable(context.getHttp()))
            .flatMap(http -> Optional.ofNullable(http.getMethod()))
            .orElse("");
    String path = Optional.ofNullable(event.getRawPath()).orElse("");
    return new Incoming(method, path, query(event), headers(event));
  }

  boolean isHead() {
    return method.equals(Routes.HEAD);
  }

  /** What a browser that asks first wants to send. */
  List<String> asksForHeaders() {
    return Optional.ofNullable(headers.get("access-control-request-headers"))
        .map(names -> List.of(names.split(",", -1)))
        .orElse(List.of());
  }

  Optional<String> bearer() {
    return Optional.ofNullable(headers.get("authorization"))
        .map(BEARER::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1));
  }

  private static Map<String, String> headers(APIGatewayV2HTTPEvent event) {
    Map<String, String> lower = new HashMap<>();
    Optional.ofNullable(event.getHeaders())
        .orElse(Map.of())
        .forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    return lower;
  }

  /** The first of a name counts. */
  private static Map<String, String> query(APIGatewayV2HTTPEvent event) {
    String raw = Optional.ofNullable(event.getRawQueryString()).orElse("");
    Map<String, String> query = new HashMap<>();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      query.putIfAbsent(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
    }
    return query;
  }

  /** What is not encoded as it should be stays as it is, and is no id. */
  private static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return encoded;
    }
  }
}
