package io.followup.handlers.faults;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A process dies at each of its AWS calls in turn, the same event comes again, everything comes to
 * rest: the end is the one of a single clean run. Where it may be another (a carrier was perhaps
 * asked, and nobody can ask it again), the scene says how it must end instead, and between which
 * calls.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FaultStories {
  /** A round is over, or nobody began one. */
  static final String TAKEN_UP = "transactWriteItems chat, step#taken-up-1";

  static final String NEVER_BEGUN = "transactWriteItems chat, step#started-0, step#taken-up-1";

  abstract Stream<Scene> scenes();

  /**
   * It stands that somebody is at work, and nobody is: at its due the next round is (R2).
   *
   * @param taking the call that writes the first
   */
  static Difference takenUpTwice(String taking) {
    return Difference.between(
        taking,
        "Workflow.tell",
        clean -> clean.also("step#taken-up-2", "step#taken-up-1", Map.of("facts", "{round=2}")));
  }

  Stream<Death> deaths() {
    return Death.of(scenes());
  }

  Stream<Death> repeated() {
    return Death.repeated(scenes());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("deaths")
  void dies_between_two_calls(Death death) {
    death.comesToTheSame();
  }

  /** Dying before a call is dying after the one before it; whoever doubts it runs these too. */
  @Tag("slow")
  @ParameterizedTest(name = "{0}")
  @MethodSource("repeated")
  void dies_before_a_call(Death death) {
    death.comesToTheSame();
  }
}
