package io.followup.handlers.http;

import io.followup.domain.chat.Step;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Kind;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import java.util.Map;

/** In Japanese. */
final class JapaneseSteps implements StepText {
  @Override
  public String accepted() {
    return "返信を受け付けました。";
  }

  @Override
  public String of(Step step) {
    String because = because(step.reason());
    return switch (step.kind()) {
      case WATCHED ->
          "お客様の操作が途絶えたら、改めて確認します" + StepText.fact(step, "until", "（%s）") + "。" + because;
      case STARTED -> "お客様への通知を開始しました。" + because + known(step.facts());
      case WAITED -> "通知を少し見合わせました" + StepText.fact(step, "until", "（%sまで）") + "。" + because;
      case CLAIMED ->
          step.reason() == Reason.CLAIMED
              ? "先に始まった別の通知で、この返信もまとめて知らせます。"
              : "未読の返信をまとめて、メッセージとメールで知らせます" + StepText.fact(step, "replies", "（全%s件）") + "。";
      case TAKEN_UP -> "処理が止まっていた返信を、もう一度処理します。" + because;
      case EDITED -> "担当者が返信を編集しました。";
      case LINK_OPENED -> "通知のリンクが開かれました（お客様ではなく、プレビューや検査の可能性もあります）。";
    };
  }

  @Override
  public String of(Delivery delivery) {
    String what = what(delivery);
    String because = delivery.reason().map(JapaneseSteps::because).orElse("");
    return switch (delivery.status()) {
      case SENDING -> what + "は送信中か、送信の途中で止まりました。";
      case RETRY -> what + "は、後でもう一度送信します。" + because;
      case ACCEPTED -> what + "の送信依頼が受け付けられました。";
      case DELIVERED -> what + "はお客様に届きました。";
      case REFUSED -> what + "は受け付けられませんでした。" + because;
      case UNKNOWN -> what + "は送信済みか確認できないため、再送しません。" + because;
      case NOTHING -> word(delivery.kind()) + "は送信しませんでした。" + because;
    };
  }

  @Override
  public String of(Delivery delivery, Delivery.Try attempt) {
    return what(delivery) + "は送信できなかったため、もう一度試みます。" + because(attempt.reason());
  }

  @Override
  public String of(Settlement settlement) {
    return ending(settlement.outcome()) + because(settlement.reason());
  }

  @Override
  public String of(Receipt receipt) {
    String said =
        switch (receipt.kind()) {
          case "received" -> "端末が受信しました：";
          case "opened" -> "端末で開かれました：";
          case "delivered" -> "配信事業者から配信完了の報告がありました：";
          default -> "配信事業者から報告がありました（" + receipt.kind() + "）：";
        };
    return said + receipt.at() + (receipt.late() ? "（間に合わず、結果には反映されません）。" : "。");
  }

  @Override
  public String cost(long units, String currency) {
    return "費用：" + units + " " + currency + "。";
  }

  @Override
  public String of(Reason reason) {
    return JapaneseReasons.of(reason);
  }

  private static String because(Reason reason) {
    return "理由：" + JapaneseReasons.of(reason) + "。";
  }

  private static String known(Map<String, String> facts) {
    if (!facts.containsKey("devices")) {
      return "";
    }
    return "利用中の端末：%s台。電話番号：%s。メール：%s。最初に使うチャネル：%s。"
        .formatted(
            facts.get("devices"),
            phone(facts.getOrDefault("phone", "none")),
            facts.getOrDefault("email", "false").equals("true") ? "あり" : "なし",
            facts.getOrDefault("first", "").equals("push") ? "プッシュ" : "メッセージとメール");
  }

  private static String phone(String known) {
    return switch (known) {
      case "can text" -> "SMS受信可";
      case "landline" -> "固定電話";
      default -> "なし";
    };
  }

  private static String what(Delivery delivery) {
    return word(delivery.kind()) + StepText.devices(delivery).map("（端末%s台）"::formatted).orElse("");
  }

  private static String word(Kind kind) {
    return switch (kind) {
      case PUSH -> "プッシュ通知";
      case ALIMTALK -> "アリムトーク";
      case LINE -> "LINE";
      case SMS -> "SMS";
      case LMS -> "LMS";
      case EMAIL -> "メール";
    };
  }

  private static String ending(Outcome outcome) {
    return switch (outcome) {
      case REACHED -> "お客様に届きました。";
      case SEEN -> "お客様はすでに確認しています。";
      case NOT_WANTED -> "知らせる必要のない返信です。";
      case STALE -> "返信が古すぎるため、知らせませんでした。";
      case FAILED -> "お客様に届けられませんでした。";
      case UNREACHABLE -> "お客様に連絡する方法がありませんでした。";
    };
  }
}
