package io.followup.carriers.mail;

import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Answer.Accepted;
import io.followup.domain.carrier.Answer.Refused;
import io.followup.domain.carrier.MailCarrier;
import io.followup.domain.carrier.MailNotice;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends mail by the server of {@code quarkus.mailer.*}, each mail over a connection of its own.
 *
 * <p>It talks to the client beneath Quarkus' {@code Mailer}: that one would hide whether the server
 * had been asked when a time-out struck, and prints whole mails where mocking is on. So {@code
 * quarkus.mailer.mock} and {@code approved-recipients} mean nothing here.
 *
 * <p>Addresses beyond ASCII are refused, since the client does not speak SMTPUTF8.
 */
@ApplicationScoped
@Typed(QuarkusMail.class)
public class QuarkusMail implements MailCarrier {
  private final Context loop;
  private final MailClient client;
  private final Duration timeout;
  private final Optional<ConfigurationSet> configurationSet;

  public QuarkusMail(
      Vertx vertx,
      MailClient client,
      @ConfigProperty(name = "followup.mail.timeout", defaultValue = "10s") Duration timeout,
      @ConfigProperty(name = "followup.mail.configuration-set") Optional<String> configurationSet) {
    this.loop = ((VertxInternal) vertx).createEventLoopContext();
    this.client = client;
    this.timeout = timeout;
    this.configurationSet = configurationSet.map(ConfigurationSet::new);
  }

  @Override
  public Answer send(MailNotice notice) {
    Optional<Refused> obstacle = Composed.obstacle(notice);
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    RevocableMessage message = new RevocableMessage();
    Composed.into(message, notice, configurationSet);
    return send(message);
  }

  private Answer send(RevocableMessage message) {
    CompletableFuture<MailResult> sent = new CompletableFuture<>();
    // From any other thread the client opens its socket on one and listens on another, and misses
    // the greeting of a server that is quick.
    loop.runOnContext(_ -> client.sendMail(message, result -> complete(sent, result)));
    try {
      return new Accepted(sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS).getMessageID());
    } catch (ExecutionException e) {
      return SmtpAnswer.to(e.getCause() == null ? e : e.getCause(), message.revoke());
    } catch (TimeoutException e) {
      return SmtpAnswer.to(e, message.revoke());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return SmtpAnswer.to(e, message.revoke());
    }
  }

  private static void complete(CompletableFuture<MailResult> sent, AsyncResult<MailResult> result) {
    if (result.succeeded()) {
      sent.complete(result.result());
    } else {
      sent.completeExceptionally(result.cause());
    }
  }
}
