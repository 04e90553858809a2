package io.followup.domain.presence;

import io.followup.domain.id.CustomerKey;
import java.time.Instant;

/** Where presence is kept. */
public interface Presences {
  /**
   * Takes a beat that its session admits; of one whose activity is older than what is known only
   * its {@code n} is kept; all others change nothing. No read, and one write, save where only
   * {@code n} is kept, a lease is lowered, or sessions are pruned.
   *
   * @return the sessions as they are afterwards
   */
  Sessions beat(Beat beat);

  /**
   * Ends a session and marks the item as left, where the session admits it. One write; two where
   * the item would go before its {@code n} may be forgotten.
   */
  Sessions leave(Leaving leaving);

  /** Strongly consistent; {@link Sessions#none} where nothing is kept. */
  Sessions get(CustomerKey customer);

  /** Remembers that the world was told of this going offline, while the item is there. */
  void toldOffline(CustomerKey customer, Instant since);

  /** The item goes, as TTL removes it: nothing of it is remembered. */
  void erase(CustomerKey customer);

  /**
   * Forgets where the customer was until then, and leaves a mark in the item's place, so that a
   * beat needs no read to be let in or not (S5): it keeps each session's last {@code n}, refuses
   * what occurred before, and goes when the item would have gone, ten minutes from now at the
   * earliest. What is later stays.
   */
  void erase(CustomerKey customer, Instant at);
}
