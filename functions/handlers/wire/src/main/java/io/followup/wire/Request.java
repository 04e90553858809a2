package io.followup.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.id.CustomerId;
import java.util.Map;
import java.util.Optional;

/**
 * A call whose route and credentials were found good.
 *
 * @param names what stands in the path; every id has the form of one
 * @param query decoded
 * @param headers by name in lower case
 * @param json the body; empty where the call takes none
 * @param isHead nobody will see the answer's body: a scanner asks, not somebody who opens (D3)
 */
public record Request(
    Map<String, String> names,
    Map<String, String> query,
    Map<String, String> headers,
    ObjectNode json,
    boolean isHead) {

  /** What stands in the path under this name. */
  public String name(String name) {
    return Optional.ofNullable(names.get(name))
        .orElseThrow(() -> new IllegalStateException("the route has no " + name));
  }

  public CustomerId customer() {
    return new CustomerId(name("id"));
  }

  public Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /** The query as an object of strings, to be checked as a body is. */
  public ObjectNode queryJson() {
    ObjectNode object = Json.object();
    query.forEach(object::put);
    return object;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  @Override
  public String toString() {
    return "Request";
  }
}
