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
  private final Provider<? extends MailCarrier> carrier;

  /**
   * @param way {@code smtp}, to the server of {@code quarkus.mailer.*}, or {@code ses}
   */
  public MailByWay(
      @ConfigProperty(name = "followup.mail.way", defaultValue = "smtp") String way,
      Provider<QuarkusMail> smtp,
      Provider<SesMail> ses) {
    this.carrier =
        switch (way) {
          case "smtp" -> smtp;
          case "ses" -> ses;
          default -> throw new IllegalArgumentException("followup.mail.way is smtp or ses");
        };
  }

  @Override
  public Answer send(MailNotice notice) {
    return carrier.get().send(notice);
  }
}
