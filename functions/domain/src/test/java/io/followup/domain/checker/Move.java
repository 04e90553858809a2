package io.followup.domain.checker;

/** One step from a state to another. */
sealed interface Move {
  /** A function is called, and makes its first port call. */
  record Begins(Errand errand, Way way, boolean stays) implements Move {}

  /** It is called and dies before it has done anything. */
  record DiesAtOnce(Errand errand) implements Move {}

  /** What was to wake somebody never comes. */
  record Loses(Errand errand) implements Move {}

  /** A call makes the port call that it stands before. */
  record Steps(int call, Way way) implements Move {}

  record Dies(int call) implements Move {}

  record GivesUp(int call) implements Move {}

  record TimesOut(String execution, String path) implements Move {}

  record Fails(String execution) implements Move {}

  /** An execution that tells runs twice. */
  record Doubles(String execution) implements Move {}

  /** Time goes on. */
  record Passes() implements Move {}
}
