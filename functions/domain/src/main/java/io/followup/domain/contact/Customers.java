package io.followup.domain.contact;

import io.followup.domain.delivery.Channel;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.DeviceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where contact data and devices are kept. */
public interface Customers {
  /**
   * When a customer whose presence item has gone was last here.
   *
   * @param lastActive empty for a customer who only ever left
   */
  record LastSeen(Optional<Instant> lastActive, Optional<Instant> offlineSince) {}

  /** What is kept of a customer, as it was read; nothing is opened before it is asked for. */
  interface Kept {
    /** Enough for whoever does not send. */
    Reach reach();

    Optional<LastSeen> lastSeen();

    /**
     * Contact and devices; {@link Customer#unknown} where nothing is kept. Only for whoever sends,
     * or checks what comes in (S5).
     *
     * @throws io.followup.domain.secret.Unreadable where something is kept that cannot be opened
     */
    Customer opened();
  }

  /** All of it by one read, strongly consistent. */
  Kept kept(CustomerKey customer);

  /** As {@link Kept#opened} has it. */
  default Customer get(CustomerKey customer) {
    return kept(customer).opened();
  }

  /** As {@link Kept#reach} has it. */
  default Reach reach(CustomerKey customer) {
    return kept(customer).reach();
  }

  /**
   * Merges, field by field, without a read in between.
   *
   * @param at when the change was made; one that is older than the last one taken changes nothing
   */
  void merge(CustomerKey customer, ContactChange change, Instant at);

  /**
   * Contact and live devices are in use, and kept from now on as if they had just been given (S5).
   * What has changed or gone since it was read is left alone. Needed only for who is {@link
   * Customer#ageing}.
   */
  void renew(Customer customer);

  /**
   * Stores a device, or stores it anew. Its token is taken from whoever registered it before.
   *
   * @return false, and nothing is stored, where its endpoint was given up: see {@link Endpoints}
   */
  boolean putDevice(CustomerKey customer, Device device);

  void removeDevice(CustomerKey customer, DeviceId device);

  /** The device takes no pushes any more, unless it has another token by now. */
  void markDead(CustomerKey customer, DeviceId device, String token);

  /** As {@link Kept#lastSeen} has it, by the cheapest read. */
  Optional<LastSeen> lastSeen(CustomerKey customer);

  /** Keeps when a customer was here; older never overwrites newer. */
  void keepLastSeen(CustomerKey customer, LastSeen seen);

  /** From now on nothing goes to this customer on that channel. */
  void stop(CustomerKey customer, Channel channel);

  /** The customer wants to hear from us on that channel again. */
  void unstop(CustomerKey customer, Channel channel);

  /**
   * Forgets contact, devices, stops and when the customer was here.
   *
   * @param stops what is suppressed elsewhere by now; a stop that came since then stays
   * @param at an older change that comes late brings nothing back
   * @param again when somebody should look whether all has gone; see {@link #erasing}
   */
  void erase(CustomerKey customer, Set<Channel> stops, Instant at, Instant again);

  /**
   * What came while an erasure went is of before it: it is of that later instant. Nothing where
   * another one came since, or the customer is known again.
   */
  void eraseUntil(CustomerKey customer, Instant at, Instant later, Instant again);

  /** When the customer was erased last, also where they are known again; strongly consistent. */
  Optional<Instant> erasedAt(CustomerKey customer);

  /** Forgets devices and when the customer was here as far as they are not later than that. */
  void forget(CustomerKey customer, Instant at);

  /** Erased customers whom somebody should look after by now, perhaps a moment stale. */
  List<CustomerKey> erasing(Instant now, int limit);

  /**
   * When somebody should look after an erased customer next; empty: all has gone.
   *
   * @param at the erasure that is meant; where another came since, nothing changes
   */
  void eraseAgain(CustomerKey customer, Instant at, Optional<Instant> again);

  /** Whether the customer was erased, and nobody told us of them since. */
  boolean isErased(CustomerKey customer);
}
