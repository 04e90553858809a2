package io.followup.domain.erasure;

import io.followup.domain.contact.AddressHash;
import io.followup.domain.contact.Customer;
import io.followup.domain.contact.Customers;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.contact.Suppressions;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Kind;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.presence.Presences;
import io.followup.domain.secret.Fingerprints;
import io.followup.domain.secret.Unreadable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Forgets a customer (S5): open and claimed replies are settled as not wanted first, then contact,
 * devices and presence go, then words, masks, links and chats. Ids, times, reasons, outcomes and
 * costs stay. Of an address that the customer had stopped a keyed hash stays: stopped is stopped,
 * whoever comes back.
 *
 * <p>It leaves marks that presence and accepting look at, so that nothing late brings anything
 * back. The mark is there before anything goes, and has itself looked after two minutes later: by
 * then every function that was under way is done, and what it left is found. Whoever dies in
 * between has it taken up by the sweep.
 */
public final class EraseCustomer {
  /** A function runs for 30 s at most, and the index of replies is at most seconds behind. */
  public static final Duration AGAIN = Duration.ofMinutes(2);

  private final Customers customers;
  private final Presences presences;
  private final ForgetChats chats;
  private final ForgetReplies replies;
  private final Suppressions suppressions;
  private final Fingerprints fingerprints;
  private final Clock clock;

  public EraseCustomer(
      Customers customers,
      Presences presences,
      ForgetChats chats,
      ForgetReplies replies,
      Suppressions suppressions,
      Fingerprints fingerprints,
      Clock clock) {
    this.customers = customers;
    this.presences = presences;
    this.chats = chats;
    this.replies = replies;
    this.suppressions = suppressions;
    this.fingerprints = fingerprints;
    this.clock = clock;
  }

  /** As often as it is asked for; what was told of the customer since the last time goes, too. */
  public void erase(CustomerKey customer) {
    Instant at = clock.instant();
    chats.settle(customer, at);
    Set<Channel> stopped = customers.reach(customer).stopped();
    if (!stopped.isEmpty()) {
      opened(customer).ifPresent(known -> stopped.forEach(channel -> suppress(known, channel, at)));
    }
    customers.erase(customer, stopped, at, at.plus(AGAIN));
    presences.erase(customer, clock.instant());
    // Nobody finds anything from here on. What was accepted meanwhile may have been followed up by
    // what was there, so it goes with it.
    Instant gone = clock.instant();
    customers.eraseUntil(customer, at, gone, gone.plus(AGAIN));
    chats.settle(customer, gone);
    forget(customer, gone);
  }

  /** Erased customers of whom something may be left. */
  public List<CustomerKey> due(int limit) {
    return customers.erasing(clock.instant(), limit);
  }

  /** Looks whether all has gone, and leaves what is later than the erasure. */
  public void again(CustomerKey customer) {
    Optional<Instant> erased = customers.erasedAt(customer);
    if (erased.isPresent()) {
      customers.forget(customer, erased.get());
      presences.erase(customer, erased.get());
      chats.settleAgain(customer, erased.get());
      forget(customer, erased.get());
    }
  }

  private void forget(CustomerKey customer, Instant at) {
    boolean all = replies.forget(customer, at);
    Instant now = clock.instant();
    boolean last = !now.isBefore(at.plus(AGAIN));
    if (last) {
      chats.remove(customer);
    }
    if (!all) {
      customers.eraseAgain(customer, at, Optional.of(now));
    } else if (last) {
      customers.eraseAgain(customer, at, Optional.empty());
    }
  }

  /** What nobody can read any more nobody can stop; it goes all the same. */
  private Optional<Customer> opened(CustomerKey customer) {
    try {
      return Optional.of(customers.get(customer));
    } catch (Unreadable _) {
      return Optional.empty();
    }
  }

  private void suppress(Customer customer, Channel channel, Instant at) {
    switch (channel) {
      // A device has no address of its own that could come back.
      case PUSH -> {}
      case TEXT -> {
        customer.phone().map(PhoneNumber::e164).ifPresent(to -> stop(customer, Kind.SMS, to, at));
        customer.lineUserId().ifPresent(to -> stop(customer, Kind.LINE, to, at));
      }
      case EMAIL ->
          customer
              .email()
              .map(EmailAddress::mailbox)
              .ifPresent(to -> stop(customer, Kind.EMAIL, to, at));
    }
  }

  private void stop(Customer customer, Kind kind, String address, Instant at) {
    suppressions.stop(AddressHash.of(fingerprints, customer.key().workspace(), kind, address), at);
  }
}
