package io.followup.domain.notice;

import io.followup.domain.carrier.XmsNotice.Kind;
import java.util.Optional;

/** Texts to numbers outside Korea: SMS in as many parts as it takes, up to 1,600 characters. */
public final class SmsText {
  /** What Amazon SNS takes in one publish. */
  static final int MOST = 1_600;

  private SmsText() {}

  public static TextPlan plan(TextBody body) {
    TextBody fitting =
        body.cheaper(SmsText::isOnePart).fitting(text -> cheapest(text).length() <= MOST);
    String text = cheapest(fitting.text());
    return new TextPlan(Kind.SMS, text, Optional.empty(), SmsParts.of(text).parts());
  }

  private static boolean isOnePart(String text) {
    return SmsParts.of(cheapest(text)).parts() == 1;
  }

  /** One typographic quote would make a text UCS-2 and cost twice; the plain one reads the same. */
  private static String cheapest(String text) {
    String plain =
        text.replaceAll("[‘’‚‛′‵ʼ❛❜]", "'")
            .replaceAll("[“”„‟″‶❝❞]", "\"")
            .replaceAll("[‐‑‒–—―−⁃﹘]", "-")
            .replaceAll("[\\u00A0\\u2000-\\u200A\\u202F\\u205F\\u3000]", " ")
            .replaceAll("[\\u00AD\\u200B-\\u200F\\u2060\\uFE0E\\uFE0F\\uFEFF]", "")
            .replace("…", "...");
    return switch (Encoding.of(plain)) {
      case GSM_7 -> plain;
      case UCS_2 -> text;
    };
  }
}
