package io.followup.domain.chat;

import io.followup.domain.delivery.Channel;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The chat item: every open reply and every claim of a chat. Each race is decided by one
 * conditional write of it.
 *
 * @param version rises with every write; 0 where nothing is kept
 * @param lastClaimAt when replies were last claimed, unless that claim told nobody (F7)
 * @param readUpTo the customer has read everything up to here
 * @param due when the sweep should look; empty once the chat is empty
 */
public record Chat(
    ChatKey key,
    long version,
    SortedMap<ReplyId, OpenReply> open,
    SortedMap<FollowUpId, Claim> claims,
    Optional<Instant> lastClaimAt,
    Optional<Position> readUpTo,
    Optional<OpenedBy> openedBy,
    Optional<Instant> due) {
  /** A claim takes no more replies than this. */
  public static final int MOST_CLAIMED = 50;

  public Chat {
    open = Collections.unmodifiableSortedMap(new TreeMap<>(open));
    claims = Collections.unmodifiableSortedMap(new TreeMap<>(claims));
    due = open.isEmpty() && claims.isEmpty() ? Optional.empty() : due;
  }

  public static Chat none(ChatKey key) {
    return new Chat(
        key,
        0,
        new TreeMap<>(),
        new TreeMap<>(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public boolean isEmpty() {
    return open.isEmpty() && claims.isEmpty();
  }

  public boolean hasRead(Position position) {
    return readUpTo.filter(marker -> position.compareTo(marker) <= 0).isPresent();
  }

  public Optional<OpenReply> openReply(ReplyId reply) {
    return Optional.ofNullable(open.get(reply));
  }

  public Optional<Claim> claim(FollowUpId followUp) {
    return Optional.ofNullable(claims.get(followUp));
  }

  /** Whether a reply begins a conversation rather than goes on with one (F5). */
  public boolean isOpening(OpenReply reply) {
    return isOpening(reply.opening());
  }

  /** The same of a reply of which the backend said this. */
  public boolean isOpening(Optional<Boolean> said) {
    return said.orElse(openedBy.filter(OpenedBy.MANAGER::equals).isPresent());
  }

  public Chat without(Collection<ReplyId> settled) {
    SortedMap<ReplyId, OpenReply> rest = new TreeMap<>(open);
    rest.keySet().removeAll(settled);
    return with(rest, claims, lastClaimAt, due);
  }

  public Chat with(OpenReply reply) {
    SortedMap<ReplyId, OpenReply> more = new TreeMap<>(open);
    more.put(reply.id(), reply);
    return with(more, claims, lastClaimAt, due);
  }

  /** One more, by a write that knows no other of the chat. */
  public Chat accepted(OpenReply reply) {
    Chat more = with(reply);
    return due.isEmpty() || !claims.isEmpty() ? more.dueAt(more.earlier(reply.due())) : more;
  }

  public Chat dueAt(Instant instant) {
    return with(open, claims, lastClaimAt, Optional.of(instant));
  }

  /** The same, due when the first is that waits in it (R6). */
  public Chat dueAnew() {
    Optional<Instant> earliest =
        Stream.concat(
                open.values().stream().map(OpenReply::due),
                claims.values().stream().map(Claim::due))
            .min(Comparator.naturalOrder());
    return with(open, claims, lastClaimAt, earliest);
  }

  private Instant earlier(Instant instant) {
    return due.filter(instant::isAfter).orElse(instant);
  }

  /**
   * One is watched, by a write that knows no other of the chat. The lease is all the others', too,
   * so they are due no sooner; a claim is not kept waiting for it.
   */
  public Chat watched(ReplyId reply, Instant until) {
    Chat watched = change(reply, open -> open.until(open.started(), until));
    Instant later = Wait.due(until);
    return watched.dueAt(claims.isEmpty() ? later : earlier(later));
  }

  /**
   * All are watched that nobody is at work on. Whoever should have come by one and has not is not
   * waited for: another round begins.
   */
  public Chat watched(Instant until, Instant now) {
    SortedMap<ReplyId, OpenReply> watched = new TreeMap<>(open);
    watched.replaceAll(
        (_, reply) -> {
          if (!reply.started()) {
            return reply.until(false, until);
          }
          return reply.isOverdue(now) ? reply.nextRound(false, until) : reply;
        });
    return with(watched, claims, lastClaimAt, due);
  }

  /** All that the customer was here for, and that nobody is at work on, were watched until then. */
  public Chat wereWatched(Instant end) {
    SortedMap<ReplyId, OpenReply> watched = new TreeMap<>(open);
    watched.replaceAll(
        (_, reply) ->
            !reply.started()
                    && reply.position().accepted().isBefore(end)
                    && reply.wakeAt().isBefore(end)
                ? reply.until(false, end)
                : reply);
    return with(watched, claims, lastClaimAt, due);
  }

  /** A later round of this reply's follow-up may claim it, and only that. */
  public Chat nextRound(ReplyId reply, boolean started, Instant until) {
    return change(reply, open -> open.nextRound(started, until));
  }

  /** Somebody is at work on this round of a reply, or waits for the gap's end, until then. */
  public Chat started(Run run, Instant until) {
    return change(
        run.reply(), open -> open.round() == run.round() ? open.until(true, until) : open);
  }

  /** Nobody is at work on it; whoever claims before then may take it along. */
  public Chat leftUntil(ReplyId reply, Instant until) {
    return change(reply, open -> open.until(false, until));
  }

  /** Somebody is set to work on these channels of a claim. */
  public Chat begun(FollowUpId followUp, Set<Channel> channels, Instant now) {
    return change(followUp, claim -> claim.begun(channels, now));
  }

  /** A channel of a claim waits. */
  public Chat waiting(FollowUpId followUp, Channel channel, Wait wait) {
    return change(followUp, claim -> claim.waiting(channel, wait));
  }

  /** A channel of a claim has this result. */
  public Chat with(FollowUpId followUp, Channel channel, ChannelResult result) {
    return change(followUp, claim -> claim.with(channel, result));
  }

  /**
   * The run's own reply and the oldest others become its claim.
   *
   * @param messenger how long a messenger has to bring a result, where the workspace has one; who
   *     begins a conversation is not told by one (F5)
   */
  public Chat claim(Run run, Instant now, Optional<Duration> messenger) {
    List<OpenReply> taken =
        Stream.concat(
                openReply(run.reply()).stream(),
                open.values().stream()
                    .filter(other -> !other.id().equals(run.reply()))
                    .sorted(Comparator.comparing(OpenReply::position)))
            .limit(MOST_CLAIMED)
            .sorted(Comparator.comparing(OpenReply::position))
            .toList();
    List<ReplyId> ids = taken.stream().map(OpenReply::id).toList();
    boolean opening = taken.stream().anyMatch(this::isOpening);
    Claim claim =
        new Claim(
            run.followUp(),
            run.reply(),
            run.round(),
            ids,
            now,
            opening,
            Optional.empty(),
            Optional.empty(),
            messenger
                .filter(_ -> !opening)
                .map(wait -> Claim.Plan.messenger(now, wait))
                .orElseGet(() -> Claim.Plan.xms(now)));
    SortedMap<FollowUpId, Claim> more = new TreeMap<>(claims);
    more.put(run.followUp(), claim);
    SortedMap<ReplyId, OpenReply> rest = new TreeMap<>(open);
    rest.keySet().removeAll(ids);
    return with(rest, more, Optional.of(now), due);
  }

  /** Nothing of it is left but what waits in it. */
  public Chat forgotten() {
    return new Chat(
        key, version, open, claims, Optional.empty(), Optional.empty(), Optional.empty(), due);
  }

  /** Whether all that it knows is surely from then or before; false where it knows nothing. */
  public boolean knowsOnlyBefore(Instant at) {
    return Stream.concat(lastClaimAt.stream(), readUpTo.map(Position::at).stream())
        .max(Comparator.naturalOrder())
        .filter(latest -> !latest.isAfter(at))
        .isPresent();
  }

  public Chat withoutClaim(FollowUpId followUp) {
    SortedMap<FollowUpId, Claim> rest = new TreeMap<>(claims);
    rest.remove(followUp);
    return with(open, rest, lastClaimAt, due);
  }

  /** The same of one about which no carrier was asked: nobody is left alone after it (F7). */
  public Chat withoutUntold(Claim claim) {
    return with(open, claims, lastClaimAt.filter(last -> !last.equals(claim.at())), due)
        .withoutClaim(claim.followUp());
  }

  /** The read marker only moves on. */
  public Chat readUpTo(Position position) {
    return hasRead(position)
        ? this
        : new Chat(key, version, open, claims, lastClaimAt, Optional.of(position), openedBy, due);
  }

  public Chat openedBy(OpenedBy who) {
    return new Chat(key, version, open, claims, lastClaimAt, readUpTo, Optional.of(who), due);
  }

  private Chat change(ReplyId reply, UnaryOperator<OpenReply> change) {
    SortedMap<ReplyId, OpenReply> changed = new TreeMap<>(open);
    changed.computeIfPresent(reply, (_, there) -> change.apply(there));
    return with(changed, claims, lastClaimAt, due);
  }

  private Chat change(FollowUpId followUp, UnaryOperator<Claim> change) {
    SortedMap<FollowUpId, Claim> changed = new TreeMap<>(claims);
    changed.computeIfPresent(followUp, (_, claim) -> change.apply(claim));
    return with(open, changed, lastClaimAt, due);
  }

  private Chat with(
      SortedMap<ReplyId, OpenReply> newOpen,
      SortedMap<FollowUpId, Claim> newClaims,
      Optional<Instant> newLastClaimAt,
      Optional<Instant> newDue) {
    return new Chat(key, version, newOpen, newClaims, newLastClaimAt, readUpTo, openedBy, newDue);
  }
}
