package io.followup.domain.contact;

/** The three ways to a customer. */
public enum Channel {
  PUSH,
  TEXT,
  EMAIL
}
