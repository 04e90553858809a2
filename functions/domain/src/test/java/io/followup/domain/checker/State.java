package io.followup.domain.checker;

import io.followup.domain.fixture.Frozen;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * All there is, as a value.
 *
 * @param waiting what streams and queues hold
 * @param deeds which deeds of the scenario have begun, a bit for each
 * @param troubles what may still go wrong, see {@link Trouble}
 * @param facts what has been true, see {@link Fact}
 */
record State(
    Frozen kept,
    Instant now,
    SortedMap<String, Execution> executions,
    List<Errand> waiting,
    List<Call> calls,
    int deeds,
    long troubles,
    long facts) {

  State with(long othersTroubles) {
    return new State(kept, now, executions, waiting, calls, deeds, othersTroubles, facts);
  }
}
