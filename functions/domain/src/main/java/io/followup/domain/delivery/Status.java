package io.followup.domain.delivery;

import io.followup.domain.word.Word;

/** How a delivery stands. */
public enum Status implements Word {
  /** The carrier is being asked, or was being asked when a function died: perhaps sent. */
  SENDING,
  /** Surely not taken; asked again later. */
  RETRY,
  ACCEPTED,
  DELIVERED,
  REFUSED,
  /** Nobody knows whether the carrier took it. Not sent again. */
  UNKNOWN,
  /** No carrier was asked. */
  NOTHING;

  /** Whether the customer may have it, or may be about to. */
  public boolean isPerhapsOut() {
    return switch (this) {
      case SENDING, ACCEPTED, DELIVERED, UNKNOWN -> true;
      case RETRY, REFUSED, NOTHING -> false;
    };
  }
}
