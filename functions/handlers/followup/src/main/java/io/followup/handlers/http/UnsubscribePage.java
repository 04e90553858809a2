package io.followup.handlers.http;

import io.followup.domain.contact.Language;
import io.followup.wire.Response;
import java.util.Optional;

/**
 * The page behind the link that stops the emails: it asks, says that it is done, and takes it back.
 *
 * @param shop whose emails they are
 * @param color the shop's, {@code #rrggbb}
 * @param address masked; empty where it is not known any more
 */
record UnsubscribePage(
    Language language, String shop, Optional<String> color, Optional<String> address) {

  /** Opening a link stops nothing: mail programs open links to look at them. */
  Response asking() {
    String question =
        switch (language) {
          case KO -> "%s의 상담 답변 알림 이메일을 그만 받으시겠습니까?";
          case EN -> "Stop emails from %s about replies in your chats?";
          case JA -> "%sからの返信のお知らせメールを停止しますか？";
        };
    String button =
        switch (language) {
          case KO -> "그만 받기";
          case EN -> "Stop them";
          case JA -> "停止する";
        };
    return page(question, form("stop", button));
  }

  /** Who stopped them by mistake takes it back here. */
  Response done() {
    String heading =
        switch (language) {
          case KO -> "%s의 상담 답변 알림 이메일을 더 이상 보내지 않습니다.";
          case EN -> "%s sends you no more emails about replies.";
          case JA -> "%sからの返信のお知らせメールを停止しました。";
        };
    String mistake =
        switch (language) {
          case KO -> "실수로 누르셨다면 다시 받으실 수 있습니다.";
          case EN -> "If that was a mistake, you can undo it.";
          case JA -> "誤って停止した場合は、元に戻せます。";
        };
    String button =
        switch (language) {
          case KO -> "다시 받기";
          case EN -> "Undo";
          case JA -> "元に戻す";
        };
    return page(heading, CustomerPage.paragraph(mistake) + form("undo", button));
  }

  /** Promises no email: what bounced stays away all the same. */
  Response undone() {
    return page(
        switch (language) {
          case KO -> "%s 알림 이메일의 수신 거부를 취소했습니다.";
          case EN -> "You have undone the stop of emails from %s.";
          case JA -> "%sからのお知らせメールの停止を取り消しました。";
        },
        "");
  }

  private static String form(String name, String button) {
    return "<form method=\"post\"><button type=\"submit\" name=\"%s\" value=\"1\">%s</button></form>"
        .formatted(name, button);
  }

  private Response page(String heading, String rest) {
    String to = address.map(CustomerPage::paragraph).orElse("");
    return new CustomerPage(language, shop, color).of(200, heading.formatted(shop), to + rest);
  }
}
