package io.followup.domain.followup;

import io.followup.domain.chat.Chat;
import io.followup.domain.chat.Claim;
import io.followup.domain.contact.Customer;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.presence.Presence;
import io.followup.domain.protocol.Decision;
import io.followup.domain.protocol.Stores;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import io.followup.domain.secret.Unreadable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last look before a carrier is asked: what there is to tell, and to whom. */
final class LastLook {
  private final Stores stores;
  private final Clock clock;

  LastLook(Stores stores, Clock clock) {
    this.stores = stores;
    this.clock = clock;
  }

  /** What was not deleted, read, seen or outlived since the claim, oldest first. */
  List<Reply> left(Chat chat, Claim claim) {
    Presence presence = stores.whereabouts().of(chat.key().owner());
    Instant now = clock.instant();
    return opened(chat.key().workspace(), claim, now).values().stream()
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
  private Map<ReplyId, StoredReply.Present> opened(
      WorkspaceId workspace, Claim claim, Instant now) {
    try {
      return stores.replies().getAll(workspace, claim.replies());
    } catch (Unreadable e) {
      boolean over =
          stores.replies().allSealed(workspace, claim.replies()).values().stream()
              .allMatch(present -> Decision.isStale(present.reply().position(), now));
      if (over) {
        return Map.of();
      }
      throw e;
    }
  }

  /** Who cannot be read any more needs not be, where there is nothing to tell. */
  Customer customer(CustomerKey key, List<Reply> left) {
    try {
      return stores.customers().get(key);
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
