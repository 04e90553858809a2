package io.followup.carriers.mail;

import io.followup.carriers.aws.AwsStub;
import io.followup.carriers.conformance.CarrierConformance;
import io.followup.carriers.conformance.Situation;
import io.followup.carriers.mail.ScriptedSmtp.Step;
import io.followup.domain.carrier.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

@QuarkusTest
@WithTestResource(Mailbox.class)
class MailConformanceTest extends CarrierConformance {
  @Inject Vertx vertx;

  private @Nullable ScriptedSmtp server;
  private @Nullable MailClient client;

  @AfterEach
  void close() throws IOException {
    if (client != null) {
      var _ = client.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Override
  protected Answer send(Situation situation) throws IOException {
    ScriptedSmtp smtp = smtp(situation);
    server = smtp;
    int port = situation == Situation.NOWHERE ? AwsStub.nowhere().getPort() : smtp.port();
    client = MailClient.create(vertx, new MailConfig("127.0.0.1", port).setKeepAlive(false));
    Duration patience =
        situation == Situation.SILENT ? Duration.ofMillis(700) : Duration.ofSeconds(20);
    return new QuarkusMail(vertx, client, patience, Optional.empty()).send(Notices.plain());
  }

  private static ScriptedSmtp smtp(Situation situation) throws IOException {
    return switch (situation) {
      case TAKEN, NOWHERE, BROKEN -> new ScriptedSmtp(Step.QUIT, "221 bye");
      case REFUSED -> new ScriptedSmtp(Step.RCPT, "550 5.1.1 juno@example.org is nobody");
      case BLOCKED -> new ScriptedSmtp(Step.RCPT, "550 5.7.1 juno@example.org wants none");
      case THROTTLED -> new ScriptedSmtp(Step.RCPT, "450 4.2.1 juno@example.org is greylisted");
      case SILENT -> new ScriptedSmtp(Step.END, ScriptedSmtp.HUSH);
      case CUT -> new ScriptedSmtp(Step.END, ScriptedSmtp.CUT);
      case MALFORMED -> new ScriptedSmtp(Step.END, "what");
      case UNKNOWN_CODE -> new ScriptedSmtp(Step.RCPT, "559 5.9.9 juno@example.org");
    };
  }

  @Override
  protected int asked() {
    return server == null
        ? 0
        : (int) server.heard().stream().filter(step -> step == Step.MAIL).count();
  }

  @Override
  protected List<String> unspeakable() {
    return List.of("juno", "Juno", "Mina", "parcel", "AbCdEf1234", "t0ken");
  }

  /** SMTP has no word for how long. */
  @Override
  protected Optional<Duration> patience() {
    return Optional.empty();
  }

  /** A reply of SMTP says whether the mail was taken, if it is one at all. */
  @Override
  protected Set<Situation> unheardOf() {
    return Set.of(Situation.BROKEN);
  }
}
