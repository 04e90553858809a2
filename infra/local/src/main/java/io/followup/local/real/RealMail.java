package io.followup.local.real;

import io.followup.carriers.mail.QuarkusMail;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.MailCarrier;
import io.followup.domain.carrier.MailNotice;
import io.followup.local.start.RealCarriers;
import io.followup.local.start.RealCarriers.Carrier;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Mail by the SMTP server of the secret {@code smtp}: {@code host}, {@code port} (587), {@code
 * user}, {@code password}, {@code tls} ({@code starttls}, {@code tls} or {@code none}).
 */
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
    this.own =
        Optional.of(real.secret("smtp"))
            .filter(_ -> real.carriers().contains(Carrier.EMAIL))
            .map(smtp -> carrier(vertx, smtp));
  }

  private static MailCarrier carrier(Vertx vertx, Map<String, String> smtp) {
    String tls = smtp.getOrDefault("tls", "starttls");
    MailConfig config =
        new MailConfig()
            .setHostname(smtp.getOrDefault("host", "localhost"))
            .setPort(Integer.parseInt(smtp.getOrDefault("port", "587")))
            .setSsl(tls.equals("tls"))
            .setStarttls(
                tls.equals("starttls") ? StartTLSOptions.REQUIRED : StartTLSOptions.DISABLED)
            .setLogin(smtp.containsKey("user") ? LoginOption.REQUIRED : LoginOption.DISABLED)
            .setUsername(smtp.get("user"))
            .setPassword(smtp.get("password"))
            .setKeepAlive(false);
    return new QuarkusMail(vertx, MailClient.create(vertx, config), PATIENCE, Optional.empty());
  }

  @Override
  public Answer send(MailNotice notice) {
    return own.filter(_ -> real.are(Carrier.EMAIL, notice.to().value()))
        .map(carrier -> Marked.mark(carrier.send(notice)))
        .orElseGet(() -> simulated.send(notice));
  }
}
