package io.followup.handlers.http;

import io.followup.domain.contact.Language;
import io.followup.domain.notice.Ink;
import io.followup.wire.Response;
import java.util.Map;
import java.util.Optional;

/**
 * A page that a customer comes to from a notice: it loads nothing, runs nothing and is kept
 * nowhere.
 *
 * @param shop whose page it is, in its colour; empty: nobody's, and neutral
 * @param color {@code #rrggbb}; empty: ours
 */
record CustomerPage(Language language, String shop, Optional<String> color) {
  private static final String SECURITY =
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";
  private static final String COLOR = "#3c4257";

  /**
   * @param title as text
   * @param rest as HTML, whose every word from outside is escaped
   */
  Response of(int status, String title, String rest) {
    String ground = color.orElse(COLOR);
    String html =
        """
        <!doctype html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <meta name="color-scheme" content="light dark">
        <title>%s</title>
        <style>
          body { margin: 0; padding: 12vh 16px 32px; background: #eef0f4; color: #1b1d29;
            font: 1.0625rem/1.6 system-ui, -apple-system, "Apple SD Gothic Neo", "Malgun Gothic",
            "Hiragino Sans", sans-serif; overflow-wrap: anywhere }
          :lang(ko) { word-break: keep-all }
          main { max-width: 27rem; margin: 0 auto; overflow: hidden; border-radius: 16px;
            background: #fff; box-shadow: 0 6px 24px rgb(20 22 40 / 10%%) }
          .shop { margin: 0; padding: 14px 24px; background: %s; color: %s; font-weight: 650 }
          .words { padding: 22px 24px 26px }
          h1 { margin: 0 0 8px; font-size: 1.3rem; line-height: 1.4 }
          p { margin: 0 0 8px } .quiet { color: #5b6072 }
          button { margin-top: 12px; padding: .55rem 1.4rem; border: 0; border-radius: 10px; font: inherit;
            font-weight: 600; background: %s; color: %s; cursor: pointer }
          button:focus-visible { outline: 3px solid #5038d6; outline-offset: 3px }
          @media (prefers-color-scheme: dark) {
            body { background: #101118; color: #eceef6 } main { background: #1a1c26 }
            .quiet { color: #a4a9bb } button:focus-visible { outline-color: #ab9dff }
          }
        </style>
        </head>
        <body>
        <main>%s<div class="words"><h1>%s</h1>%s</div></main>
        </body>
        </html>
        """
            .formatted(
                language.tag(),
                escaped(title),
                ground,
                Ink.on(ground),
                ground,
                Ink.on(ground),
                shop.isEmpty() ? "" : "<p class=\"shop\">" + escaped(shop) + "</p>",
                escaped(title),
                rest);
    return new Response(status, Map.of("Content-Type", "text/html; charset=utf-8"), html)
        .with("Content-Language", language.tag())
        .with("Content-Security-Policy", SECURITY)
        .with("Referrer-Policy", "no-referrer");
  }

  static String paragraph(String text) {
    return "<p class=\"quiet\">" + escaped(text) + "</p>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
