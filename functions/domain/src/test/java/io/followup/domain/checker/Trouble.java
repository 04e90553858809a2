package io.followup.domain.checker;

import java.util.EnumSet;
import java.util.Set;

/** What may go wrong, so often in one run as a scenario says. */
enum Trouble {
  /** A call dies before its next port call, the last one made and its answer lost. */
  DIES(0),
  /** The store's answer is lost and the SDK puts again: the second answer is the one that comes. */
  REPEATED(1),
  /** A message or an event comes again. */
  TWICE(2),
  /** A message or an event never comes. */
  LOST(3),
  /** Time goes on though something is due. */
  LATE(4),
  /** Time goes on though a call stands. */
  STALLS(5),
  /** Whoever called gave the call up and calls again, and it goes on all the same. */
  GIVEN_UP(6),
  /** An execution of the workflow ends where it is. */
  FAILS(7),
  /** A carrier does not take it. */
  REFUSES(8),
  /** A carrier cannot take it now. */
  DEFERS(9),
  /** A carrier gives no answer. */
  SILENT(10),
  /** Too many executions start at once. */
  THROTTLED(11);

  /** What is no excuse for whoever should have come by. */
  private static final Set<Trouble> EVERY_DAY =
      EnumSet.of(REFUSES, DEFERS, SILENT, REPEATED, TWICE, THROTTLED);

  private static final int BITS = 4;
  private static final long MOST = (1L << BITS) - 1;

  private final int place;

  Trouble(int place) {
    this.place = place;
  }

  /** How many are left of it. */
  int in(long budget) {
    return (int) ((budget >>> (place * BITS)) & MOST);
  }

  boolean isIn(long budget) {
    return in(budget) > 0;
  }

  /** Once less. */
  long from(long budget) {
    return budget - times(1);
  }

  /** Whether nothing has gone wrong but what goes wrong every day. */
  static boolean isEveryDay(long budget, long left) {
    for (Trouble trouble : values()) {
      if (!EVERY_DAY.contains(trouble) && trouble.in(budget) != trouble.in(left)) {
        return false;
      }
    }
    return true;
  }

  /** A budget of so many of it. */
  long times(int count) {
    return (long) count << (place * BITS);
  }
}
