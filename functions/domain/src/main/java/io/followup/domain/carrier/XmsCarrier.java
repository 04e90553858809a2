package io.followup.domain.carrier;

import io.followup.domain.contact.PhoneNumber;

/** Carries SMS and LMS. No idempotency key: a text that may have been taken is not sent again. */
public interface XmsCarrier {
  /** Whether the carrier of texts to that number can be asked later what became of them. */
  default boolean reports(PhoneNumber to) {
    return false;
  }

  Answer send(XmsNotice notice);
}
