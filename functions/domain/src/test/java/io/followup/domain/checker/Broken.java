package io.followup.domain.checker;

/** A rule is broken. */
final class Broken extends AssertionError {
  private static final long serialVersionUID = 1L;

  Broken(String what) {
    super(what);
  }

  static void unless(boolean holds, String rule, String what) {
    if (!holds) {
      throw new Broken(rule + ": " + what);
    }
  }
}
