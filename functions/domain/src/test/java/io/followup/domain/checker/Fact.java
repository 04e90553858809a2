package io.followup.domain.checker;

import io.followup.domain.id.DeliveryId.Slot;

/** What is or was true of a reply: one bit each, so that a state may hold all of it. */
enum Fact {
  READ(0),
  ACTIVE(1),
  DELETED(2),
  /** Some delivery counts as having reached the customer with it. */
  REACHED(3),
  /** A device acknowledged it. */
  RECEIPT(4),
  /** … before it was claimed. */
  IN_TIME(5),
  /** Its text was edited. */
  EDITED(6);

  /** No scenario has more replies. */
  static final int REPLIES = 3;

  private static final int TOLD = 24;

  private final int place;

  Fact(int place) {
    this.place = place;
  }

  long of(int reply) {
    return 1L << (place * REPLIES + reply);
  }

  boolean isIn(long facts, int reply) {
    return (facts & of(reply)) != 0;
  }

  /** The follow-up of one reply may have told the customer another. */
  static long told(Slot slot, int followUp, int reply) {
    return 1L << (TOLD + (place(slot) * REPLIES + followUp) * REPLIES + reply);
  }

  private static int place(Slot slot) {
    return switch (slot) {
      case PUSH -> 0;
      case MESSENGER -> 1;
      case XMS -> 2;
      case EMAIL -> 3;
    };
  }

  static boolean isTold(long facts, Slot slot, int reply) {
    boolean told = false;
    for (int followUp = 0; followUp < REPLIES; followUp++) {
      told |= (facts & told(slot, followUp, reply)) != 0;
    }
    return told;
  }
}
