package io.followup.domain.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.contact.Language;
import io.followup.domain.settings.Settings.Content;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where one kind of text ends and the next begins, for each sort of character. {@code
 * infra/artefact} asks the same of what is packaged.
 */
class TextLengthTest {
  private static final Charset EUC_KR = Charset.forName("EUC-KR");

  @ParameterizedTest
  @MethodSource("io.followup.domain.notice.Length#table")
  void a_text_of_that_length_goes_out_so(Length row) {
    TextPlan plan = plan(row);

    assertThat(plan.text()).isEqualTo(row.text(Length.link()));
    assertThat(plan.kind()).isEqualTo(row.kind());
    assertThat(plan.parts()).isEqualTo(row.parts());
  }

  /** The table's own lengths, counted by what a phone would count. */
  @ParameterizedTest
  @MethodSource("io.followup.domain.notice.Length#table")
  void its_length_is_what_the_table_says(Length row) {
    String text = row.text(Length.link());

    int length =
        switch (row.alphabet()) {
          case EUC_KR -> text.getBytes(EUC_KR).length;
          case GSM_7 ->
              text.length() + (int) text.chars().filter(c -> "^{}\\[~]|€".indexOf(c) >= 0).count();
          case UCS_2 -> text.length();
        };

    assertThat(length).isEqualTo(row.length());
    assertThat(text).doesNotContain("?");
  }

  /** A table that lost its rows would test nothing. */
  @ParameterizedTest
  @EnumSource
  void each_alphabet_has_texts_on_both_sides_of_its_ends(Length.Alphabet alphabet) {
    List<Integer> lengths =
        Length.table().filter(row -> row.alphabet() == alphabet).map(Length::length).toList();

    assertThat(lengths)
        .contains(
            switch (alphabet) {
              case EUC_KR -> new Integer[] {80, 81, 90, 91, 2_000};
              case GSM_7 -> new Integer[] {160, 161, 306, 307};
              case UCS_2 -> new Integer[] {70, 71, 134, 135};
            });
  }

  private static TextPlan plan(Length row) {
    return TextNotice.plan(
        row.alphabet().to(),
        TextNotice.compose(
            Language.EN,
            Content.FULL,
            Length.WORKSPACE,
            List.of(new Told(row.reply(), List.of(), Optional.of("Mina"))),
            Length.link()));
  }
}
