package io.followup.domain.delivery;

import io.followup.domain.word.Word;

/** What a delivery is paid from: what was paid in advance, or the payment method up to the cap. */
public enum Purse implements Word {
  CREDITS,
  CAP;
}
