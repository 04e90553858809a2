package io.followup.wire.credential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the claims of a customer token must say. */
final class CustomerClaims {
  private static final Duration LONGEST = Duration.ofHours(24);

  /** How far ahead of ours the clock of whoever minted it may run. */
  private static final Duration AHEAD = Duration.ofSeconds(60);

  private static final Duration EARLY = Duration.ofSeconds(10);

  private CustomerClaims() {}

  /** The customer that they name, if all of them are right at this time. */
  static Optional<CustomerKey> customer(ObjectNode claims, Instant now) {
    // Whatever is meant for somebody is not meant for us: aud "link" is a short link's token.
    boolean holds = !claims.has("aud") && isInTime(claims, now) && isNumberOrAbsent(claims, "iat");
    String workspace = text(claims, "iss");
    String customer = text(claims, "sub");
    return holds && Ids.isValid(workspace) && Ids.isValid(customer)
        ? Optional.of(CustomerKey.of(workspace, customer))
        : Optional.empty();
  }

  private static boolean isInTime(ObjectNode claims, Instant now) {
    JsonNode exp = claims.path("exp");
    double latest = now.plus(LONGEST).plus(AHEAD).getEpochSecond();
    return exp.isNumber()
        && exp.doubleValue() > seconds(now)
        && exp.doubleValue() <= latest
        && isNumberOrAbsent(claims, "nbf")
        && claims.path("nbf").asDouble() <= seconds(now.plus(EARLY));
  }

  private static double seconds(Instant instant) {
    return instant.getEpochSecond() + instant.getNano() / 1e9;
  }

  private static boolean isNumberOrAbsent(ObjectNode claims, String name) {
    return !claims.has(name) || claims.path(name).isNumber();
  }

  private static String text(ObjectNode claims, String name) {
    return claims.path(name).isTextual() ? claims.path(name).textValue() : "";
  }
}
