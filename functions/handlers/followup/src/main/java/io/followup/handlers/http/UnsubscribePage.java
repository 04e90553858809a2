package io.followup.handlers.http;

import io.followup.domain.contact.Language;
import io.followup.wire.Response;

/** The page behind the link that stops the emails: it asks, or it says that it is done. */
final class UnsubscribePage {
  private static final String SECURITY =
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";

  private UnsubscribePage() {}

  /** Opening a link stops nothing: mail programs open links to look at them. */
  static Response asking(Language language) {
    String question =
        switch (language) {
          case KO -> "상담 답변을 이메일로 더 이상 받지 않으시겠습니까?";
          case EN -> "Stop emails about replies in your chats?";
          case JA -> "チャットの返信に関するメールの受信を停止しますか？";
        };
    String button =
        switch (language) {
          case KO -> "그만 받기";
          case EN -> "Stop them";
          case JA -> "停止する";
        };
    return page(
        language,
        question,
        "<form method=\"post\"><button type=\"submit\">" + button + "</button></form>");
  }

  static Response done(Language language) {
    return page(
        language,
        switch (language) {
          case KO -> "이제 상담 답변 이메일을 보내지 않습니다.";
          case EN -> "You will get no more of these emails.";
          case JA -> "今後、返信に関するメールはお送りしません。";
        },
        "");
  }

  private static Response page(Language language, String heading, String rest) {
    String html =
        """
        <!doctype html>
        <html lang="%s">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>%s</title>
        <style>
          body { font: 1.125rem/1.6 system-ui, sans-serif; margin: 15vh auto; max-width: 32rem; padding: 0 1rem }
          h1 { font-size: 1.375rem } button { font: inherit; padding: .5rem 1.5rem }
        </style>
        <main><h1>%s</h1>%s</main>
        </html>
        """
            .formatted(language.tag(), heading, heading, rest);
    return Response.html(html)
        .with("Content-Security-Policy", SECURITY)
        .with("Referrer-Policy", "no-referrer");
  }
}
