package io.followup.domain.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.carrier.MailRenderer;
import io.followup.domain.delivery.Kind;
import io.followup.domain.fixture.SettingsDraft;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.followup.PreviewNotices.Sample;
import io.followup.domain.followup.PreviewNotices.Shown;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.link.NoLinks;
import io.followup.domain.price.Prices;
import io.followup.domain.secret.Fingerprints;
import io.followup.domain.secret.Signer;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class PreviewNoticesTest {
  private static final String LONG = "조명이 준비되었습니다. ".repeat(20);

  private final Signer signer = new Signer("a preview".repeat(4).getBytes(StandardCharsets.UTF_8));
  private final TestClock clock = new TestClock();
  private final PreviewNotices preview =
      new PreviewNotices(
          new RenderNotices(
              signer,
              new Fingerprints(signer),
              new NoLinks(),
              new RenderNotices.Operator(
                  "https://chat.example", "16449672", "chat.example", _ -> false),
              clock),
          mail -> new MailRenderer.Rendered(mail.lines().toString(), "<p>" + mail.subject()),
          Prices.defaults(),
          clock);

  private static Workspace workspace(Settings settings) {
    return new Workspace(new WorkspaceId("tea"), 1, 1, settings, true);
  }

  private List<Shown> shown(Settings settings, String text, String country) {
    return preview.of(
        workspace(settings),
        new Sample(text, Optional.of("ko"), country, Optional.of("준"), Optional.of("미나")));
  }

  private static Shown of(Kind kind, List<Shown> all) {
    Predicate<Shown> is = one -> one.kind() == kind;
    return all.stream().filter(is).findFirst().orElseThrow();
  }

  private static Settings full(Settings settings) {
    return SettingsDraft.changed(settings, it -> it.content = Settings.Content.FULL);
  }

  @Test
  void F10_each_kind_is_shown_as_it_would_go_out() {
    List<Shown> all = shown(Settings.defaults("찻집"), "안녕하세요", "KR");

    assertThat(all).extracting(Shown::kind).containsExactly(Kind.PUSH, Kind.SMS, Kind.EMAIL);
    assertThat(of(Kind.PUSH, all).title()).contains("준");
    assertThat(of(Kind.PUSH, all).url().orElseThrow()).matches("https://chat.example/l/\\w{12}");
    assertThat(of(Kind.SMS, all).text()).contains("[찻집]", "안녕하세요", "https://chat.example/l/");
    assertThat(of(Kind.SMS, all).from()).contains("16449672");
    assertThat(of(Kind.SMS, all).price()).isEqualTo(12);
    assertThat(of(Kind.EMAIL, all).from()).contains("찻집 <no-reply@chat.example>");
    assertThat(of(Kind.EMAIL, all).html()).isPresent();
  }

  @Test
  void F8_a_long_text_is_shown_as_what_it_becomes_and_costs() {
    Settings full = full(Settings.defaults("찻집"));

    Shown lms = of(Kind.LMS, shown(full, LONG, "KR"));
    Shown parts = of(Kind.SMS, shown(full, LONG, "US"));

    assertThat(lms.price()).isEqualTo(39);
    assertThat(lms.title()).isPresent();
    assertThat(parts.parts()).isGreaterThan(1);
    assertThat(parts.price()).isEqualTo(12L * parts.parts());
  }
}
