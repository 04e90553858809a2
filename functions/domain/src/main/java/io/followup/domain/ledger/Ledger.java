package io.followup.domain.ledger;

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
   * Some entries, newest first; of one instant in the order in which they must have come, so that
   * whoever adds them up from the oldest on gives nothing back before it was held, and holds for a
   * text nothing before its messenger's was given back.
   *
   * @param cursor where the next page begins; empty: this was the last
   */
  record Page(List<Entry> entries, Optional<String> cursor) {
    public Page {
      entries = entries.stream().sorted(Entry.inTime().reversed()).toList();
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
