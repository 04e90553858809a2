package io.followup.carriers.solapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.carriers.vendor.Exchange;
import io.followup.domain.carrier.Answer;
import io.followup.domain.outcome.Reason;
import java.util.function.Function;

/** Solapi's answers: what was asked for with status 200, else an {@code errorCode} in words. */
final class SolapiAnswer {
  /** A signature is never used twice here, so the request came twice: the first may be taken. */
  private static final String CAME_TWICE = "DuplicatedSignature";

  private static final String SKEWED = "RequestTimeTooSkewed";

  private SolapiAnswer() {}

  /**
   * Sorts an exchange that handed over a notice.
   *
   * @param read what an answer of status 200 comes to
   */
  static Answer of(Exchange exchange, Function<JsonNode, Answer> read) {
    return switch (exchange) {
      case Exchange.NeverSent _ -> new Answer.Deferred(Reason.CARRIER_DOWN);
      case Exchange.NoAnswer _ -> new Answer.Unknown(Reason.NO_ANSWER);
      case Exchange.Answered answered ->
          answered.isSuccess() ? read.apply(answered.body()) : of(answered);
    };
  }

  private static Answer of(Exchange.Answered answered) {
    if (answered.status() == 429) {
      return new Answer.Deferred(Reason.THROTTLED, answered.after());
    }
    if (answered.status() == 503) {
      return new Answer.Deferred(Reason.CARRIER_DOWN, answered.after());
    }
    return isRefusal(answered)
        ? new Answer.Refused(refusal(answered))
        : new Answer.Unknown(Reason.NO_ANSWER);
  }

  /** Whether it surely did not do what it was asked, and never will. */
  static boolean isRefusal(Exchange.Answered answered) {
    return answered.status() / 100 == 4
        && answered.status() != 408
        && answered.status() != 429
        && !errorCode(answered).equals(CAME_TWICE);
  }

  /** Why it refused. */
  static Reason refusal(Exchange.Answered answered) {
    // That our clock is wrong is nothing that a workspace could set up.
    return isOfKey(answered) && !errorCode(answered).equals(SKEWED)
        ? Reason.NOT_SET_UP
        : Reason.REFUSED;
  }

  /** Whether it refused whoever asked, and not what was asked. */
  static boolean isOfKey(Exchange.Answered answered) {
    return answered.status() == 401 || answered.status() == 403;
  }

  private static String errorCode(Exchange.Answered answered) {
    return answered.body().path("errorCode").asText("");
  }
}
