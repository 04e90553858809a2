package io.followup.local.real;

import io.followup.carriers.mail.QuarkusMail;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.MailCarrier;
import io.followup.domain.carrier.MailNotice;
import io.followup.local.start.RealCarriers;
import io.followup.local.start.RealCarriers.Carrier;
import io.followup.local.start.Smtp;
import io.followup.local.start.Smtp.Tls;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Mail by the server that the secret {@code smtp} names, for those it is true for. */
@Singleton
@Alternative
@Priority(1)
class RealMail implements MailCarrier {
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private final RealCarriers real;
  private final QuarkusMail simulated;
  private final Optional<MailCarrier> own;

  RealMail(RealCarriers real, QuarkusMail simulated, Vertx vertx) {
    this.real = real;
    this.simulated = simulated;
    this.own = real.smtp().map(smtp -> carrier(vertx, smtp));
  }

  private static MailCarrier carrier(Vertx vertx, Smtp smtp) {
    MailConfig config =
        new MailConfig()
            .setHostname(smtp.host())
            .setPort(smtp.port())
            .setSsl(smtp.tls() == Tls.TLS)
            .setStarttls(
                smtp.tls() == Tls.STARTTLS ? StartTLSOptions.REQUIRED : StartTLSOptions.DISABLED)
            .setLogin(smtp.login().isPresent() ? LoginOption.REQUIRED : LoginOption.DISABLED)
            .setKeepAlive(false);
    smtp.login().ifPresent(login -> config.setUsername(login.user()).setPassword(login.password()));
    QuarkusMail carrier =
        new QuarkusMail(vertx, MailClient.create(vertx, config), PATIENCE, Optional.empty());
    return notice -> carrier.send(smtp.from().map(from -> from(from, notice)).orElse(notice));
  }

  private static MailNotice from(String address, MailNotice notice) {
    return new MailNotice(
        notice.delivery(),
        notice.to(),
        notice.customerName(),
        address,
        notice.fromName(),
        notice.replyTo(),
        notice.language(),
        notice.subject(),
        notice.lines(),
        notice.url(),
        notice.thread(),
        notice.unsubscribeUrl(),
        notice.look());
  }

  @Override
  public Answer send(MailNotice notice) {
    return own.filter(_ -> real.are(Carrier.EMAIL, notice.to().value()))
        .map(carrier -> Marked.mark(carrier.send(notice)))
        .orElseGet(() -> simulated.send(notice));
  }
}
