package io.followup.domain.delivery;

/** The three ways to a customer. */
public enum Channel {
  PUSH,
  TEXT,
  EMAIL
}
