package io.followup.handlers.bus;

/** Where what is left of events lies that do not validate, until somebody looks: ids alone. */
public interface DeadLetters {
  /** Kept when this returns. */
  void keep(String event);
}
