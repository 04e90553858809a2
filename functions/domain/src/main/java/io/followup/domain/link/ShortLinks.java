package io.followup.domain.link;

import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.ReplyId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the short links of notices are kept. */
public interface ShortLinks {
  /** A notice that carries a link, by the replies that it tells. */
  record Notice(DeliveryId delivery, List<ReplyId> tells) {
    public Notice {
      tells = List.copyOf(tells);
    }
  }

  /**
   * A link that leads somewhere.
   *
   * @param unopened the replies that its notices told, and whose records know of no opening yet
   */
  record Found(ShortLink link, Set<ReplyId> unopened) {
    public Found {
      unopened = Set.copyOf(unopened);
    }
  }

  /**
   * Keeps what a code leads to, and which replies this notice tells by it. Where it led first, and
   * until when, stays; of a notice that is carried again the latest replies are kept.
   */
  void put(String code, ShortLink link, Notice notice, Instant expires);

  /** From now on it leads nowhere. */
  void erase(String code);

  /** Where a code leads, unless it expired. */
  Optional<Found> find(String code, Instant now);

  /**
   * Tells a step of each of these replies, once, and keeps in the same write that they are told.
   * Nothing is told by a link that was erased meanwhile. Gives up after a second.
   */
  void opened(String code, ShortLink link, Collection<ReplyId> replies, Instant at);
}
