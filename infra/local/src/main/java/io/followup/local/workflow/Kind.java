package io.followup.local.workflow;

/** The two types of state machines. */
public enum Kind {
  /** Each execution once, by its name; with a history, and billed by transitions. */
  STANDARD,
  /**
   * Each execution at least once, whatever its name, for five minutes at most; nobody can ask what
   * became of it, and its states cost nothing.
   */
  EXPRESS
}
