package io.followup.domain.protocol;

import io.followup.domain.chat.ChannelResult;
import io.followup.domain.chat.Chat;
import io.followup.domain.chat.Claim;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Status;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.ReplyId;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import io.followup.domain.presence.Presence;
import io.followup.domain.reply.StoredReply;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The outcomes of a claim, read off what was sent rather than handed over by anybody (D2). */
final class Outcomes {
  /** Who knows best comes first, in whatever order deliveries are read. */
  private static final List<Reason> REACHED_BY =
      List.of(Reason.ACKNOWLEDGED, Reason.DELIVERED, Reason.ACCEPTED);

  private Outcomes() {}

  /** What can be told by now; all of them once both channels are done. */
  static Map<ReplyId, Settlement> of(Chat chat, Claim claim, Facts facts) {
    List<Delivery> sent = facts.deliveries(claim);
    Collection<StoredReply.Present> replies = facts.replies(claim);
    Instant now = facts.now();
    Map<ReplyId, Settlement> ends = new LinkedHashMap<>();
    for (StoredReply.Present stored : replies) {
      if (stored.settlement().isEmpty()) {
        reached(sent, stored.reply().id(), now)
            .or(() -> unreached(chat, claim, sent, stored, facts, now))
            .ifPresent(end -> ends.put(stored.reply().id(), end));
      }
    }
    return ends;
  }

  /** The outcomes of a claim whose customer was erased then. */
  static Map<ReplyId, Settlement> ofErased(
      Collection<StoredReply.Present> replies, List<Delivery> sent, Instant at) {
    Map<ReplyId, Settlement> ends = new LinkedHashMap<>();
    for (StoredReply.Present stored : replies) {
      ReplyId reply = stored.reply().id();
      if (stored.settlement().isEmpty()) {
        ends.put(reply, reached(sent, reply, at).orElseGet(() -> erased(at)));
      }
    }
    return ends;
  }

  /** How a channel ends that was told for too long: as it last stood (R10). */
  static ChannelResult givenUp(Channel channel, List<Delivery> sent) {
    return sent.stream()
        .filter(delivery -> delivery.channel() == channel)
        .max(Comparator.comparing(delivery -> delivery.id().slot()))
        .map(Outcomes::asItStands)
        .orElse(new ChannelResult(Status.NOTHING, Reason.TOO_OLD));
  }

  private static ChannelResult asItStands(Delivery last) {
    return switch (last.status()) {
      case SENDING -> new ChannelResult(Status.UNKNOWN, Reason.CRASHED);
      case RETRY -> new ChannelResult(Status.NOTHING, last.reason().orElse(Reason.TOO_OLD));
      case ACCEPTED, DELIVERED, REFUSED, UNKNOWN, NOTHING ->
          new ChannelResult(last.status(), last.reason().orElse(Reason.NO_ANSWER));
    };
  }

  static Settlement erased(Instant at) {
    return new Settlement(Outcome.NOT_WANTED, Reason.ERASED, at);
  }

  private static Optional<Settlement> reached(List<Delivery> sent, ReplyId reply, Instant now) {
    return sent.stream()
        .filter(delivery -> delivery.reachedWith(reply))
        .map(Outcomes::took)
        .min(Comparator.comparingInt(REACHED_BY::indexOf))
        .map(reason -> new Settlement(Outcome.REACHED, reason, now));
  }

  private static Reason took(Delivery delivery) {
    if (delivery.acknowledged()) {
      return Reason.ACKNOWLEDGED;
    }
    return delivery.status() == Status.DELIVERED ? Reason.DELIVERED : Reason.ACCEPTED;
  }

  /** Where the customer is matters to no reply that a channel brought to them. */
  private static Optional<Settlement> unreached(
      Chat chat,
      Claim claim,
      List<Delivery> sent,
      StoredReply.Present stored,
      Facts facts,
      Instant now) {
    return claim.isComplete()
        ? Optional.of(rest(chat, claim, sent, stored, facts.presence(), now))
        : Optional.empty();
  }

  /** D2's order, for a reply that no channel brought to the customer. */
  private static Settlement rest(
      Chat chat,
      Claim claim,
      List<Delivery> sent,
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
      return erased(now);
    }
    Optional<Delivery> asked =
        sent.stream()
            .filter(delivery -> delivery.askedAbout(reply))
            .max(Comparator.comparing(delivery -> delivery.id().slot()));
    boolean stale = Decision.isStale(stored.reply().position(), now);
    if (asked.isEmpty() && stale) {
      return new Settlement(Outcome.STALE, Reason.TOO_OLD, now);
    }
    if (!stale && wasLeftOut(sent, reply)) {
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
  private static boolean wasLeftOut(List<Delivery> sent, ReplyId reply) {
    return sent.stream()
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
