package io.followup.bench.day;

import io.followup.domain.carrier.Answer;
import io.followup.domain.outcome.Reason;
import java.time.Duration;

/**
 * How carriers answer: mostly well. Each has its bad quarter of an hour, in which it takes nothing.
 *
 * @param refused of a thousand are refused for good
 * @param deferred of a thousand are put off
 * @param unknown of a thousand get no answer
 * @param down when its bad quarter begins
 */
record Weather(int refused, int deferred, int unknown, Duration down) {
  static final Weather PUSH = new Weather(0, 4, 2, Duration.ofHours(16));
  static final Weather TEXT = new Weather(25, 5, 2, Duration.ofHours(13));
  static final Weather EMAIL = new Weather(20, 10, 1, Duration.ofHours(20));

  private static final Duration QUARTER = Duration.ofMinutes(15);

  Answer answer(Duration ofDay, Chance chance) {
    if (ofDay.compareTo(down) >= 0 && ofDay.compareTo(down.plus(QUARTER)) < 0) {
      return new Answer.Deferred(Reason.THROTTLED);
    }
    int die = chance.random().nextInt(1000);
    if (die < refused) {
      return new Answer.Refused(Reason.INVALID_ADDRESS);
    }
    if (die < refused + deferred) {
      return new Answer.Deferred(Reason.THROTTLED);
    }
    return die < refused + deferred + unknown
        ? new Answer.Unknown(Reason.NO_ANSWER)
        : new Answer.Accepted("carrier");
  }
}
