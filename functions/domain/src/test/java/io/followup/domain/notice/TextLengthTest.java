package io.followup.domain.notice;

import static io.followup.domain.carrier.XmsNotice.Kind.LMS;
import static io.followup.domain.carrier.XmsNotice.Kind.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.contact.Language;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.settings.Settings.Content;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where one kind of text ends and the next begins, for each sort of character. */
class TextLengthTest {
  private static final String LINK = "https://f.example/l/AbCdEf1234";
  private static final PhoneNumber KOREAN = new PhoneNumber("+821012345678", "KR", true);
  private static final PhoneNumber FRENCH = new PhoneNumber("+33612345678", "FR", true);

  /** What carriers put before a text of ours. */
  private static final int ADDED = "[Web발신]\n".getBytes(Charset.forName("EUC-KR")).length;

  @ParameterizedTest
  @CsvSource({"90, SMS", "91, LMS", "100, LMS", "101, LMS"})
  void with_what_carriers_add_a_korean_sms_ends_at_90_bytes(int bytes, String kind) {
    int own = bytes - ADDED;

    TextPlan plan = korean("x".repeat(own - around(KOREAN)));

    assertThat(plan.text().getBytes(Charset.forName("EUC-KR"))).hasSize(own);
    assertThat(plan.kind().name()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(ints = {81, 89, 90, 91})
  void what_fits_only_without_the_carriers_addition_is_an_lms(int own) {
    assertThat(korean("x".repeat(own - around(KOREAN))).kind()).isEqualTo(LMS);
  }

  /** By the bytes of what stands in its stead where EUC-KR lacks it. */
  @ParameterizedTest
  @CsvSource({
    "나, 2", "a, 1", "é, 1", "뷁, 6", "똠, 6", "ﾊ, 2", "😊, 2", "—, 1", "“, 2", "…, 2", "₩, 2", "ß, 2",
    "€, 2", "①, 2"
  })
  void each_sort_of_character_is_counted_as_it_is_carried(String character, int bytes) {
    int room = 90 - ADDED - around(KOREAN);
    String full = character.repeat(room / bytes) + "x".repeat(room % bytes);

    TextPlan fits = korean(full);
    TextPlan oneMore = korean(full + "x");

    assertThat(fits.text().getBytes(Charset.forName("EUC-KR"))).hasSize(90 - ADDED);
    assertThat(fits.kind()).isEqualTo(SMS);
    assertThat(oneMore.kind()).isEqualTo(LMS);
    assertThat(fits.text() + oneMore.text()).doesNotContain("?");
  }

  @ParameterizedTest
  @CsvSource({
    "a, 160, 1", "a, 161, 2", "a, 306, 2", "a, 307, 3",
    "é, 160, 1", "é, 161, 2", "é, 306, 2", "é, 307, 3"
  })
  void elsewhere_gsm_parts_are_counted_over_the_whole_text(String letter, int places, int parts) {
    String preview = letter.repeat(places - brackets() - around(FRENCH));

    TextPlan plan = TextNotice.plan(FRENCH, body(preview));

    assertThat(plan.text()).contains(preview);
    assertThat(plan.parts()).isEqualTo(parts);
  }

  @ParameterizedTest
  @CsvSource({
    "한, 70, 1",
    "한, 71, 2",
    "한, 134, 2",
    "한, 135, 3",
    "ç, 70, 1",
    "ç, 71, 2",
    "ﾊ, 70, 1",
    "ﾊ, 71, 2",
    "뷁, 70, 1",
    "뷁, 71, 2"
  })
  void elsewhere_ucs_2_parts_are_counted_over_the_whole_text(String letter, int units, int parts) {
    TextPlan plan = TextNotice.plan(FRENCH, body(letter.repeat(units - around(FRENCH))));

    assertThat(plan.text()).hasSize(units);
    assertThat(plan.parts()).isEqualTo(parts);
  }

  @ParameterizedTest
  @CsvSource({"^", "'{'", "'}'", "\\", "[", "~", "]", "|", "€"})
  void elsewhere_a_character_of_the_extension_table_takes_two_places(String character) {
    int room = 160 - around(FRENCH) - brackets();
    String full = character.repeat(room / 2) + "a".repeat(room % 2);

    assertThat(TextNotice.plan(FRENCH, body(full)).parts()).isEqualTo(1);
    assertThat(TextNotice.plan(FRENCH, body(full + "a")).parts()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"😀, 2", "👨‍👩‍👧, 8", "🇰🇷, 4"})
  void elsewhere_an_emoji_takes_as_many_places_as_it_has_units(String emoji, int units) {
    int room = 70 - around(FRENCH);
    String full = emoji.repeat(room / units) + "a".repeat(room % units);

    assertThat(TextNotice.plan(FRENCH, body(full)).parts()).isEqualTo(1);
    assertThat(TextNotice.plan(FRENCH, body(full + "a")).parts()).isEqualTo(2);
  }

  /** How much of a text is not its preview. */
  private static int around(PhoneNumber to) {
    return TextNotice.plan(to, body("x")).text().length() - 1;
  }

  /** The workspace stands in brackets, which are of the extension table: a place more each. */
  private static int brackets() {
    return 2;
  }

  private static TextPlan korean(String preview) {
    return TextNotice.plan(KOREAN, body(preview));
  }

  private static TextBody body(String preview) {
    return TextNotice.compose(
        Language.EN, Content.FULL, "Acme", List.of(new Told(preview, Optional.of("Mina"))), LINK);
  }
}
