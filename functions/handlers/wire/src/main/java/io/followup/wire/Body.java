package io.followup.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Optional;

/** A call's body, which is a JSON object or refused. */
sealed interface Body {
  /** As it should be. */
  record Read(ObjectNode json) implements Body {}

  /** Over 64 KiB. */
  record TooLarge() implements Body {}

  /** No JSON, or no object. */
  record Broken(String detail) implements Body {}

  String NOT_BASE64 = "The body is not the base64 that it says it is.";

  /** In bytes. */
  int MOST = 64 * 1024;

  static Body read(APIGatewayV2HTTPEvent event) {
    Optional<byte[]> bytes = bytes(event);
    if (bytes.isEmpty()) {
      return new Broken(NOT_BASE64);
    }
    if (bytes.get().length > MOST) {
      return new TooLarge();
    }
    return Json.parse(bytes.get())
        .<Body>map(Read::new)
        .orElseGet(() -> new Broken("The body is not a JSON object."));
  }

  static boolean isTooLarge(APIGatewayV2HTTPEvent event) {
    return bytes(event).filter(bytes -> bytes.length > MOST).isPresent();
  }

  static Optional<byte[]> bytes(APIGatewayV2HTTPEvent event) {
    String body = Optional.ofNullable(event.getBody()).orElse("");
    if (!event.getIsBase64Encoded()) {
      return Optional.of(body.getBytes(UTF_8));
    }
    try {
      return Optional.of(Base64.getDecoder().decode(body));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
