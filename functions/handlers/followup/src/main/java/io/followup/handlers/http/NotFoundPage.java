package io.followup.handlers.http;

import io.followup.domain.contact.Language;
import io.followup.wire.Problem;
import io.followup.wire.Request;
import io.followup.wire.Response;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a customer sees whose link leads nowhere, because it expired or nobody made it: which of the
 * two, and whose it was, is said to nobody. A program that does not ask for a page gets the
 * problem.
 */
final class NotFoundPage {
  private static final String PAGE = "text/html";

  private NotFoundPage() {}

  static Response of(Request request) {
    Response answer = prefersPage(request) ? page(AcceptLanguage.of(request)) : Problem.notFound();
    return answer.with("Vary", "Accept, Accept-Language");
  }

  private static Response page(Language language) {
    String title =
        switch (language) {
          case KO -> "이 링크는 더 이상 열리지 않습니다";
          case EN -> "This link does not open any more";
          case JA -> "このリンクは現在開けません";
        };
    String rest =
        switch (language) {
          case KO -> "유효 기간이 지났거나 주소가 올바르지 않습니다. 채팅을 시작한 앱이나 웹사이트에서 답변을 확인해 주세요.";
          case EN ->
              "It has expired, or the address is not complete. Your replies are in the app or on"
                  + " the website where you began the chat.";
          case JA -> "有効期限が切れたか、アドレスが正しくありません。チャットを始めたアプリまたはウェブサイトで返信をご確認ください。";
        };
    return new CustomerPage(language, "", Optional.empty())
        .of(404, title, CustomerPage.paragraph(rest));
  }

  /** Named, and liked better than JSON or than anything at all: as browsers ask. */
  private static boolean prefersPage(Request request) {
    String accept = request.header("accept").orElse("");
    double page = weight(accept, PAGE);
    return page > 0
        && page > weight(accept, "application/json")
        && page > weight(accept, "application/problem+json");
  }

  /** How well one type is liked that is named as it is; 0: not at all. */
  private static double weight(String accept, String type) {
    return Arrays.stream(accept.toLowerCase(java.util.Locale.ROOT).split(","))
        .map(range -> range.strip().split("\\s*;\\s*"))
        .filter(range -> range[0].equals(type))
        .mapToDouble(NotFoundPage::weight)
        .max()
        .orElse(0);
  }

  private static double weight(String[] range) {
    return Arrays.stream(range)
        .filter(parameter -> parameter.matches("q=[01](\\.[0-9]{0,3})?"))
        .mapToDouble(parameter -> Double.parseDouble(parameter.substring(2)))
        .findFirst()
        .orElse(1);
  }
}
