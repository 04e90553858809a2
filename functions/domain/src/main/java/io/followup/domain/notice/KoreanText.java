package io.followup.domain.notice;

import io.followup.domain.carrier.XmsNotice.Kind;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Texts to Korean numbers: an SMS of up to 90 bytes with what carriers add, else an LMS of up to
 * 2,000 bytes.
 *
 * <p>Carriers count two bytes for each Hangul syllable (MS949) but show only what EUC-KR has, and
 * put {@code [Web발신]} and a line break before texts from the web: 10 bytes. Whether those count is
 * not written anywhere, so they do here.
 */
public final class KoreanText {
  static final int SMS_BYTES = 90;
  static final int LMS_BYTES = 2_000;
  static final int SUBJECT_BYTES = 40;
  static final int ADDED_BYTES = 10;

  private static final Charset COUNTED = Charset.forName("MS949");

  private KoreanText() {}

  /**
   * Only a preview makes a text long: one without any is an SMS, if need be with a shorter name; a
   * teaser is cut further where that makes it one.
   *
   * <p>A preview with letters that EUC-KR lacks is left out, and the text says that there is a
   * reply: better read behind the link than with holes.
   */
  public static TextPlan plan(TextBody body) {
    TextBody carried = carried(body);
    TextBody sms =
        carried.shown().isEmpty()
            ? carried.fitting(KoreanText::isSms)
            : carried.cheaper(KoreanText::isSms);
    if (isSms(sms.text())) {
      return new TextPlan(Kind.SMS, sms.text(), Optional.empty(), 1);
    }
    TextBody lms = carried.fitting(text -> bytes(text) <= LMS_BYTES);
    String subject = Graphemes.longest(carried.headline(), s -> bytes(s) <= SUBJECT_BYTES);
    return new TextPlan(Kind.LMS, lms.text(), Optional.of(subject), 1);
  }

  private static TextBody carried(TextBody body) {
    return new TextBody(
        KoreanLetters.of(body.workspace()).text(),
        KoreanLetters.of(body.headline()).text(),
        carried(body.shown()),
        body.several(),
        body.thrifty(),
        body.link());
  }

  private static Shown carried(Shown shown) {
    KoreanLetters words = KoreanLetters.of(shown.words());
    KoreanLetters sent = KoreanLetters.of(shown.sent());
    return words.whole() && sent.whole() ? new Shown(words.text(), sent.text()) : Shown.NOTHING;
  }

  private static boolean isSms(String text) {
    return bytes(text) + ADDED_BYTES <= SMS_BYTES;
  }

  /** As the carriers count. */
  static int bytes(String text) {
    return text.getBytes(COUNTED).length;
  }
}
