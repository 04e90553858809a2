package io.followup.domain.carrier;

/** Carries email (SMTP). No idempotency key: a mail that may have been taken is not sent again. */
public interface MailCarrier {
  Answer send(MailNotice notice);
}
