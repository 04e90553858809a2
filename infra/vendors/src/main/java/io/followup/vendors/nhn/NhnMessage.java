package io.followup.vendors.nhn;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One message to one recipient, as NHN keeps it.
 *
 * @param recipient its sequence number within the request
 * @param kind ALIMTALK, SMS or LMS
 * @param from sender key or sender number
 * @param key by which the sender finds it again; may be empty
 * @param results oldest first; none: it never reports
 */
record NhnMessage(
    String request,
    int recipient,
    String kind,
    String from,
    String to,
    String text,
    String key,
    Instant at,
    List<NhnResult> results) {
  NhnMessage {
    results = List.copyOf(results);
  }

  Optional<NhnResult> result(Instant now) {
    return results.reversed().stream().filter(result -> !result.at().isAfter(now)).findFirst();
  }

  /** COMPLETED or FAILED, once there is a result. */
  static String status(NhnResult result) {
    return result.mayArrive() ? "COMPLETED" : "FAILED";
  }

  @Override
  public String toString() {
    return "NhnMessage[" + kind + "]";
  }
}
