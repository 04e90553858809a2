package io.followup.carriers.mail;

import static io.followup.carriers.mail.ScriptedSmtp.CUT;
import static io.followup.carriers.mail.ScriptedSmtp.HUSH;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.carriers.mail.ScriptedSmtp.Step;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Answer.Accepted;
import io.followup.domain.carrier.Answer.Deferred;
import io.followup.domain.carrier.Answer.Refused;
import io.followup.domain.carrier.Answer.Unknown;
import io.followup.domain.outcome.Reason;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(Mailbox.class)
class SmtpAnswersTest {
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Duration IMPATIENT = Duration.ofMillis(700);

  @Inject Vertx vertx;

  private final List<MailClient> clients = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    clients.forEach(MailClient::close);
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, 550 5.7.1 Not your domain, SENDER_NOT_REGISTERED",
    "MAIL, 552 5.3.4 Too big, TOO_LONG",
    "RCPT, 550 5.1.1 No such user, INVALID_ADDRESS",
    "RCPT, '550-5.1.1 No such user\r\n550 5.1.1 at all', INVALID_ADDRESS",
    "RCPT, 550 5.7.1 Blocked, BLOCKED",
    "RCPT, 550 5.2.1 Disabled, REFUSED",
    "RCPT, 550 No, REFUSED",
    "RCPT, 550, REFUSED",
    "DATA, 554 5.7.1 Blocked, BLOCKED",
    "END, 554 5.3.4 Too big, TOO_LONG",
    "END, 554 Message rejected: 5.1.1 is our version, REFUSED"
  })
  void a_lasting_refusal_says_why(Step step, String reply, Reason reason) throws Exception {
    assertThat(answer(step, reply, PATIENT)).isEqualTo(new Refused(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "GREETING, 421 Busy, CARRIER_DOWN",
    "GREETING, 554 No service, CARRIER_DOWN",
    "GREETING, 450 4.7.1 Too many of you, THROTTLED",
    "MAIL, 530 5.7.0 Log in first, CARRIER_DOWN",
    "MAIL, 454 Throttling failure: Maximum sending rate exceeded., THROTTLED",
    "RCPT, 450 4.2.1 Greylisted, THROTTLED",
    "RCPT, 421 Going down, CARRIER_DOWN",
    "DATA, 451 Later, THROTTLED",
    "END, 451 4.3.0 Later, THROTTLED"
  })
  void a_passing_refusal_is_asked_again(Step step, String reply, Reason reason) throws Exception {
    assertThat(answer(step, reply, PATIENT)).isEqualTo(new Deferred(reason));
  }

  @ParameterizedTest
  @EnumSource(names = {"GREETING", "EHLO"})
  void a_connection_cut_before_the_mail_began_is_asked_again(Step step) throws Exception {
    assertThat(answer(step, CUT, IMPATIENT)).isEqualTo(new Deferred(Reason.CARRIER_DOWN));
  }

  @ParameterizedTest
  @EnumSource(names = {"GREETING", "EHLO"})
  void silence_before_the_mail_began_is_asked_again(Step step) throws Exception {
    assertThat(answer(step, HUSH, IMPATIENT)).isEqualTo(new Deferred(Reason.CARRIER_DOWN));
  }

  @Test
  void a_mail_that_will_be_asked_again_is_not_sent_late() throws Exception {
    try (ScriptedSmtp server = new ScriptedSmtp(Step.GREETING, HUSH)) {
      Answer answer = send(server.port(), IMPATIENT);
      server.goOnUntilTheClientLeaves();

      assertThat(answer).isEqualTo(new Deferred(Reason.CARRIER_DOWN));
      assertThat(server.heard()).contains(Step.EHLO).doesNotContain(Step.MAIL);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MAIL", "RCPT", "DATA", "END"})
  void a_connection_cut_after_the_mail_began_may_have_carried_it(Step step) throws Exception {
    assertThat(answer(step, CUT, PATIENT)).isEqualTo(new Unknown(Reason.NO_ANSWER));
  }

  @Test
  void silence_after_the_mail_began_may_have_carried_it() throws Exception {
    assertThat(answer(Step.END, HUSH, IMPATIENT)).isEqualTo(new Unknown(Reason.NO_ANSWER));
  }

  @ParameterizedTest
  @CsvSource({"what", "250", "2x0 fine", "199 hm"})
  void a_reply_that_makes_no_sense_may_mean_that_it_was_carried(String reply) throws Exception {
    assertThat(answer(Step.END, reply, PATIENT)).isEqualTo(new Unknown(Reason.NO_ANSWER));
  }

  @Test
  void a_server_that_is_down_is_asked_again() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    assertThat(send(port, PATIENT)).isEqualTo(new Deferred(Reason.CARRIER_DOWN));
  }

  @Test
  void a_failed_tls_handshake_is_asked_again_and_sends_nothing() throws Exception {
    try (ScriptedSmtp server = new ScriptedSmtp(Step.EHLO, "250-here\r\n250 STARTTLS")) {
      Answer answer = send(server.port(), PATIENT);

      assertThat(answer).isEqualTo(new Deferred(Reason.CARRIER_DOWN));
      assertThat(server.heard()).contains(Step.STARTTLS).doesNotContain(Step.MAIL);
    }
  }

  @Test
  void a_server_that_greets_at_once_is_heard_from_any_thread() throws Exception {
    try (ScriptedSmtp server = new ScriptedSmtp(Step.QUIT, "221 bye")) {
      Callable<Answer> send = () -> send(server.port(), PATIENT);
      for (int i = 0; i < 100; i++) {
        assertThat(send.call()).isInstanceOf(Accepted.class);
        assertThat(vertx.executeBlocking(send).toCompletionStage().toCompletableFuture().get())
            .isInstanceOf(Accepted.class);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"GREETING", "EHLO", "MAIL", "RCPT", "DATA", "END"})
  void nothing_is_tried_twice_behind_our_back(Step step) throws Exception {
    try (ScriptedSmtp server = new ScriptedSmtp(step, CUT)) {
      send(server.port(), IMPATIENT);

      assertThat(server.heard()).containsOnlyOnce(Step.GREETING);
    }
  }

  @Test
  void a_mail_beyond_the_announced_size_is_too_long() throws Exception {
    assertThat(answer(Step.EHLO, "250-here\r\n250 SIZE 100", PATIENT))
        .isEqualTo(new Refused(Reason.TOO_LONG));
  }

  private Answer answer(Step step, String reply, Duration timeout) throws Exception {
    try (ScriptedSmtp server = new ScriptedSmtp(step, reply)) {
      return send(server.port(), timeout);
    }
  }

  private Answer send(int port, Duration timeout) {
    MailConfig config = new MailConfig("127.0.0.1", port).setKeepAlive(false);
    MailClient client = MailClient.create(vertx, config);
    clients.add(client);
    return new QuarkusMail(vertx, client, timeout, Optional.empty()).send(Notices.plain());
  }
}
