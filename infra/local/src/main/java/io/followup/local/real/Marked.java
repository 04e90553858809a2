package io.followup.local.real;

import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Answer.Accepted;
import io.followup.domain.delivery.Delivery;

/** Marks what a true carrier took by its id, so that the same one is asked what became of it. */
final class Marked {
  private static final String MARK = "real:";

  private Marked() {}

  static Answer mark(Answer answer) {
    return answer instanceof Accepted(String id) ? new Accepted(MARK + id) : answer;
  }

  static boolean is(Delivery delivery) {
    return delivery.carrierId().filter(id -> id.startsWith(MARK)).isPresent();
  }

  /** The delivery as the carrier knows it. */
  static Delivery unmarked(Delivery delivery) {
    Delivery known =
        new Delivery(
            delivery.id(),
            delivery.chat(),
            delivery.began(),
            delivery.kind(),
            delivery.status(),
            delivery.reason(),
            delivery.to(),
            delivery.tells(),
            delivery.at(),
            delivery.until(),
            delivery.attempts(),
            delivery.cost(),
            delivery.carrierId().map(id -> id.substring(MARK.length())),
            delivery.token(),
            delivery.receipts());
    return known.by(delivery.via(), delivery.tries());
  }
}
