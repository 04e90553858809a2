package io.followup.domain.delivery;

import io.followup.domain.outcome.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a delivery has come to, by its carrier's answer or report.
 *
 * @param carrierId the carrier's own id of it, where it gave one
 * @param wakeAt when a RETRY is asked again
 */
public record Turn(
    Status status,
    Reason reason,
    Optional<String> carrierId,
    Instant at,
    Optional<Instant> wakeAt) {
  public Turn(Status status, Reason reason, Optional<String> carrierId, Instant at) {
    this(status, reason, carrierId, at, Optional.empty());
  }

  /** Surely not taken; asked again then. */
  public static Turn retry(Reason reason, Instant at, Instant wakeAt) {
    return new Turn(Status.RETRY, reason, Optional.empty(), at, Optional.of(wakeAt));
  }

  public static Turn to(Status status, Reason reason, Instant at) {
    return new Turn(status, reason, Optional.empty(), at);
  }

  /**
   * The delivery once an attempt has come to this; empty: that does not go over what is known of
   * it. ACCEPTED and DELIVERED go over anything but later receipts; all others only where that very
   * attempt is still SENDING, NOTHING also over RETRY.
   */
  public Optional<Delivery> of(Delivery attempt, Delivery there) {
    return goesOver(there, attempt.attempts())
        ? Optional.of(there.standing(this, there.receipts(), tries(attempt, there)))
        : Optional.empty();
  }

  private boolean goesOver(Delivery there, int attempt) {
    boolean sending = there.status() == Status.SENDING && there.attempts() == attempt;
    return switch (status) {
      case ACCEPTED, DELIVERED -> there.status() != Status.DELIVERED && !isRefusedByReport(there);
      case NOTHING -> sending || there.status() == Status.RETRY;
      case SENDING, RETRY, REFUSED, UNKNOWN -> sending;
    };
  }

  /** A refusal that was reported is later than any answer of the carrier to the call itself. */
  private static boolean isRefusedByReport(Delivery there) {
    return there.status() == Status.REFUSED && !there.receipts().isEmpty();
  }

  private List<Delivery.Try> tries(Delivery attempt, Delivery there) {
    return status == Status.RETRY
        ? Stream.concat(there.tries().stream(), Stream.of(attempt.failed(reason))).toList()
        : there.tries();
  }

  /**
   * The delivery once its carrier has reported this, DELIVERED over anything but itself, REFUSED
   * over what may have been taken; empty: it says nothing new.
   *
   * @param late whether what goes out in its stead may be out
   */
  public Optional<Delivery> reported(Delivery there, boolean late) {
    if (!isNews(there.status())) {
      return Optional.empty();
    }
    Receipt receipt = new Receipt(at, status.word(), late);
    return Optional.of(
        there.standing(
            this,
            Stream.concat(there.receipts().stream(), Stream.of(receipt)).toList(),
            there.tries()));
  }

  private boolean isNews(Status before) {
    return switch (before) {
      case SENDING, ACCEPTED, UNKNOWN -> true;
      case RETRY, REFUSED, NOTHING -> status == Status.DELIVERED;
      case DELIVERED -> false;
    };
  }
}
