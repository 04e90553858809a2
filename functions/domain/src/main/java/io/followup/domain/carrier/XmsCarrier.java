package io.followup.domain.carrier;

/** Carries SMS and LMS. No idempotency key: a text that may have been taken is not sent again. */
public interface XmsCarrier {
  Answer send(XmsNotice notice);
}
