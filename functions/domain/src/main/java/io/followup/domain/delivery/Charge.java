package io.followup.domain.delivery;

import io.followup.domain.word.Word;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;

/**
 * What a delivery is paid with, and how far that has come (M2).
 *
 * @param units of the whole notice, at the price of the moment of reserving; 0: it is counted, and
 *     nothing is reserved
 * @param parts what its carrier counts
 * @param onReport whether it is captured when its carrier reports; else when it accepts
 * @param number which reservation of its delivery it is, from 1; entries are named by it
 * @param source what was reserved from; empty: nothing was yet
 */
public record Charge(
    long units, int parts, boolean onReport, int number, Stand stand, Optional<Source> source) {
  /** A carrier that is silent for so long is not going to say anything. */
  public static final Duration SILENCE = Duration.ofDays(2);

  /** How far it has come. */
  public enum Stand implements Word {
    /** Nothing was reserved: it is not put yet, or costs nothing. */
    OWED,
    RESERVED,
    CAPTURED,
    RELEASED;
  }

  /**
   * What it was reserved from.
   *
   * @param month that of the reserving (UTC)
   */
  public record Source(Purse from, YearMonth month) {}

  /** What a delivery's new status does with its money. */
  public sealed interface Movement {
    /** Nothing. */
    record Stays() implements Movement {}

    /** What is reserved is spent; what costs nothing is counted. */
    record Captures(Charge after) implements Movement {}

    /**
     * What was given back, or never reserved, is reserved and spent in one, even past the cap: the
     * customer has it.
     *
     * @param owed what is to be reserved
     */
    record CapturesAnew(Charge owed) implements Movement {}

    /** What is reserved is given back. */
    record Releases(Charge after) implements Movement {}
  }

  public Charge {
    if (units < 0 || parts < 1 || number < 1) {
      throw new IllegalArgumentException("a notice has parts, and no price below nothing");
    }
  }

  /** The first of a delivery. */
  public static Charge owed(long units, int parts, boolean onReport) {
    return new Charge(units, parts, onReport, 1, Stand.OWED, Optional.empty());
  }

  /** The same, still to be reserved, after this one of the same delivery. */
  public Charge after(Charge earlier) {
    int next = earlier.stand == Stand.OWED ? earlier.number : earlier.number + 1;
    return new Charge(units, parts, onReport, next, Stand.OWED, Optional.empty());
  }

  public Charge numbered(int other) {
    return new Charge(units, parts, onReport, other, stand, source);
  }

  public Charge reserved(Purse from, YearMonth month) {
    return new Charge(
        units, parts, onReport, number, Stand.RESERVED, Optional.of(new Source(from, month)));
  }

  public Charge captured() {
    return stands(Stand.CAPTURED);
  }

  public Charge released() {
    return stands(Stand.RELEASED);
  }

  private Charge stands(Stand other) {
    return new Charge(units, parts, onReport, number, other, source);
  }

  /** Whether something is held back for it. */
  public boolean isReserved() {
    return stand == Stand.RESERVED;
  }

  /** Whether it has yet to be reserved before its carrier may be asked. */
  public boolean isToReserve() {
    return stand == Stand.OWED && units > 0;
  }

  /** Post units that are spent. */
  public long spent() {
    return stand == Stand.CAPTURED ? units : 0;
  }

  /** Whether it pays for the same notice, whatever that costs by now. */
  boolean paysFor(Charge other) {
    return parts == other.parts && onReport == other.onReport;
  }

  /** What follows from the status that its delivery has now. */
  public Movement on(Status status) {
    return switch (status) {
      case ACCEPTED -> onReport ? new Movement.Stays() : capture();
      case DELIVERED -> capture();
      case REFUSED, NOTHING -> giveBack();
      case SENDING, RETRY, UNKNOWN -> new Movement.Stays();
    };
  }

  private Movement capture() {
    return switch (stand) {
      case CAPTURED -> new Movement.Stays();
      case RESERVED -> new Movement.Captures(captured());
      case OWED -> units == 0 ? new Movement.Captures(captured()) : new Movement.CapturesAnew(this);
      case RELEASED -> new Movement.CapturesAnew(after(this));
    };
  }

  /** What was spent is not given back: the carrier has billed it. */
  public Movement giveBack() {
    return isReserved() ? new Movement.Releases(released()) : new Movement.Stays();
  }
}
