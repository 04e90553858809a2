package io.followup.domain.notice;

import static java.util.Map.entry;
import static java.util.stream.Collectors.joining;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A text in the characters that EUC-KR has.
 *
 * <p>Dashes, accents, half-width kana and rare syllables become what reads the same; a few emoji
 * become signs, the others go. No character ever becomes a question mark.
 *
 * @param whole false if letters had to go that nothing stands for
 */
record KoreanLetters(String text, boolean whole) {
  private static final Charset EUC_KR = Charset.forName("EUC-KR");

  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          entry("—", "-"),
          entry("–", "-"),
          entry("‒", "-"),
          entry("‐", "-"),
          entry("‑", "-"),
          entry("−", "-"),
          entry("•", "·"),
          entry("ー", "―"),
          entry("«", "《"),
          entry("»", "》"),
          entry("‹", "<"),
          entry("›", ">"),
          entry("„", "\""),
          entry("‚", "'"),
          entry("₩", "￦"),
          entry("¥", "￥"),
          entry("£", "￡"),
          entry("©", "(c)"),
          entry("ł", "l"),
          entry("Ł", "L"),
          entry("✓", "√"),
          entry("✔", "√"),
          entry("✅", "√"),
          entry("➡", "→"),
          entry("⭐", "★"),
          entry("❤", "♥"),
          entry("💕", "♥"),
          entry("😀", ":)"),
          entry("😃", ":)"),
          entry("😄", ":)"),
          entry("😊", ":)"),
          entry("🙂", ":)"),
          entry("☺", ":)"),
          entry("😉", ";)"),
          entry("😂", ":D"),
          entry("😢", ":("),
          entry("😭", ":("),
          entry("🙁", ":("));

  static KoreanLetters of(String text) {
    CharsetEncoder encoder = EUC_KR.newEncoder();
    List<Optional<String>> letters =
        Graphemes.of(Normalizer.normalize(text, Form.NFC)).stream()
            .map(letter -> carried(letter, encoder))
            .toList();
    return new KoreanLetters(
        letters.stream()
            .flatMap(Optional::stream)
            .collect(joining())
            .replaceAll(" {2,}", " ")
            .strip(),
        letters.stream().allMatch(Optional::isPresent));
  }

  /** What stands for the letter, which may be nothing; or empty where nothing may. */
  private static Optional<String> carried(String letter, CharsetEncoder encoder) {
    if (encoder.canEncode(letter)) {
      return Optional.of(letter);
    }
    String bare = Marks.without(letter);
    return Optional.ofNullable(SIGNS.get(bare))
        .or(() -> carriable(Normalizer.normalize(letter, Form.NFKC), encoder))
        .or(() -> carriable(bare, encoder))
        .or(() -> carriable(Jamo.of(letter), encoder))
        .or(() -> Marks.isSign(letter) ? Optional.of("") : Optional.empty());
  }

  private static Optional<String> carriable(String letter, CharsetEncoder encoder) {
    return encoder.canEncode(letter) ? Optional.of(letter) : Optional.empty();
  }
}
