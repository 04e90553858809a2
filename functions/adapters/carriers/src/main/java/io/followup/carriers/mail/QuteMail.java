package io.followup.carriers.mail;

import io.followup.domain.carrier.MailNotice;
import io.followup.domain.carrier.MailRenderer;
import jakarta.inject.Singleton;

/** Emails by the templates, as they are sent. */
@Singleton
public class QuteMail implements MailRenderer {
  @Override
  public Rendered render(MailNotice notice) {
    Letter letter = Letter.of(notice);
    return new Rendered(Templates.plain(letter).render(), Templates.letter(letter).render());
  }
}
