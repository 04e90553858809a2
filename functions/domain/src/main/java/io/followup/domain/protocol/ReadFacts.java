package io.followup.domain.protocol;

import io.followup.domain.chat.Claim;
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
  private final Once<Reach> reach;
  private final Once<Settings> settings;
  private final Once<Long> credits;
  private final Map<FollowUpId, List<Delivery>> deliveries = new HashMap<>();

  ReadFacts(ChatKey chat, Stores stores, Clock clock) {
    this.chat = chat;
    this.stores = stores;
    this.clock = clock;
    this.presence = new Once<>(() -> stores.whereabouts().of(chat.owner()));
    this.reach = new Once<>(() -> stores.customers().reach(chat.owner()));
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
    return reach.get();
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
    return deliveries.computeIfAbsent(
        claim.followUp(), _ -> stores.deliveries().getAll(deliveryIds(claim)));
  }

  /** What became of a delivery since it was read. */
  void learn(Delivery closed) {
    deliveries.replaceAll(
        (_, all) ->
            all.stream().map(there -> there.id().equals(closed.id()) ? closed : there).toList());
  }

  @Override
  public Collection<StoredReply.Present> replies(Claim claim) {
    return stores.replies().allSealed(chat.workspace(), claim.replies()).values();
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
