package io.followup.domain.protocol;

import io.followup.domain.chat.Claim;
import io.followup.domain.contact.Customers;
import io.followup.domain.contact.Reach;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.presence.Presence;
import io.followup.domain.reply.StoredReply;
import io.followup.domain.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Facts as the stores have them, each read at most once. */
final class ReadFacts implements Facts {
  private final ChatKey chat;
  private final Stores stores;
  private final Clock clock;
  private final Once<Presence> presence;
  private final Once<Customers.Kept> customer;
  private final Once<Settings> settings;
  private final Once<Long> credits;
  private final Map<FollowUpId, Batch.Sent> sent = new HashMap<>();

  /**
   * @param whole who is gone is asked what they can be told by, too, so that both are one read
   */
  ReadFacts(ChatKey chat, Stores stores, Clock clock, boolean whole) {
    this.chat = chat;
    this.stores = stores;
    this.clock = clock;
    this.customer = new Once<>(() -> stores.customers().kept(chat.owner()));
    this.presence =
        new Once<>(
            () ->
                whole
                    ? stores.whereabouts().of(chat.owner(), () -> customer.get().lastSeen())
                    : stores.whereabouts().of(chat.owner()));
    this.settings = new Once<>(() -> stores.workspace(chat.workspace()).settings());
    this.credits = new Once<>(() -> stores.ledger().funds(chat.workspace()).credits());
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public Presence presence() {
    return presence.get();
  }

  @Override
  public Reach reach() {
    // Not before presence, which may have to read the same.
    Presence _ = presence.get();
    return customer.get().reach();
  }

  @Override
  public Settings settings() {
    return settings.get();
  }

  @Override
  public long credits() {
    return credits.get();
  }

  @Override
  public Optional<Delivery> push(Run run) {
    return stores.deliveries().get(new DeliveryId(run.followUp(), Slot.PUSH));
  }

  @Override
  public List<Delivery> deliveries(Claim claim) {
    return sent(claim).deliveries();
  }

  /** What became of a delivery since it was read. */
  void learn(Delivery closed) {
    sent.replaceAll((_, all) -> all.with(closed));
  }

  @Override
  public Collection<StoredReply.Present> replies(Claim claim) {
    return sent(claim).replies().values();
  }

  private Batch.Sent sent(Claim claim) {
    return sent.computeIfAbsent(
        claim.followUp(),
        _ -> stores.batch().sent(chat.workspace(), deliveryIds(claim), claim.replies()));
  }

  private List<DeliveryId> deliveryIds(Claim claim) {
    List<DeliveryId> ids = new ArrayList<>();
    for (Slot slot : List.of(Slot.MESSENGER, Slot.XMS, Slot.EMAIL)) {
      ids.add(new DeliveryId(claim.followUp(), slot));
    }
    for (ReplyId reply : claim.replies()) {
      ids.add(new DeliveryId(chat.reply(reply).followUp(), Slot.PUSH));
    }
    return ids;
  }

  /** What is read when it is first asked for. */
  private record Once<T>(Supplier<T> read, List<T> known) {
    Once(Supplier<T> read) {
      this(read, new ArrayList<>(1));
    }

    T get() {
      if (known.isEmpty()) {
        known.add(read.get());
      }
      return known.getFirst();
    }
  }
}
