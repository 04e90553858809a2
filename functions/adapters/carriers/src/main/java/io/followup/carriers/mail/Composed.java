package io.followup.carriers.mail;

import io.followup.domain.carrier.Answer.Refused;
import io.followup.domain.carrier.MailNotice;
import io.followup.domain.outcome.Reason;
import io.vertx.ext.mail.MailMessage;
import java.util.Optional;

/** A notice as a mail, the same by whichever way it goes. */
final class Composed {
  private Composed() {}

  /** Why it can't be addressed, if it can't: addresses beyond ASCII want SMTPUTF8. */
  static Optional<Refused> obstacle(MailNotice notice) {
    if (!SmtpAddress.isSafe(notice.from())) {
      return Optional.of(new Refused(Reason.SENDER_NOT_REGISTERED));
    }
    return SmtpAddress.isSafe(notice.to().value())
        ? Optional.empty()
        : Optional.of(new Refused(Reason.INVALID_ADDRESS));
  }

  static void into(
      MailMessage message, MailNotice notice, Optional<ConfigurationSet> configurationSet) {
    Letter letter = Letter.of(notice);
    message.setFrom(notice.from());
    message.setTo(notice.to().value());
    message.setText(Templates.plain(letter).render());
    message.setHtml(Templates.letter(letter).render());
    message.setHeaders(Headers.of(notice, configurationSet));
  }
}
