package io.followup.domain.chat;

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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The chat item: every open reply and every claim of a chat. Each race is decided by one
 * conditional write of it.
 *
 * @param version rises with every write; 0 where nothing is kept
 * @param lastClaimAt when replies were last claimed
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

  public Chat dueAt(Instant instant) {
    return with(open, claims, lastClaimAt, Optional.of(instant));
  }

  /**
   * Watched: the sweep looks when {@code due}, should nobody else. A claim is not kept waiting for
   * it, or each new reply to a customer who is here would put off the sweep that the claim needs.
   */
  public Chat watched(Instant due) {
    return dueAt(claims.isEmpty() ? due : earlier(due));
  }

  private Instant earlier(Instant instant) {
    return due.filter(instant::isAfter).orElse(instant);
  }

  /** A later round of this reply's follow-up may claim it, and only that. */
  public Chat nextRound(ReplyId reply) {
    SortedMap<ReplyId, OpenReply> rounds = new TreeMap<>(open);
    rounds.computeIfPresent(reply, (_, openReply) -> openReply.nextRound());
    return with(rounds, claims, lastClaimAt, due);
  }

  /** These executions are known to have been started; looking again does not start them again. */
  public Chat started(Collection<Run> runs) {
    SortedMap<ReplyId, OpenReply> marked = new TreeMap<>(open);
    for (Run run : runs) {
      marked.computeIfPresent(
          run.reply(), (_, reply) -> reply.round() == run.round() ? reply.started(true) : reply);
    }
    return with(marked, claims, lastClaimAt, due);
  }

  /** Nothing is known of this reply's execution: whoever looks starts it. */
  public Chat notStarted(ReplyId reply) {
    SortedMap<ReplyId, OpenReply> marked = new TreeMap<>(open);
    marked.computeIfPresent(reply, (_, openReply) -> openReply.started(false));
    return with(marked, claims, lastClaimAt, due);
  }

  /** A later round of this follow-up tells what it has claimed. */
  public Chat nextRoundOfClaim(FollowUpId followUp) {
    return changeClaim(followUp, claim -> claim.inRound(claim.round() + 1));
  }

  /**
   * The run's own reply and the oldest others become its claim.
   *
   * @param due when the sweep should ask after it; sooner where another claim waits for the sweep
   */
  public Chat claim(Run run, Instant now, Duration due) {
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
    Claim claim =
        new Claim(
            run.followUp(),
            run.reply(),
            run.round(),
            ids,
            now,
            taken.stream().anyMatch(this::isOpening),
            Optional.empty(),
            Optional.empty());
    SortedMap<FollowUpId, Claim> more = new TreeMap<>(claims);
    more.put(run.followUp(), claim);
    SortedMap<ReplyId, OpenReply> rest = new TreeMap<>(open);
    rest.keySet().removeAll(ids);
    Instant later = now.plus(due);
    return with(
        rest, more, Optional.of(now), Optional.of(claims.isEmpty() ? later : earlier(later)));
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

  /** The read marker only moves on. */
  public Chat readUpTo(Position position) {
    return hasRead(position)
        ? this
        : new Chat(key, version, open, claims, lastClaimAt, Optional.of(position), openedBy, due);
  }

  public Chat openedBy(OpenedBy who) {
    return new Chat(key, version, open, claims, lastClaimAt, readUpTo, Optional.of(who), due);
  }

  private Chat changeClaim(FollowUpId followUp, UnaryOperator<Claim> change) {
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
