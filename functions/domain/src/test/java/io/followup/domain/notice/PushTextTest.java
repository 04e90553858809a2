package io.followup.domain.notice;

import static io.followup.domain.settings.Settings.Content.FULL;
import static io.followup.domain.settings.Settings.Content.NONE;
import static io.followup.domain.settings.Settings.Content.TEASER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.contact.Language;
import io.followup.domain.reply.Attachment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushTextTest {
  @Test
  void a_push_shows_who_and_what() {
    Told reply = new Told("Your parcel\nis here.", List.of(), Optional.of("Mina"));

    PushText push = PushText.of(Language.EN, TEASER, "Acme", reply);

    assertThat(push).isEqualTo(new PushText("Mina", "Your parcel is here."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u200b", "\u3164\u2800", "\ufeff \u2060"})
  void a_reply_that_nobody_would_see_is_told_as_a_new_one(String text) {
    Told reply = new Told(text, List.of(), Optional.of("\u200b"));

    assertThat(PushText.of(Language.EN, FULL, "Acme", reply))
        .isEqualTo(new PushText("Acme", "You have a new reply"));
  }

  @Test
  void R9_a_picture_is_told() {
    Told reply = new Told("", List.of(Attachment.IMAGE), Optional.of("미나"));

    assertThat(PushText.of(Language.KO, FULL, "Acme", reply))
        .isEqualTo(new PushText("미나", "사진을 보냈습니다"));
  }

  @Test
  void without_a_manager_the_workspace_speaks() {
    Told reply = new Told("Hello!", List.of(), Optional.empty());

    PushText push = PushText.of(Language.EN, TEASER, "Acme\n", reply);

    assertThat(push.title()).isEqualTo("Acme");
  }

  @Test
  void a_workspace_that_lets_nothing_out_says_that_there_is_a_reply() {
    Told reply = new Told("secret", List.of(), Optional.empty());

    PushText push = PushText.of(Language.KO, NONE, "Acme", reply);

    assertThat(push).isEqualTo(new PushText("Acme", "새 답변이 도착했습니다"));
  }

  @Test
  void a_push_is_cut_in_bytes_between_characters() {
    Told reply = new Told("👨‍👩‍👧".repeat(500), List.of(), Optional.of("한".repeat(200)));

    PushText push = PushText.of(Language.EN, FULL, "Acme", reply);

    assertThat(push.text().getBytes(UTF_8)).hasSizeBetween(980, 1_000);
    assertThat(push.text()).matches("(👨‍👩‍👧)+…");
    assertThat(push.title()).isEqualTo("한".repeat(65) + "…");
  }
}
