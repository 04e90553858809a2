package io.followup.carriers.mail;

import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.MailCarrier;
import io.followup.domain.carrier.MailNotice;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Mail by the way that the operator chose; the other one is never made. */
@Singleton
public class MailByWay implements MailCarrier {
  /** What {@code followup.mail.way} says: {@code smtp}, which goes anywhere, or {@code ses}. */
  public enum Way {
    SMTP,
    SES
  }

  private final Way way;
  private final Provider<QuarkusMail> smtp;
  private final Provider<SesMail> ses;

  public MailByWay(
      @ConfigProperty(name = "followup.mail.way", defaultValue = "smtp") Way way,
      Provider<QuarkusMail> smtp,
      Provider<SesMail> ses) {
    this.way = way;
    this.smtp = smtp;
    this.ses = ses;
  }

  @Override
  public Answer send(MailNotice notice) {
    return switch (way) {
      case SMTP -> smtp.get().send(notice);
      case SES -> ses.get().send(notice);
    };
  }
}
