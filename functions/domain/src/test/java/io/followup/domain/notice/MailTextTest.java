package io.followup.domain.notice;

import static io.followup.domain.settings.Settings.Content.FULL;
import static io.followup.domain.settings.Settings.Content.NONE;
import static io.followup.domain.settings.Settings.Content.TEASER;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.carrier.MailNotice.Line;
import io.followup.domain.contact.Language;
import io.followup.domain.id.ChatKey;
import io.followup.domain.reply.Attachment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailTextTest {
  private static final List<Told> TWO =
      List.of(
          new Told("First line.\nSecond line.", List.of(), Optional.of("Mina")),
          new Told("x".repeat(41), List.of(), Optional.empty()));

  @Test
  void a_mail_tells_all_replies_oldest_first() {
    MailText mail = MailText.of(Language.EN, FULL, "Acme", TWO);

    assertThat(mail.lines())
        .containsExactly(
            new Line(Optional.of("Mina"), "First line.\nSecond line."),
            new Line(Optional.empty(), "x".repeat(41)));
  }

  @Test
  void each_reply_is_shown_as_far_as_the_workspace_lets_it_out() {
    assertThat(MailText.of(Language.EN, TEASER, "Acme", TWO).lines())
        .extracting(Line::text)
        .containsExactly("First line. Second line.", "x".repeat(40) + "…");
    assertThat(MailText.of(Language.EN, NONE, "Acme", TWO).lines())
        .extracting(Line::text)
        .containsExactly("", "");
  }

  @Test
  void R9_a_picture_is_told() {
    Told picture = new Told("", List.of(Attachment.IMAGE), Optional.of("Mina"));

    assertThat(MailText.of(Language.EN, TEASER, "Acme", List.of(picture)).lines())
        .containsExactly(new Line(Optional.of("Mina"), "sent a picture"));
  }

  @Test
  void long_replies_share_what_a_mail_has_room_for_and_short_ones_are_whole() {
    Told most = new Told("한국어 \"&<\n".repeat(1_111), List.of(), Optional.empty());
    List<Told> replies = new ArrayList<>(Collections.nCopies(49, most));
    replies.add(new Told("Short and last.", List.of(), Optional.empty()));

    List<Line> lines = MailText.of(Language.KO, FULL, "Acme", replies).lines();

    assertThat(lines).hasSize(50);
    assertThat(lines.getLast().text()).isEqualTo("Short and last.");
    assertThat(lines.getFirst().text()).endsWith("…").hasSizeGreaterThan(300);
    assertThat(lines.stream().mapToInt(line -> MailSpace.bytes(line.text())).sum())
        .isBetween(58_000, 64_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"한", "&", "\"", "😀", "x\n"})
  void a_single_reply_is_always_whole(String letter) {
    String text = letter.repeat(10_000 / letter.codePointCount(0, letter.length())).strip();
    Told reply = new Told(text, List.of(), Optional.empty());

    assertThat(MailText.of(Language.KO, FULL, "Acme", List.of(reply)).lines().getFirst().text())
        .isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"KO, [Acme] 새 답변이 도착했습니다", "EN, New reply from Acme", "JA, 【Acme】新しい返信があります"})
  void the_subject_does_not_count_so_that_mails_of_a_chat_stay_together(
      Language language, String subject) {
    MailText one = MailText.of(language, FULL, "Acme", TWO.subList(0, 1));
    MailText two = MailText.of(language, FULL, "Acme", TWO);

    assertThat(one.subject()).isEqualTo(subject);
    assertThat(two.subject()).isEqualTo(subject);
  }

  @ParameterizedTest
  @CsvSource({"Mi\u202Ena, Mina", "' Mina\r\n Kim ', Mina Kim", "\u200B, ''"})
  void a_name_hides_nothing_of_what_stands_beside_it(String given, String shown) {
    assertThat(MailText.name(given)).isEqualTo(shown);
  }

  @Test
  void a_workspaces_name_ends_no_header() {
    MailText mail = MailText.of(Language.EN, FULL, "Acme\r\nBcc: x@example.com\u2028\u0000", TWO);

    assertThat(mail.fromName()).isEqualTo("Acme Bcc: x@example.com");
    assertThat(mail.subject()).isEqualTo("New reply from Acme Bcc: x@example.com");
  }

  @Test
  void a_thread_is_stable_per_chat_and_customer() {
    String thread = MailText.thread(ChatKey.of("acme", "mina", "chat:1"));

    assertThat(thread).matches("[0-9a-f]{32}");
    assertThat(MailText.thread(ChatKey.of("acme", "mina", "chat:1"))).isEqualTo(thread);
    assertThat(MailText.thread(ChatKey.of("acme", "mina", "chat:2"))).isNotEqualTo(thread);
    assertThat(MailText.thread(ChatKey.of("acme", "juno", "chat:1"))).isNotEqualTo(thread);
    assertThat(MailText.thread(ChatKey.of("other", "mina", "chat:1"))).isNotEqualTo(thread);
  }
}
