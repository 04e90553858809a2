package io.followup.domain.record;

import io.followup.domain.delivery.Kind;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import java.util.EnumMap;
import java.util.Map;

/**
 * How the replies of one day ended.
 *
 * @param channels how many of them reached their customer by that kind, as D2 has it; one may by
 *     several
 */
public record Tally(
    Map<Outcome, Long> outcomes, Map<Kind, Long> channels, Map<Reason, Long> reasons) {
  public static final Tally NONE = new Tally(Map.of(), Map.of(), Map.of());

  public Tally {
    outcomes = Map.copyOf(outcomes);
    channels = Map.copyOf(channels);
    reasons = Map.copyOf(reasons);
  }

  public Tally plus(Tally other) {
    return new Tally(
        sum(Outcome.class, outcomes, other.outcomes),
        sum(Kind.class, channels, other.channels),
        sum(Reason.class, reasons, other.reasons));
  }

  private static <E extends Enum<E>> Map<E, Long> sum(
      Class<E> type, Map<E, Long> one, Map<E, Long> other) {
    Map<E, Long> sum = new EnumMap<>(type);
    sum.putAll(one);
    other.forEach((word, count) -> sum.merge(word, count, Long::sum));
    return sum;
  }
}
