package io.followup.domain.presence;

import io.followup.domain.id.SessionId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * One tab, window or device.
 *
 * @param activity its last activity; empty where only its leaving is known
 * @param until the end of its lease; empty once it left
 * @param n the highest number a call of it carried
 * @param left when it left, until it is active again
 */
public record Session(
    SessionId id,
    Optional<Instant> activity,
    Optional<Instant> until,
    OptionalLong n,
    Optional<Instant> left) {

  boolean isLive(Instant now) {
    return until.filter(now::isBefore).isPresent();
  }

  /** When it stopped, or will have stopped, being live. */
  Optional<Instant> end() {
    return left.isPresent() ? left : until;
  }

  /**
   * Whether a call is later than the last one, as far as {@code n} says: where both carry one, it
   * must rise.
   */
  private boolean rises(OptionalLong said) {
    return said.isEmpty() || n.isEmpty() || said.getAsLong() > n.getAsLong();
  }

  /** Whether a beat is news: {@code n} rises, and the activity is not older than what is known. */
  public boolean admits(Beat beat) {
    if (!rises(beat.n())) {
      return false;
    }
    if (activity.filter(beat.activity()::isBefore).isPresent()) {
      return false;
    }
    // Without numbers a beat from before the leaving could not be told from one after it.
    return left.filter(
            end ->
                beat.n().isPresent()
                    ? beat.activity().isBefore(end)
                    : !beat.activity().isAfter(end))
        .isEmpty();
  }

  /** When it was last heard of, by its activity or its leaving. */
  Optional<Instant> last() {
    return Stream.concat(activity.stream(), left.stream()).max(Comparator.naturalOrder());
  }

  /** All that may be kept of it beyond an erasure, if anything: the number that late calls meet. */
  public Optional<Session> erased(Instant at) {
    if (last().filter(at::isBefore).isPresent()) {
      return Optional.of(this);
    }
    return n.isPresent()
        ? Optional.of(new Session(id, Optional.empty(), Optional.empty(), n, Optional.empty()))
        : Optional.empty();
  }

  public boolean admits(Leaving leaving) {
    return rises(leaving.n());
  }

  /**
   * Whether all that a beat brings is its {@code n}: its activity is older than what is known. It
   * has to be remembered, or the same beat would count as a fresh activity when it comes again.
   */
  public boolean countsOnly(Beat beat) {
    return beat.n().isPresent() && rises(beat.n()) && !admits(beat);
  }

  /** Whether a beat that is admitted ends the lease earlier: the idle time was lowered (P7). */
  public boolean isLoweredBy(Beat beat) {
    return until.filter(beat.until()::isBefore).isPresent();
  }

  /** Whether its {@code n} need not be remembered any more. */
  boolean isForgotten(Instant now) {
    return end().filter(end -> !end.plus(Sessions.LINGER).isAfter(now)).isPresent();
  }
}
