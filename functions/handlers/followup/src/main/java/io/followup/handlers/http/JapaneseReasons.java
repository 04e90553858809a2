package io.followup.handlers.http;

import io.followup.domain.outcome.Reason;

/** Why, in Japanese: a sentence without its full stop. */
final class JapaneseReasons {
  private JapaneseReasons() {}

  static String of(Reason reason) {
    return switch (reason) {
      case ONLINE -> "お客様はオンラインでした";
      case OFFLINE -> "お客様はオフラインでした";
      case LEFT -> "お客様はすでに退出していました";
      case ACTIVE_SINCE -> "返信の後にお客様の操作がありました";
      case READ -> "お客様はすでに読んでいました";
      case DELETED -> "担当者が返信を削除しました";
      case EDITED -> "担当者が返信を編集しました";
      case ERASED -> "お客様の情報が削除されました";
      case FOLLOW_UP_OFF -> "通知しないよう指定された返信です";
      case TOO_OLD -> "返信から24時間が過ぎました";
      case GAP -> "このチャットの通知を送ったばかりでした";
      case NO_RECEIPT -> "時間内に受信を確認できた端末がありませんでした";
      case ACKNOWLEDGED -> "端末が受信を確認しました";
      case EXECUTION_ENDED -> "前回の処理が結果を残さずに終わりました";
      case CLAIMED -> "別の通知でこの返信もまとめて知らせました";
      case OPENED -> "通知のリンクが開かれました";
      case NO_DEVICE -> "登録された端末がありません";
      case NO_CONTACT -> "登録された連絡先がありません";
      case LANDLINE -> "SMSを受信できない番号です";
      case CHANNEL_OFF -> "ワークスペースがこのチャネルを使っていません";
      case PAYMENT_METHOD_REQUIRED -> "支払い方法が登録されていません";
      case NO_FUNDS -> "クレジットも月間上限の残りも足りません";
      case STOPPED -> "お客様がこのチャネルの受信を停止しました";
      case OPENING -> "こちらから始めるチャットにはメッセンジャーを使いません";
      case NOT_SET_UP -> "ワークスペースでこのチャネルが設定されていません";
      case MESSENGER_DELIVERED -> "メッセンジャーですでに届いていました";
      case TEXTED -> "代わりにSMSを送信しました";
      case NOTHING_LEFT -> "知らせる内容が残っていませんでした";
      case ACCEPTED -> "配信事業者が受け付けました";
      case DELIVERED -> "配信事業者が配信を完了しました";
      case REFUSED -> "配信事業者が拒否しました";
      case BLOCKED -> "お客様が送信元をブロックしました";
      case NOT_A_USER -> "お客様はこのメッセンジャーを使っていません";
      case INACTIVE -> "お客様は最近このメッセンジャーを使っていません";
      case PROFILE -> "配信事業者が送信プロフィールを受け付けませんでした";
      case TEMPLATE -> "配信事業者がテンプレートを受け付けませんでした";
      case INVALID_ADDRESS -> "存在しない番号またはアドレスです";
      case SENDER_NOT_REGISTERED -> "送信元が配信事業者に登録されていません";
      case DEVICE_DISABLED -> "端末がプッシュ通知を受け付けなくなりました";
      case TOO_LONG -> "配信事業者が許す長さを超えています";
      case THROTTLED -> "配信事業者の送信制限を超えました";
      case CARRIER_DOWN -> "配信事業者に接続できませんでした";
      case NO_REPORT -> "配信事業者が受け付けた後、配信結果の報告がありませんでした";
      case NO_ANSWER -> "配信事業者から応答がなく、送信済みの可能性があります";
      case CRASHED -> "送信中に処理が停止し、送信済みの可能性があります";
      case OTHER -> "現在は使われていない理由です";
    };
  }
}
