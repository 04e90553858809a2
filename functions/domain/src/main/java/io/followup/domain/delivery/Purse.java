package io.followup.domain.delivery;

import java.util.Locale;

/** What a delivery is paid from: what was paid in advance, or the payment method up to the cap. */
public enum Purse {
  CREDITS,
  CAP;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
