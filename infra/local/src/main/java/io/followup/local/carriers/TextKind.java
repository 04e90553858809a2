package io.followup.local.carriers;

import java.nio.charset.Charset;

/** As what a text arrives: a long one in Korea as LMS, anything else as SMS. */
public final class TextKind {
  private static final Charset EUC_KR = Charset.forName("EUC-KR");
  private static final int MAX_SMS_BYTES = 90;

  /** Korean carriers begin what was sent by a machine with this line. */
  private static final String PREFIX = "[Web발신]\n";

  private TextKind() {}

  public static String of(String e164, String text) {
    boolean korean = e164.startsWith("+82");
    return korean && (PREFIX + text).getBytes(EUC_KR).length > MAX_SMS_BYTES ? "LMS" : "SMS";
  }
}
