package io.followup.vendors.line;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.vendors.VendorAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Why LINE takes nothing of a request, in the words of its <a
 * href="https://developers.line.biz/en/reference/messaging-api/#error-responses">error
 * responses</a>.
 *
 * @param property what of the body is wrong, where that is said
 * @param detail and why
 */
record LineRefusal(int status, String message, @Nullable String property, @Nullable String detail) {
  static LineRefusal notFound() {
    return of(404, "Not found");
  }

  static LineRefusal notAuthenticated() {
    return of(
        401,
        "Authentication failed due to the following reason: invalid token. "
            + "Confirm that the access token in the authorization header is valid.");
  }

  static LineRefusal contentType(String type) {
    return of(415, "The content type, %s, is not supported".formatted(type));
  }

  static LineRefusal notJson() {
    return of(400, "The request body could not be parsed as JSON (line: 1, column: 1)");
  }

  /** LINE documents the key's form, and not these words. */
  static LineRefusal retryKey() {
    return of(400, "The request header, X-Line-Retry-Key, is invalid");
  }

  static LineRefusal property(String property, String detail) {
    return new LineRefusal(400, "The request body has 1 error(s)", property, detail);
  }

  static LineRefusal invalid(String property) {
    return of(
        400,
        "The property, '%s', in the request body is invalid (line: -, column: -)"
            .formatted(property));
  }

  /** There is no such user among this provider's. */
  static LineRefusal notSent() {
    return of(400, "Failed to send messages");
  }

  private static LineRefusal of(int status, String message) {
    return new LineRefusal(status, message, null, null);
  }

  VendorAnswer answer() {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("message", message);
    if (property != null) {
      body.putArray("details").addObject().put("message", detail).put("property", property);
    }
    return VendorAnswer.of(status, body);
  }
}
