package io.followup.domain.checker;

import java.time.Instant;
import java.util.List;

/**
 * A call of a function that is under way.
 *
 * @param began by the clock; thirty seconds later nothing is left of it
 * @param said what its ports have answered so far
 * @param stands the port call that it will make next, such as {@code Chats.write}
 * @param looks what was true when it last looked, see {@link Fact}
 * @param changed whether its last port call may have changed something
 * @param givenUp whether nobody waits for it any more
 */
record Call(
    Errand errand,
    Instant began,
    List<Said> said,
    String stands,
    long looks,
    boolean changed,
    boolean givenUp) {
  /**
   * What a port answered.
   *
   * @param at by the clock, which the function reads until its next call
   * @param still whether it always says the same, so that nothing is gained by stopping there
   */
  record Said(Object answer, Instant at, boolean still) {}

  Call abandoned() {
    return new Call(errand, began, said, stands, looks, changed, true);
  }
}
