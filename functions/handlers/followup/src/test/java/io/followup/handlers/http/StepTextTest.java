package io.followup.handlers.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.chat.Step;
import io.followup.domain.contact.Language;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.delivery.Status;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepTextTest {
  private static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}");
  private static final Pattern KANA = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}]");

  @ParameterizedTest
  @EnumSource
  void D1_everything_that_can_be_said_is_a_sentence_of_its_language(Language language) {
    StepText text = StepText.in(language);

    assertThat(everything(text))
        .hasSizeGreaterThan(100)
        .allSatisfy(
            sentence -> {
              assertThat(sentence).isNotBlank().doesNotContain("null", "%s", "..", "。。");
              assertThat(sentence).endsWith(language == Language.JA ? "。" : ".");
              assertThat(HANGUL.matcher(sentence).find()).isEqualTo(language == Language.KO);
              assertThat(KANA.matcher(sentence).find()).isEqualTo(language == Language.JA);
            });
  }

  @Test
  void D1_a_korean_reads_why_nothing_came() {
    Settlement end = new Settlement(Outcome.UNREACHABLE, Reason.NO_CONTACT, Fresh.NOW);

    assertThat(StepText.in(Language.KO).of(end))
        .isEqualTo("고객에게 연락할 방법이 없었습니다. 이유: 등록된 연락처가 없습니다.");
  }

  @ParameterizedTest
  @EnumSource
  void D1_no_two_reasons_or_kinds_of_steps_are_said_alike(Language language) {
    StepText text = StepText.in(language);

    assertThat(Stream.of(Reason.values()).map(text::of))
        .doesNotHaveDuplicates()
        .noneMatch(sentence -> sentence.endsWith(".") || sentence.endsWith("。"));
    assertThat(Stream.of(Step.Kind.values()).map(kind -> text.of(step(kind, Reason.GAP, Map.of()))))
        .doesNotHaveDuplicates();
  }

  @Test
  void D1_devices_are_counted_in_the_language_too() {
    Delivery push =
        Fresh.delivery(Fresh.reply(Fresh.chat(), "r1", 0), Slot.PUSH, Status.SENDING, 1);
    Delivery asked = push.asked("2 devices", 1, Optional.empty());

    assertThat(StepText.in(Language.KO).of(asked)).startsWith("푸시(기기 2대)");
    assertThat(StepText.in(Language.JA).of(asked)).startsWith("プッシュ通知（端末2台）");
    assertThat(StepText.in(Language.EN).of(asked)).startsWith("The push to 2 devices");
  }

  private static List<String> everything(StepText text) {
    List<String> all = new ArrayList<>();
    all.add(text.accepted());
    for (Reason reason : Reason.values()) {
      for (Outcome outcome : Outcome.values()) {
        all.add(text.of(new Settlement(outcome, reason, Fresh.NOW)));
      }
      for (Step.Kind kind : Step.Kind.values()) {
        all.add(text.of(step(kind, reason, Map.of())));
        all.add(text.of(step(kind, reason, Map.of("until", "2026-11-22T09:14:05Z"))));
      }
    }
    all.add(
        text.of(
            step(
                Step.Kind.STARTED,
                Reason.OFFLINE,
                Map.of("devices", "2", "phone", "can text", "email", "true", "first", "push"))));
    for (Status status : Status.values()) {
      for (Slot slot : Slot.values()) {
        Delivery delivery = Fresh.delivery(Fresh.reply(Fresh.chat(), "r1", 0), slot, status, 1);
        all.add(text.of(delivery));
        for (Reason reason : Reason.values()) {
          all.add(text.of(delivery, new Delivery.Try(Fresh.NOW, reason, List.of())));
        }
      }
    }
    for (String kind : List.of("received", "opened", "delivered", "refused")) {
      all.add(text.of(new Receipt(Fresh.NOW, kind, false)));
      all.add(text.of(new Receipt(Fresh.NOW, kind, true)));
    }
    return all;
  }

  private static Step step(Step.Kind kind, Reason reason, Map<String, String> facts) {
    return new Step(Fresh.reply(Fresh.chat(), "r1", 0).id(), "s", Fresh.NOW, kind, reason, facts);
  }
}
