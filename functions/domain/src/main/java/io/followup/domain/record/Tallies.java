package io.followup.domain.record;

import io.followup.domain.delivery.Delivery;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.outcome.Settlement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * Where it is counted how replies ended, by the day (UTC) of their acceptance. Whoever counts may
 * come again for a week, and counts nothing twice.
 */
public interface Tallies {
  /** Counts how a reply ended. */
  void ended(ReplyKey reply, Instant accepted, Settlement end);

  /**
   * Counts the replies that a delivery told and reached their customer with.
   *
   * @param accepted when each of them was, at least one
   */
  void reached(Delivery delivery, List<Instant> accepted);

  /** The days that have something, both ends included; perhaps a moment stale. */
  SortedMap<LocalDate, Tally> days(WorkspaceId workspace, LocalDate from, LocalDate to);
}
