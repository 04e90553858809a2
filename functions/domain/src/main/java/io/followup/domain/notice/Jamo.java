package io.followup.domain.notice;

/**
 * The letters of a Hangul syllable side by side: {@code 뷁} is {@code ㅂㅞㄺ}.
 *
 * <p>EUC-KR has 2,350 of the 11,172 syllables, and all the letters.
 */
final class Jamo {
  private static final String INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
  private static final String VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
  private static final String FINALS = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
  private static final char FIRST = '가';
  private static final char LAST = '힣';

  private Jamo() {}

  /** What is no syllable stays as it is. */
  static String of(String letter) {
    char c = letter.charAt(0);
    if (letter.length() != 1 || c < FIRST || c > LAST) {
      return letter;
    }
    int index = c - FIRST;
    int ending = index % (FINALS.length() + 1);
    int vowel = index / (FINALS.length() + 1) % VOWELS.length();
    int initial = index / (FINALS.length() + 1) / VOWELS.length();
    String open = "" + INITIALS.charAt(initial) + VOWELS.charAt(vowel);
    return ending == 0 ? open : open + FINALS.charAt(ending - 1);
  }
}
