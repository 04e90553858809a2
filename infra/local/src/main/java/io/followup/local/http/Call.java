package io.followup.local.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One call, its body raw.
 *
 * @param path as it stood in the request, without the query
 * @param query as it stood in the request; empty if there was none
 * @param parameters the query's, decoded, those of one name joined by a comma
 * @param headers by name in lower case, those of one name joined by a comma
 */
record Call(
    String method,
    String path,
    String query,
    Map<String, String> parameters,
    Map<String, String> headers,
    Buffer body) {

  /**
   * @throws IllegalArgumentException if path or query are not escaped as they are in an address
   */
  static Call of(
      String method, String path, String query, Map<String, String> headers, Buffer body) {
    var _ = QueryStringDecoder.decodeComponent(path);
    Map<String, String> parameters = new TreeMap<>();
    new QueryStringDecoder(query, StandardCharsets.UTF_8, false)
        .parameters()
        .forEach((name, values) -> parameters.put(name, String.join(",", values)));
    return new Call(method, path, query, parameters, headers, body);
  }

  /** A parameter of the query. */
  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** Paths, queries and bodies hold tokens and codes. */
  @Override
  public String toString() {
    return "Call[" + method + "]";
  }
}
