package io.followup.domain.followup;

import io.followup.domain.chat.Chat;
import io.followup.domain.chat.Claim;
import io.followup.domain.contact.Customer;
import io.followup.domain.contact.Customers;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.presence.Presence;
import io.followup.domain.presence.Whereabouts;
import io.followup.domain.protocol.Batch;
import io.followup.domain.protocol.Decision;
import io.followup.domain.protocol.Stores;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import io.followup.domain.secret.Unreadable;
import io.followup.domain.settings.Workspace;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last look before a carrier is asked: what there is to tell, and to whom. */
final class LastLook {
  /**
   * What was seen.
   *
   * @param left what is to be told, oldest first
   * @param before the delivery of an earlier call
   */
  record Seen(
      List<Reply> left, Customer customer, Workspace workspace, Optional<Delivery> before) {}

  private final Stores stores;
  private final Slot slot;
  private final Clock clock;

  LastLook(Stores stores, Slot slot, Clock clock) {
    this.stores = stores;
    this.slot = slot;
    this.clock = clock;
  }

  Seen seen(Run run, Chat chat, Claim claim) {
    Whereabouts.Known known = stores.whereabouts().known(run.chat().owner());
    DeliveryId own = new DeliveryId(run.followUp(), slot);
    Batch.Look look = stores.batch().look(run.chat().workspace(), List.of(own), claim.replies());
    List<Reply> left = left(chat, known.presence(), look);
    return new Seen(
        left,
        customer(run.chat().owner(), known.customer(), left),
        look.workspace().orElseGet(() -> Workspace.unknown(run.chat().workspace())),
        look.deliveries().stream().findFirst());
  }

  /** What was not deleted, read, seen or outlived since the claim, oldest first. */
  private List<Reply> left(Chat chat, Presence presence, Batch.Look look) {
    Instant now = clock.instant();
    return opened(look, now).values().stream()
        .filter(present -> !present.deleted())
        .map(StoredReply.Present::reply)
        .filter(reply -> !reply.isForgotten())
        .filter(reply -> !chat.hasRead(reply.position()))
        .filter(reply -> !presence.activeAfter(reply.at()))
        .filter(reply -> !Decision.isStale(reply.position(), now))
        .sorted(Comparator.comparing(Reply::position).thenComparing(Reply::id))
        .toList();
  }

  /** What nobody can read is waited for as long as it could be told; then the claim ends (R7). */
  private static Map<ReplyId, StoredReply.Present> opened(Batch.Look look, Instant now) {
    try {
      return look.opened();
    } catch (Unreadable e) {
      boolean over =
          look.sealed().values().stream()
              .allMatch(present -> Decision.isStale(present.reply().position(), now));
      if (over) {
        return Map.of();
      }
      throw e;
    }
  }

  /** Who cannot be read any more needs not be, where there is nothing to tell. */
  private static Customer customer(CustomerKey key, Customers.Kept kept, List<Reply> left) {
    try {
      return kept.opened();
    } catch (Unreadable e) {
      if (left.isEmpty()) {
        return Customer.unknown(key);
      }
      throw e;
    }
  }

  /** In the words of then, whatever was edited since (R8); nothing where those are not kept. */
  Optional<List<Reply>> asSent(List<Reply> left, Instant then) {
    List<Reply> sent = new ArrayList<>();
    for (Reply reply : left) {
      stores.replies().textAt(reply.key(), then).map(reply::withText).ifPresent(sent::add);
    }
    return Optional.of(sent).filter(all -> all.size() == left.size());
  }
}
