package io.followup.domain.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.followup.domain.secret.Signer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The three headers of <a href="https://www.standardwebhooks.com">Standard Webhooks</a>. */
final class Signature {
  private static final String PREFIX = "whsec_";

  private Signature() {}

  /**
   * @param secrets all that hold, each {@code whsec_} and standard base64; one signature each
   * @param at the wall clock of the attempt
   */
  static Map<String, String> headers(List<String> secrets, Message message, Instant at) {
    String seconds = Long.toString(at.getEpochSecond());
    byte[] content = String.join(".", message.event(), seconds, message.body()).getBytes(UTF_8);
    return Map.of(
        "webhook-id",
        message.event(),
        "webhook-timestamp",
        seconds,
        "webhook-signature",
        secrets.stream().map(secret -> "v1," + sign(secret, content)).collect(joining(" ")));
  }

  private static String sign(String secret, byte[] content) {
    byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    return Base64.getEncoder().encodeToString(Signer.hmac(key, content));
  }
}
