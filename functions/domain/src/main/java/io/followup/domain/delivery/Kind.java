package io.followup.domain.delivery;

/** What a delivery is made of; each has its price. */
public enum Kind {
  PUSH,
  ALIMTALK,
  LINE,
  SMS,
  LMS,
  EMAIL
}
