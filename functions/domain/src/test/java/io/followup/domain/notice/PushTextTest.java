package io.followup.domain.notice;

import static io.followup.domain.settings.Settings.Content.FULL;
import static io.followup.domain.settings.Settings.Content.NONE;
import static io.followup.domain.settings.Settings.Content.TEASER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.contact.Language;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PushTextTest {
  @Test
  void a_push_shows_who_and_what() {
    Told reply = new Told("Your parcel\nis here.", Optional.of("Mina"));

    PushText push = PushText.of(Language.EN, TEASER, "Acme", reply);

    assertThat(push).isEqualTo(new PushText("Mina", "Your parcel is here."));
  }

  @Test
  void without_a_manager_the_workspace_speaks() {
    Told reply = new Told("Hello!", Optional.empty());

    PushText push = PushText.of(Language.EN, TEASER, "Acme\n", reply);

    assertThat(push.title()).isEqualTo("Acme");
  }

  @Test
  void a_workspace_that_lets_nothing_out_says_that_there_is_a_reply() {
    Told reply = new Told("secret", Optional.empty());

    PushText push = PushText.of(Language.KO, NONE, "Acme", reply);

    assertThat(push).isEqualTo(new PushText("Acme", "새 답변이 도착했습니다"));
  }

  @Test
  void a_push_is_cut_in_bytes_between_characters() {
    Told reply = new Told("👨‍👩‍👧".repeat(500), Optional.of("한".repeat(200)));

    PushText push = PushText.of(Language.EN, FULL, "Acme", reply);

    assertThat(push.text().getBytes(UTF_8)).hasSizeBetween(980, 1_000);
    assertThat(push.text()).matches("(👨‍👩‍👧)+…");
    assertThat(push.title()).isEqualTo("한".repeat(65) + "…");
  }
}
