package io.followup.domain.erasure;

import io.followup.domain.chat.Chat;
import io.followup.domain.chat.ChatChange;
import io.followup.domain.chat.Chats;
import io.followup.domain.chat.Claim;
import io.followup.domain.chat.OpenReply;
import io.followup.domain.chat.Position;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.ReplyId;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import io.followup.domain.reply.Replies;
import io.followup.domain.reply.StoredReply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Empties an erased customer's chats: what waits in them is settled, what they know goes. */
public final class ForgetChats {
  private static final int RACES = 50;

  private final Chats chats;
  private final Replies replies;
  private final Deliveries deliveries;

  public ForgetChats(Chats chats, Replies replies, Deliveries deliveries) {
    this.chats = chats;
    this.replies = replies;
    this.deliveries = deliveries;
  }

  /**
   * Settles what was accepted by then. An empty chat stays, which knows nothing but its version:
   * whoever read it before must not write by what they read.
   */
  void settle(CustomerKey customer, Instant at) {
    for (Chat chat : chats.of(customer)) {
      settle(chat, at, ForgetChats::blank);
    }
  }

  /** The same later: what came since stays, so only what is surely older goes. */
  void settleAgain(CustomerKey customer, Instant at) {
    for (Chat chat : chats.of(customer)) {
      settle(chat, at, known -> isOlder(known, at) ? blank(known) : Optional.empty());
    }
  }

  /** Removes the chats that are empty, once nobody can hold an earlier one any more. */
  void remove(CustomerKey customer) {
    for (Chat chat : chats.of(customer)) {
      if (chat.isEmpty() && chat.equals(chat.forgotten())) {
        chats.erase(chat);
      }
    }
  }

  private void settle(Chat first, Instant at, Function<Chat, Optional<ChatChange>> blank) {
    Chat chat = first;
    for (int race = 0; race < RACES; race++) {
      Chat read = chat;
      Optional<ChatChange> change = next(chat, at).or(() -> blank.apply(read));
      if (change.isEmpty()) {
        return;
      }
      boolean _ = chats.write(change.get());
      chat = chats.get(first.key());
    }
    throw new IllegalStateException("the chat changed each time");
  }

  /** One step towards a chat that knows nothing from then or before. */
  private Optional<ChatChange> next(Chat chat, Instant at) {
    List<ReplyId> open =
        chat.open().values().stream()
            .filter(reply -> !reply.position().accepted().isAfter(at))
            .map(OpenReply::id)
            .limit(ChatChange.MOST_ITEMS - 1L)
            .toList();
    if (!open.isEmpty()) {
      Map<ReplyId, Settlement> ends = new LinkedHashMap<>();
      open.forEach(reply -> ends.put(reply, erased(at)));
      return Optional.of(new ChatChange(chat, chat.without(open), ends));
    }
    return chat.claims().values().stream()
        .flatMap(claim -> ended(chat, claim, at).stream())
        .findFirst();
  }

  /** A claim that holds anything later is left to whoever finishes it. */
  private Optional<ChatChange> ended(Chat chat, Claim claim, Instant at) {
    Map<ReplyId, StoredReply.Present> stored =
        replies.allSealed(chat.key().workspace(), claim.replies());
    boolean later =
        stored.values().stream()
            .anyMatch(present -> present.reply().position().accepted().isAfter(at));
    if (later) {
      return Optional.empty();
    }
    List<Delivery> told = deliveriesOf(chat.key(), claim);
    Map<ReplyId, Settlement> ends = new LinkedHashMap<>();
    stored.forEach(
        (reply, present) -> {
          if (present.settlement().isEmpty()) {
            ends.put(reply, reached(told, reply, at).orElseGet(() -> erased(at)));
          }
        });
    return Optional.of(new ChatChange(chat, chat.withoutClaim(claim.followUp()), ends));
  }

  private List<Delivery> deliveriesOf(ChatKey chat, Claim claim) {
    List<DeliveryId> ids = new ArrayList<>();
    for (DeliveryId.Slot slot : DeliveryId.Slot.values()) {
      ids.add(new DeliveryId(claim.followUp(), slot));
    }
    for (ReplyId reply : claim.replies()) {
      ids.add(new DeliveryId(chat.reply(reply).followUp(), DeliveryId.Slot.PUSH));
    }
    return deliveries.getAll(ids.stream().distinct().toList());
  }

  private static Optional<Settlement> reached(List<Delivery> told, ReplyId reply, Instant at) {
    return told.stream()
        .filter(delivery -> delivery.reachedWith(reply))
        .findFirst()
        .map(
            delivery ->
                new Settlement(
                    Outcome.REACHED,
                    delivery.acknowledged() ? Reason.ACKNOWLEDGED : Reason.ACCEPTED,
                    at));
  }

  private static Optional<ChatChange> blank(Chat chat) {
    return chat.equals(chat.forgotten())
        ? Optional.empty()
        : Optional.of(new ChatChange(chat, chat.forgotten(), Map.of()));
  }

  private static boolean isOlder(Chat chat, Instant at) {
    Optional<Instant> latest =
        Stream.concat(chat.lastClaimAt().stream(), chat.readUpTo().stream().map(Position::at))
            .max(Comparator.naturalOrder());
    return latest.filter(known -> !known.isAfter(at)).isPresent();
  }

  private static Settlement erased(Instant at) {
    return new Settlement(Outcome.NOT_WANTED, Reason.ERASED, at);
  }
}
