package io.followup.domain.notice;

import static io.followup.domain.notice.Encoding.GSM_7;
import static io.followup.domain.notice.Encoding.UCS_2;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsPartsTest {
  @ParameterizedTest
  @CsvSource({
    "a, 1, 1",
    "a, 160, 1",
    "a, 161, 2",
    "a, 306, 2",
    "a, 307, 3",
    "a, 459, 3",
    "a, 460, 4",
    "€, 80, 1",
    "€, 81, 2",
    "é, 160, 1",
    "@, 161, 2",
    "{, 152, 2",
    "{, 153, 3"
  })
  void gsm_7_has_160_units_alone_and_153_joined(String character, int count, int parts) {
    SmsParts sms = SmsParts.of(character.repeat(count));

    assertThat(sms.encoding()).isEqualTo(GSM_7);
    assertThat(sms.parts()).isEqualTo(parts);
  }

  @ParameterizedTest
  @CsvSource({
    "가, 1, 1",
    "가, 70, 1",
    "가, 71, 2",
    "가, 134, 2",
    "가, 135, 3",
    "ç, 70, 1",
    "ç, 71, 2",
    "😀, 35, 1",
    "😀, 36, 2",
    "😀, 66, 2",
    "😀, 67, 3"
  })
  void ucs_2_has_70_units_alone_and_67_joined(String character, int count, int parts) {
    SmsParts sms = SmsParts.of(character.repeat(count));

    assertThat(sms.encoding()).isEqualTo(UCS_2);
    assertThat(sms.parts()).isEqualTo(parts);
  }

  @ParameterizedTest
  @CsvSource({
    "^, 2", "'{', 2", "'}', 2", "\\, 2", "[, 2", "~, 2", "], 2", "|, 2", "€, 2", "a, 1", "Δ, 1"
  })
  void characters_of_the_extension_table_cost_two(String character, int units) {
    assertThat(SmsParts.of(character).units()).isEqualTo(units);
  }

  @Test
  void the_basic_alphabet_has_its_127_characters() {
    long count =
        java.util.stream.IntStream.range(0, 0x10000)
            .filter(c -> Encoding.of(Character.toString(c)) == GSM_7)
            .filter(c -> GSM_7.units(c) == 1)
            .count();

    assertThat(count).isEqualTo(127);
  }

  @Test
  void a_character_of_two_units_is_never_cut_in_two() {
    // 152 units, then an extension character that no longer fits the first part.
    String text = "a".repeat(152) + "€" + "a".repeat(151);

    SmsParts sms = SmsParts.of(text);

    assertThat(sms.units()).isEqualTo(305);
    assertThat(sms.parts()).isEqualTo(2);
    assertThat(SmsParts.of(text + "a").parts()).isEqualTo(3);
  }
}
