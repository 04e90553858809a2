package io.followup.domain.notice;

/** The two alphabets of SMS, with how many of their units one part holds. */
public enum Encoding {
  /** 7 bits a unit; the ten characters of the extension table take two units. */
  GSM_7(160, 153),
  /** 16 bits a unit; a character beyond the basic plane takes two. */
  UCS_2(70, 67);

  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String EXTENSION = "\f^{}\\[~]|€";

  private final int single;
  private final int joined;

  Encoding(int single, int joined) {
    this.single = single;
    this.joined = joined;
  }

  /** One character outside GSM-7 makes the whole text UCS-2. */
  public static Encoding of(String text) {
    return text.codePoints().allMatch(c -> isBasic(c) || isExtension(c)) ? GSM_7 : UCS_2;
  }

  /** Units of a part that stands alone. */
  int single() {
    return single;
  }

  /** Units of a part among several: the header that joins them takes the rest. */
  int joined() {
    return joined;
  }

  int units(int codePoint) {
    return switch (this) {
      case GSM_7 -> isExtension(codePoint) ? 2 : 1;
      case UCS_2 -> Character.charCount(codePoint);
    };
  }

  private static boolean isBasic(int codePoint) {
    return BASIC.indexOf(codePoint) >= 0;
  }

  private static boolean isExtension(int codePoint) {
    return EXTENSION.indexOf(codePoint) >= 0;
  }
}
