package io.followup.carriers.mail;

import static io.followup.carriers.mail.Notices.line;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.followup.domain.carrier.Answer.Accepted;
import io.followup.domain.carrier.Answer.Refused;
import io.followup.domain.carrier.MailCarrier;
import io.followup.domain.carrier.MailNotice;
import io.followup.domain.carrier.MailNotice.Line;
import io.followup.domain.contact.Language;
import io.followup.domain.notice.MailText;
import io.followup.domain.notice.Told;
import io.followup.domain.outcome.Reason;
import io.followup.domain.settings.Settings.Content;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.Header;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Mailbox.class)
class MailOnTheWireTest {
  @Inject MailCarrier carrier;

  @SuppressWarnings("NullAway.Init") // Mailbox puts it in.
  GreenMail server;

  @AfterEach
  void empty() throws Exception {
    server.purgeEmailFromAllMailboxes();
  }

  @Test
  void a_mail_carries_the_headers_that_threads_and_one_click_need() throws Exception {
    MimeMessage mail = sent(Notices.plain());

    String delivery = Notices.DELIVERY.value();
    assertThat(mail.getHeader("From", null).replace("\r\n", ""))
        .isEqualTo("Acme <chat@acme.example>");
    assertThat(mail.getHeader("To", null).replace("\r\n", "")).isEqualTo("Juno <juno@example.org>");
    assertThat(mail.getHeader("Reply-To", null)).isEqualTo("hello@acme.example");
    assertThat(mail.getHeader("Message-ID", null)).isEqualTo("<" + delivery + "@acme.example>");
    assertThat(mail.getHeader("References", null)).isEqualTo("<thread-chat_3a_1@acme.example>");
    assertThat(mail.getHeader("In-Reply-To", null)).isEqualTo("<thread-chat_3a_1@acme.example>");
    assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
    assertThat(mail.getHeader("List-Unsubscribe", null)).isEqualTo("<" + Notices.UNSUBSCRIBE + ">");
    assertThat(mail.getHeader("List-Unsubscribe-Post", null))
        .isEqualTo("List-Unsubscribe=One-Click");
    assertThat(mail.getHeader("Content-Language", null)).isEqualTo("en");
    assertThat(mail.getHeader("X-Followup-Delivery", null)).isEqualTo(delivery);
    assertThat(mail.getHeader("Date")).hasSize(1);
  }

  @Test
  void SES_headers_are_no_business_of_another_server() throws Exception {
    assertThat(names(sent(Notices.plain())))
        .noneMatch(name -> name.toUpperCase(Locale.ROOT).startsWith("X-SES"));
  }

  @Test
  void the_servers_acceptance_is_told_with_our_own_id() {
    assertThat(carrier.send(Notices.plain()))
        .isEqualTo(new Accepted("<" + Notices.DELIVERY.value() + "@acme.example>"));
  }

