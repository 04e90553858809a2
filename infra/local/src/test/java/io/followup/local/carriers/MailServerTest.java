package io.followup.local.carriers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.local.time.InFlight;
import io.followup.vendors.Outbox;
import io.followup.vendors.Weather;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MailServerTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  private final InFlight inFlight = new InFlight();
  private final Weather weather = new Weather();
  private final Outbox outbox = new Outbox(Clock.fixed(NOW, ZoneOffset.UTC));
  private final MailServer server = new MailServer(0, weather, outbox, inFlight);

  @AfterEach
  void close() {
    server.close();
    inFlight.close();
  }

  private MimeMessage mail(String from, String to) throws MessagingException, IOException {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Integer.toString(server.port()));
    MimeMessage mail = new MimeMessage(Session.getInstance(properties));
    mail.setFrom(new InternetAddress(from, "가게 상담", "UTF-8"));
    mail.setRecipients(Message.RecipientType.TO, to);
    mail.setSubject("새 답변이 도착했습니다. 아주 긴 제목은 여러 줄로 접혀서 나갑니다", "UTF-8");
    mail.setText(".점으로 시작하는 줄\nHello", "UTF-8");
    return mail;
  }

  private static MimeMultipart alternative() throws MessagingException {
    MimeBodyPart text = new MimeBodyPart();
    text.setText("안녕하세요", "UTF-8");
    MimeBodyPart html = new MimeBodyPart();
    html.setContent("<p>안녕하세요</p>", "text/html; charset=UTF-8");
    return new MimeMultipart("alternative", text, html);
  }

  @Test
  void a_mail_arrives_with_its_headers_decoded_and_both_its_parts() throws Exception {
    MimeMessage mail = mail("no-reply@shop.example", "Mina@example.com");
    mail.setContent(alternative());
    mail.setHeader("X-Followup-Delivery", "d1");
    mail.setHeader("References", "<a".repeat(40) + ">\r\n <b@followup>");
    mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");

    Transport.send(mail);

    assertThat(outbox.to("mina@example.com")).hasSize(1);
    Outbox.Item item = outbox.all().getFirst();
    assertThat(item.kind()).isEqualTo("EMAIL");
    assertThat(item.at()).isEqualTo(NOW);
    assertThat(item.from()).isEqualTo("no-reply@shop.example");
    assertThat(item.to()).isEqualTo("Mina@example.com");
    assertThat(item.title()).isEqualTo("새 답변이 도착했습니다. 아주 긴 제목은 여러 줄로 접혀서 나갑니다");
    assertThat(item.text()).isEqualTo("안녕하세요");
    assertThat(item.html()).isEqualTo("<p>안녕하세요</p>");
    assertThat(item.deliveryId()).isEqualTo("d1");
    assertThat(item.headers())
        .containsEntry("Subject", item.title())
        .containsEntry("From", "가게 상담 <no-reply@shop.example>")
        .containsEntry("References", "<a".repeat(40) + "> <b@followup>")
        .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
        .doesNotContainKey("Received");
  }

  @Test
  void a_mail_of_text_alone_has_no_html() throws Exception {
    Transport.send(mail("no-reply@shop.example", "mina@example.com"));

    Outbox.Item item = outbox.all().getFirst();
    assertThat(item.text().lines()).containsExactly(".점으로 시작하는 줄", "Hello");
    assertThat(item.html()).isNull();
    assertThat(item.deliveryId()).isNull();
  }

  @Test
  void each_recipient_has_an_item_of_their_own() throws Exception {
    Transport.send(mail("no-reply@shop.example", "mina@example.com, jun@example.com"));

    assertThat(outbox.to("mina@example.com")).hasSize(1);
    assertThat(outbox.to("jun@example.com")).hasSize(1);
  }

  @Test
  void a_domain_that_is_not_verified_is_refused() throws Exception {
    MimeMessage mail = mail("no-reply@rejected-shop.example", "mina@example.com");

    assertThatThrownBy(() -> Transport.send(mail))
        .isInstanceOfSatisfying(
            SMTPSendFailedException.class, e -> assertThat(e.getReturnCode()).isEqualTo(554));

    assertThat(outbox.all()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Weather.Mode.class,
      names = {"OK", "SILENT", "SLOW"})
  void a_carrier_that_reports_late_or_never_takes_it(Weather.Mode mode) throws Exception {
    weather.set(Weather.Carrier.EMAIL, mode);

    Transport.send(mail("no-reply@shop.example", "mina@example.com"));

    assertThat(outbox.all()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"REFUSE, 5.1.1", "BLOCKED, 5.7.1"})
  void a_recipient_is_refused_in_the_very_answer(Weather.Mode mode, String code) throws Exception {
    MimeMessage mail = mail("no-reply@shop.example", "mina@example.com");
    weather.set(Weather.Carrier.EMAIL, mode);

    assertThatThrownBy(() -> Transport.send(mail))
        .satisfies(
            e -> {
              Exception next = ((MessagingException) e).getNextException();
              while (next instanceof MessagingException inner
                  && !(next instanceof SMTPAddressFailedException)) {
                next = inner.getNextException();
              }
              assertThat(next)
                  .isInstanceOfSatisfying(
                      SMTPAddressFailedException.class,
                      failed -> assertThat(failed.getReturnCode()).isEqualTo(550))
                  .hasMessageContaining(code);
            });
    assertThat(outbox.all()).isEmpty();
  }

  @Test
  void down_its_port_refuses_and_an_open_connection_ends_and_later_it_is_the_same_port()
      throws Exception {
    int port = server.port();
    try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
      open.setSoTimeout(10_000);
      byte[] greeting = new byte[4];
      assertThat(open.getInputStream().readNBytes(greeting, 0, 4)).isEqualTo(4);
      assertThat(new String(greeting, UTF_8)).isEqualTo("220 ");

      weather.set(Weather.Carrier.EMAIL, Weather.Mode.DOWN);
      assertThat(open.getInputStream().readAllBytes()).isNotNull();
    }
    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
        .isInstanceOf(ConnectException.class);

    weather.set(Weather.Carrier.EMAIL, Weather.Mode.OK);
    Transport.send(mail("no-reply@shop.example", "mina@example.com"));

    assertThat(server.port()).isEqualTo(port);
    assertThat(outbox.all()).hasSize(1);
  }

  @Test
  void bad_weather_told_twice_is_still_the_same_weather() throws Exception {
    weather.set(Weather.Carrier.EMAIL, Weather.Mode.DOWN);
    weather.set(Weather.Carrier.EMAIL, Weather.Mode.DOWN);
    weather.set(Weather.Carrier.EMAIL, Weather.Mode.OK);
    weather.set(Weather.Carrier.EMAIL, Weather.Mode.SLOW);

    Transport.send(mail("no-reply@shop.example", "mina@example.com"));

    assertThat(outbox.all()).hasSize(1);
  }
}
