package io.followup.carriers.nhn;

import static io.followup.domain.outcome.Reason.CARRIER_DOWN;
import static io.followup.domain.outcome.Reason.NO_ANSWER;
import static io.followup.domain.outcome.Reason.REFUSED;
import static io.followup.domain.outcome.Reason.THROTTLED;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.carriers.vendor.Exchange;
import io.followup.domain.carrier.Answer;
import java.util.function.Function;

/** What both of NHN's services have in common: a header with a code beside what was asked for. */
final class NhnAnswer {
  /** "Unexpected", so it may have come after the notice was taken. */
  private static final int SYSTEM_ERROR = -9999;

  private NhnAnswer() {}

  /**
   * Sorts an exchange that handed over a notice.
   *
   * @param read what an answer with a code in its header comes to
   */
  static Answer of(Exchange exchange, Function<JsonNode, Answer> read) {
    return switch (exchange) {
      case Exchange.NeverSent _ -> new Answer.Deferred(CARRIER_DOWN);
      case Exchange.NoAnswer _ -> new Answer.Unknown(NO_ANSWER);
      case Exchange.Answered answered -> of(answered, read);
    };
  }

  private static Answer of(Exchange.Answered answered, Function<JsonNode, Answer> read) {
    if (answered.status() == 429) {
      return new Answer.Deferred(THROTTLED, answered.after());
    }
    if (answered.status() == 503) {
      return new Answer.Deferred(CARRIER_DOWN, answered.after());
    }
    boolean says = answered.body().at("/header/resultCode").isInt();
    if (says && code(answered.body()) != SYSTEM_ERROR) {
      return read.apply(answered.body());
    }
    // Neither a gateway nor an unexpected error tells what became of the request behind it.
    boolean surelyNot = answered.status() / 100 == 4 && answered.status() != 408;
    return surelyNot ? new Answer.Refused(REFUSED) : new Answer.Unknown(NO_ANSWER);
  }

  static int code(JsonNode body) {
    return body.at("/header/resultCode").asInt();
  }
}
