package io.followup.domain.ledger;

import static java.util.Comparator.comparing;

import io.followup.domain.id.WorkspaceId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * A workspace's money. What deliveries reserve, capture and release is written with the delivery
 * (see {@link io.followup.domain.delivery.Deliveries}), never beside it.
 */
public interface Ledger {
  /** What became of a credit. */
  enum Credited {
    /** Booked, now or before. */
    BOOKED,
    /** Its id stands for other units. */
    OTHER_UNITS
  }

  /**
   * Some entries, newest first; of one instant what ends a reservation before what made it, so that
   * whoever adds them up from the oldest on never gives back what was not held.
   *
   * @param cursor where the next page begins; empty: this was the last
   */
  record Page(List<Entry> entries, Optional<String> cursor) {
    public Page {
      entries =
          entries.stream()
              .sorted(comparing(Entry::at).thenComparing(Entry::kind).reversed())
              .toList();
    }
  }

  /** Books what was paid in advance, once by its id. */
  Credited credit(WorkspaceId workspace, Entry credit);

  /** Strongly consistent. */
  Funds funds(WorkspaceId workspace);

  Usage usage(WorkspaceId workspace, YearMonth month);

  /**
   * The entries since then, newest first, perhaps a moment stale.
   *
   * @throws IllegalArgumentException if the cursor is none of this list
   */
  Page entries(WorkspaceId workspace, Optional<Instant> since, Optional<String> cursor);
}
