package io.followup.domain.presence;

import io.followup.domain.id.CustomerKey;
import java.time.Instant;

/** Where presence is kept. */
public interface Presences {
  /**
   * Takes a beat that its session admits; one that it does not changes nothing. One write, no read.
   *
   * @return the sessions as they are afterwards
   */
  Sessions beat(Beat beat);

  /** Ends a session and marks the item as left, where the session admits it. */
  Sessions leave(Leaving leaving);

  /** Strongly consistent; {@link Sessions#none} where nothing is kept. */
  Sessions get(CustomerKey customer);

  /** Remembers that the world was told of this going offline, while the item is there. */
  void toldOffline(CustomerKey customer, Instant since);

  /** Forgets the customer. */
  void erase(CustomerKey customer);
}
