package io.followup.domain.notice;

/** Stub until the price list lands. */
public interface Prices {
  long of(String kind, int parts);
}
