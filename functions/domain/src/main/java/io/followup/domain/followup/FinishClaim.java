package io.followup.domain.followup;

import io.followup.domain.chat.ChannelResult;
import io.followup.domain.chat.Chat;
import io.followup.domain.chat.ChatChange;
import io.followup.domain.chat.Chats;
import io.followup.domain.chat.Claim;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Status;
import io.followup.domain.delivery.Turn;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.id.ReplyId;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import io.followup.domain.presence.Presence;
import io.followup.domain.presence.Whereabouts;
import io.followup.domain.reply.Replies;
import io.followup.domain.reply.StoredReply;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes the outcomes of a claim: REACHED as soon as one channel got it, all others once both
 * channels are done. It reads items, not results that somebody hands over, so anybody may run it,
 * twice, late or for nothing.
 */
public final class FinishClaim {
  private final Whereabouts whereabouts;
  private final Chats chats;
  private final Replies replies;
  private final Deliveries deliveries;
  private final Clock clock;

  public FinishClaim(
      Whereabouts whereabouts, Chats chats, Replies replies, Deliveries deliveries, Clock clock) {
    this.whereabouts = whereabouts;
    this.chats = chats;
    this.replies = replies;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  public void finish(ChatKey key, FollowUpId followUp) {
    for (int race = 0; race < Waits.RACES; race++) {
      Chat chat = chats.get(key);
      Optional<Claim> claim = chat.claim(followUp);
      if (claim.isEmpty() || written(chat, claim.get())) {
        return;
      }
    }
    throw new LostRace();
  }

  private boolean written(Chat chat, Claim claim) {
    Map<ReplyId, Settlement> settled = outcomes(chat, claim);
    if (!claim.isComplete() && settled.isEmpty()) {
      return true;
    }
    Chat after = claim.isComplete() ? chat.withoutClaim(claim.followUp()) : chat;
    return chats.write(new ChatChange(chat, after, settled));
  }

  private Map<ReplyId, Settlement> outcomes(Chat chat, Claim claim) {
    List<Delivery> all =
        deliveriesOf(chat, claim).stream()
            .map(delivery -> claim.isComplete() ? ended(delivery) : delivery)
            .toList();
    Map<ReplyId, StoredReply.Present> stored =
        replies.allSealed(chat.key().workspace(), claim.replies());
    Optional<Presence> presence =
        claim.isComplete() ? Optional.of(whereabouts.of(chat.key().owner())) : Optional.empty();
    Instant now = clock.instant();
    Map<ReplyId, Settlement> settled = new LinkedHashMap<>();
    for (StoredReply.Present reply : stored.values()) {
      if (reply.settlement().isEmpty()) {
        reached(all, reply.reply().id(), now)
            .or(() -> presence.map(p -> rest(chat, claim, all, reply, p, now)))
            .ifPresent(end -> settled.put(reply.reply().id(), end));
      }
    }
    return settled;
  }

  /** Nobody comes back to what is left behind when the claim goes. */
  private Delivery ended(Delivery delivery) {
    Instant now = clock.instant();
    if (delivery.status() == Status.RETRY) {
      return deliveries.advance(delivery, Turn.to(Status.NOTHING, Reason.MESSENGER_DELIVERED, now));
    }
    return delivery.isDead(now)
        ? deliveries.advance(delivery, Turn.to(Status.UNKNOWN, Reason.CRASHED, now))
        : delivery;
  }

  private List<Delivery> deliveriesOf(Chat chat, Claim claim) {
    List<DeliveryId> ids = new ArrayList<>();
    for (Slot slot : List.of(Slot.MESSENGER, Slot.XMS, Slot.EMAIL)) {
      ids.add(new DeliveryId(claim.followUp(), slot));
    }
    for (ReplyId reply : claim.replies()) {
      ids.add(new DeliveryId(chat.key().reply(reply).followUp(), Slot.PUSH));
    }
    return deliveries.getAll(ids);
  }

  private static Optional<Settlement> reached(List<Delivery> all, ReplyId reply, Instant now) {
    return all.stream()
        .filter(delivery -> delivery.tells().contains(reply) && delivery.reached())
        .findFirst()
        .map(
            delivery ->
                new Settlement(
                    Outcome.REACHED,
                    delivery.acknowledged() ? Reason.ACKNOWLEDGED : took(delivery),
                    now));
  }

  private static Reason took(Delivery delivery) {
    return delivery.status() == Status.DELIVERED ? Reason.DELIVERED : Reason.ACCEPTED;
  }

  /** D2's order, for a reply that no channel brought to the customer. */
  private static Settlement rest(
      Chat chat,
      Claim claim,
      List<Delivery> all,
      StoredReply.Present stored,
      Presence presence,
      Instant now) {
    ReplyId reply = stored.reply().id();
    if (chat.hasRead(stored.reply().position())) {
      return new Settlement(Outcome.SEEN, Reason.READ, now);
    }
    if (presence.activeAfter(stored.reply().at())) {
      return new Settlement(Outcome.SEEN, Reason.ACTIVE_SINCE, now);
    }
    if (stored.deleted()) {
      return new Settlement(Outcome.NOT_WANTED, Reason.DELETED, now);
    }
    if (stored.erased()) {
      return new Settlement(Outcome.NOT_WANTED, Reason.ERASED, now);
    }
    Optional<Delivery> asked =
        all.stream()
            .filter(delivery -> delivery.askedAbout(reply))
            .max(Comparator.comparing(delivery -> delivery.id().slot()));
    boolean stale = Decision.isStale(stored.reply().position(), now);
    if (asked.isEmpty() && stale) {
      return new Settlement(Outcome.STALE, Reason.TOO_OLD, now);
    }
    if (!stale && wasLeftOut(all, reply)) {
      return new Settlement(Outcome.SEEN, Reason.ACTIVE_SINCE, now);
    }
    return asked
        .map(last -> new Settlement(Outcome.FAILED, failure(last), now))
        .orElseGet(() -> new Settlement(Outcome.UNREACHABLE, unreachable(claim), now));
  }

  /**
   * A channel's last look left it out, and not for one of the causes that are checked by now: the
   * customer had been active. TTL has removed the item that told so, and whoever keeps its last
   * activity is still under way.
   */
  private static boolean wasLeftOut(List<Delivery> all, ReplyId reply) {
    return all.stream()
        .filter(delivery -> delivery.channel() != Channel.PUSH)
        .anyMatch(delivery -> !delivery.tells().contains(reply));
  }

  private static Reason failure(Delivery last) {
    if (last.id().slot() == Slot.PUSH && last.status() != Status.REFUSED) {
      return Reason.NO_RECEIPT;
    }
    return last.status() == Status.ACCEPTED
        ? Reason.NO_REPORT
        : last.reason().orElse(Reason.NO_ANSWER);
  }

  /** The more telling of the two: a channel that is simply off says little. */
  private static Reason unreachable(Claim claim) {
    return Stream.of(claim.text(), claim.email())
        .flatMap(Optional::stream)
        .map(ChannelResult::reason)
        .filter(reason -> reason != Reason.CHANNEL_OFF)
        .findFirst()
        .orElse(Reason.CHANNEL_OFF);
  }
}