  @Test
  void each_mail_has_a_connection_of_its_own() {
    assertThat(ConfigProvider.getConfig().getValue("quarkus.mailer.keep-alive", Boolean.class))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KO | 새 답변이 도착했습니다 | Mina 님의 답변 | Juno 님, 안녕하세요. | 답변 확인하기 | 이메일 알림 그만 받기",
        "EN | You have a new reply | From Mina | Hello Juno, | Read and answer | Stop these emails",
        "JA | 新しい返信があります | Minaからの返信 | Juno様 | 返信を確認する | メールでのお知らせを停止する"
      })
  void both_bodies_speak_the_language(
      Language language, String title, String from, String greeting, String button, String stop)
      throws Exception {
    MimeMessage mail =
        sent(Notices.of(language, "Acme", "Subject", line("Mina", "찾으시던 상품입니다. お届け 🎁")));

    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    assertThat(text(mail))
        .contains(title, from, greeting, button, stop, Notices.LINK, Notices.UNSUBSCRIBE)
        .contains("찾으시던 상품입니다. お届け 🎁");
    assertThat(html(mail))
        .contains("<html lang=\"" + language.tag() + "\">", title, from, greeting, button, stop)
        .contains("href=\"" + Notices.LINK + "\"", "href=\"" + Notices.UNSUBSCRIBE + "\"")
        .contains("찾으시던 상품입니다. お届け 🎁");
    assertThat(mail.getHeader("Content-Language", null)).isEqualTo(language.tag());
  }

  @Test
  void all_replies_are_told_in_their_order_with_their_lines() throws Exception {
    MimeMessage mail =
        sent(
            Notices.of(
                Language.EN,
                "Acme",
                "Subject",
                line("Mina", "One\n.\n\n..two"),
                new Line(Optional.empty(), "three"),
                line("Mina", "")));

    assertThat(text(mail))
        .contains(
            """
            You have 3 new replies

            Read and answer:
            %s

            From Mina
            One
            .

            ..two

            three

            From Mina

            --"""
                .formatted(Notices.LINK));
    assertThat(html(mail)).contains("One<br>.<br><br>..two</p>");
  }

  /** Gmail hides what comes after 102 KB of HTML. */
  @Test
  void the_link_stands_before_the_longest_mail_and_gmail_shows_all_of_it() throws Exception {
    Told most = new Told("\"한국어\" & <b>\n".repeat(714), List.of(), Optional.of("미".repeat(200)));
    Line[] lines =
        MailText.of(Language.KO, Content.FULL, "Acme", Collections.nCopies(50, most))
            .lines()
            .toArray(Line[]::new);

    MimeMessage mail = sent(Notices.of(Language.KO, "Acme", "Subject", lines));

    String html = html(mail);
    assertThat(html.getBytes(UTF_8)).hasSizeBetween(60_000, 102_000);
    assertThat(html.indexOf(Notices.LINK)).isBetween(0, html.indexOf("한국어"));
    assertThat(html).endsWith("</html>");
    assertThat(text(mail).indexOf(Notices.LINK)).isBetween(0, text(mail).indexOf("한국어"));
  }

  @Test
  void replies_and_names_are_read_from_their_own_side() throws Exception {
    MimeMessage mail =
        sent(Notices.of(Language.EN, "Acme", "Subject", line("مينا", "مرحبا, order 7")));

    assertThat(html(mail))
        .containsPattern("<p dir=\"auto\"[^>]*>From مينا</p>")
        .containsPattern("<p dir=\"auto\"[^>]*>مرحبا, order 7</p>")
        .containsPattern("<p dir=\"auto\"[^>]*>Hello Juno,</p>");
  }

  @Test
  void no_machine_answers_a_machine() throws Exception {
    MimeMessage mail = sent(Notices.plain());

    assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
    assertThat(mail.getHeader("X-Auto-Response-Suppress", null)).isEqualTo("All");
  }

  @ParameterizedTest
  @CsvSource({"'#ffe812', '#000000'", "'#0B57D0', '#ffffff'", "'#000000', '#ffffff'"})
  void a_mail_looks_as_its_workspace_wants_and_its_button_is_read(String color, String ink)
      throws Exception {
    String logo = "https://acme.example/logo.png?a=1&b=\"2";

    MimeMessage mail = sent(Notices.looking(Notices.plain(), logo, color));

    assertThat(html(mail))
        .contains("<img src=\"https://acme.example/logo.png?a=1&amp;b=&quot;2\" alt=\"Acme\"")
        .contains("background:" + color + ";color:" + ink + ";");
  }

  @Test
  void a_mail_without_a_logo_has_the_shop_s_name_and_no_picture() throws Exception {
    assertThat(html(sent(Notices.plain())))
        .doesNotContain("<img")
        .contains("border-left:4px solid #0b57d0;font-weight:600\">Acme</p>")
        .contains("background:#0b57d0;color:#ffffff;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "무지개 상회에서 보내 드리는 아주 길고 긴 제목입니다, 여러 줄로 접혀야 합니다 — 끝까지 남아 있어야 합니다",
        "🎁👨‍👩‍👧‍👦🎁👨‍👩‍👧‍👦🎁👨‍👩‍👧‍👦🎁👨‍👩‍👧‍👦",
        "=?UTF-8?B?QmNjOiB4?=",
        "\"Acme\" <x@evil.example>, (all)",
        "It's Acme"
      })
  void names_and_subjects_arrive_as_they_were(String name) throws Exception {
    MimeMessage mail = sent(Notices.of(Language.KO, name, name, line("Mina", "Hello")));

    assertThat(mail.getSubject()).isEqualTo(name);
    InternetAddress from = (InternetAddress) mail.getFrom()[0];
    assertThat(mail.getFrom()).hasSize(1);
    assertThat(from.getPersonal()).isEqualTo(name);
    assertThat(from.getAddress()).isEqualTo("chat@acme.example");
  }

  @Test
  void no_line_of_a_header_is_too_long_or_ends_without_a_carriage_return() throws Exception {
    String name = "무지개 상회 ".repeat(20);

    String raw = raw(sent(Notices.of(Language.KO, name, name, line("Mina", name))));

    assertThat(raw.replace("\r\n", "")).doesNotContain("\n", "\r");
    assertThat(raw.substring(0, raw.indexOf("\r\n\r\n")).lines())
        .filteredOn(line -> line.contains("=?"))
        .isNotEmpty()
        .allMatch(line -> line.length() <= 76);
  }

  @Test
  void a_reply_injects_no_markup() throws Exception {
    String text = "<script>alert('x')</script> & \"{letter.url}\" <a href=x onclick=\"y\">";

    MimeMessage mail =
        sent(Notices.of(Language.EN, "<b>Acme</b>", "Subject", line("<i>Mina</i>", text)));

    assertThat(html(mail))
        .doesNotContain("<script", "<a href=x", "<b>", "<i>")
        .contains(
            "&lt;script&gt;", "&amp; &quot;{letter.url}&quot;", "&lt;i&gt;Mina", "&lt;b&gt;Acme");
    assertThat(text(mail)).contains(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\n", "\r", "\u0085", "\u2028", "\r\n\r\n"})
  void a_name_or_a_subject_injects_no_header(String end) throws Exception {
    String bad = "Acme" + end + "Bcc: x@evil.example" + end + "X-Evil: 1";

    MimeMessage mail = sent(Notices.of(Language.EN, bad, bad, line(bad, bad)));

    assertThat(names(mail)).doesNotContain("Bcc", "X-Evil");
    assertThat(mail.getSubject()).isEqualTo("Acme Bcc: x@evil.example X-Evil: 1");
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void no_other_field_injects_a_header_either() throws Exception {
    MimeMessage mail = sent(Notices.between("chat@acme.example", "juno@example.org"));

    assertThat(names(mail)).doesNotContain("Bcc", "Reply-To");
    assertThat(text(mail)).contains("Hello Ju Bcc: x@evil.example no,");
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "juno@example.org>\r\nRCPT TO:<x@evil.example",
        "juno@evil.example(@example.org",
        "<x@evil.example>@example.org",
        "a b@example.org",
        "a,b@example.org",
        "유노@example.org",
        "juno@예.example",
        "\"a\"@example.org"
      })
  void an_address_that_would_change_who_is_addressed_is_refused(String address) {
    assertThat(carrier.send(Notices.between("chat@acme.example", address)))
        .isEqualTo(new Refused(Reason.INVALID_ADDRESS));
    assertThat(carrier.send(Notices.between(address, "juno@example.org")))
        .isEqualTo(new Refused(Reason.SENDER_NOT_REGISTERED));
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void neither_addresses_nor_texts_are_logged_however_loud_the_log() throws Exception {
    Logger root = Logger.getLogger("");
    Level before = root.getLevel();
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    Handler listener = listener(log);
    root.addHandler(listener);
    root.setLevel(Level.ALL);
    try {
      sent(Notices.plain());
      Logger.getLogger("io.followup").fine("the listener listens");
    } finally {
      root.setLevel(before);
      root.removeHandler(listener);
    }

    assertThat(log)
        .contains("the listener listens")
        .noneMatch(line -> line.contains("juno@") || line.contains("parcel"));
  }

  private static Handler listener(List<String> log) {
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            log.add(String.valueOf(entry.getMessage()));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    handler.setLevel(Level.ALL);
    return handler;
  }

  private MimeMessage sent(MailNotice notice) {
    assertThat(carrier.send(notice)).isInstanceOf(Accepted.class);
    assertThat(server.waitForIncomingEmail(5_000, 1)).isTrue();
    return server.getReceivedMessages()[0];
  }

  private static String text(MimeMessage mail) throws Exception {
    return part(mail, 0, "text/plain");
  }

  private static String html(MimeMessage mail) throws Exception {
    return part(mail, 1, "text/html");
  }

  private static String part(MimeMessage mail, int index, String type) throws Exception {
    var part = ((MimeMultipart) mail.getContent()).getBodyPart(index);
    assertThat(part.isMimeType(type)).isTrue();
    return requireNonNull(part.getContent()).toString().replace("\r\n", "\n");
  }

  private static List<String> names(MimeMessage mail) throws Exception {
    return Collections.list(mail.getAllHeaders()).stream().map(Header::getName).toList();
  }

  private static String raw(MimeMessage mail) throws Exception {
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    mail.writeTo(raw);
    return raw.toString(UTF_8);
  }
}
