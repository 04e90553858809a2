package io.followup.domain.notice;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A text in the characters that EUC-KR has.
 *
 * <p>Money, dashes, marks, arrows, numbers, accents, half-width kana and rare syllables become what
 * reads the same; a few emoji become signs, the others go. No character ever becomes a question
 * mark, and none that means something goes without a word.
 *
 * @param whole false if letters or signs had to go that nothing stands for
 */
record KoreanLetters(String text, boolean whole) {
  private static final Charset EUC_KR = Charset.forName("EUC-KR");

  static KoreanLetters of(String text) {
    CharsetEncoder encoder = EUC_KR.newEncoder();
    StringBuilder carried = new StringBuilder();
    boolean whole = true;
    boolean replaced = false;
    for (String letter : Graphemes.of(Raised.flat(Normalizer.normalize(text, Form.NFC), encoder))) {
      Optional<String> stands = carried(letter, encoder);
      whole &= stands.isPresent();
      String next = stands.orElse("");
      boolean before = replaced;
      replaced = Marks.isSign(letter) && !letter.equals(next);
      if ((before || replaced) && endsInDigit(carried) && startsWithDigit(next)) {
        carried.append(' ');
      }
      carried.append(next);
    }
    return new KoreanLetters(carried.toString().replaceAll(" {2,}", " ").strip(), whole);
  }

  /** What stands for the letter, which may be nothing; or empty where nothing may. */
  private static Optional<String> carried(String letter, CharsetEncoder encoder) {
    if (encoder.canEncode(letter)) {
      return Optional.of(letter);
    }
    if (Marks.isFlag(letter)) {
      return Optional.of(Marks.country(letter));
    }
    String plain = Marks.unadorned(letter);
    Optional<String> sign = sign(plain, encoder);
    if (sign.isPresent() || Marks.isStruck(letter)) {
      return sign;
    }
    // A question mark that is drawn otherwise is not taken for a sign that got lost.
    return carriable(Normalizer.normalize(letter, Form.NFKC).replace('?', '？'), encoder)
        .or(() -> carriable(Marks.without(letter), encoder))
        .or(() -> carriable(Jamo.of(letter), encoder))
        .or(() -> Marks.isOrnament(letter) ? Optional.of("") : Optional.empty());
  }

  private static Optional<String> sign(String letter, CharsetEncoder encoder) {
    int c = letter.isEmpty() ? 0 : letter.codePointAt(0);
    return Stream.of(letter)
        .filter(one -> one.length() == Character.charCount(c))
        .flatMap(_ -> Signs.standingFor(c).or(() -> Enclosed.of(c)).stream())
        .filter(encoder::canEncode)
        .findFirst();
  }

  /** A sign for each of its characters, if there is one for all. */
  private static Optional<String> carriable(String letter, CharsetEncoder encoder) {
    if (encoder.canEncode(letter)) {
      return Optional.of(letter);
    }
    StringBuilder all = new StringBuilder();
    for (int c : letter.codePoints().toArray()) {
      String one = Character.toString(c);
      Optional<String> stands = encoder.canEncode(one) ? Optional.of(one) : sign(one, encoder);
      if (stands.isEmpty()) {
        return Optional.empty();
      }
      all.append(stands.get());
    }
    return Optional.of(all.toString());
  }

  private static boolean endsInDigit(StringBuilder text) {
    return !text.isEmpty() && isDigit(text.charAt(text.length() - 1));
  }

  private static boolean startsWithDigit(String text) {
    return !text.isEmpty() && isDigit(text.charAt(0));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
