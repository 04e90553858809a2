package io.followup.handlers.http;

/** Where events lie that do not validate, until somebody looks at them. */
public interface DeadLetters {
  /** Kept when this returns. */
  void keep(String event);
}
