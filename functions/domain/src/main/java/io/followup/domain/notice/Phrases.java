package io.followup.domain.notice;

import io.followup.domain.contact.Language;

/**
 * The words around a reply, in each language.
 *
 * <p>They inform of an answer and praise nothing: one word of promotion would make the whole notice
 * an advertisement, with all that the law asks of one. Those that stand in texts keep to characters
 * that EUC-KR has, since a reader of Japanese may well have a Korean number.
 */
public record Phrases(Language language) {
  public static Phrases of(Language language) {
    return new Phrases(language);
  }

  /** How many replies there are, as a short sentence. */
  public String newReplies(int count) {
    if (count == 1) {
      return newReply();
    }
    return switch (language) {
      case KO -> "새 답변이 " + count + "건 있습니다";
      case EN -> "You have " + count + " new replies";
      case JA -> "新しい返信が" + count + "件あります";
    };
  }

  public String newReply() {
    return switch (language) {
      case KO -> "새 답변이 도착했습니다";
      case EN -> "You have a new reply";
      case JA -> "新しい返信があります";
    };
  }

  /** The same for every mail of a chat: mail programs thread by it. */
  public String subject(String workspace) {
    return switch (language) {
      case KO -> "[" + workspace + "] 새 답변이 도착했습니다";
      case EN -> "New reply from " + workspace;
      case JA -> "【" + workspace + "】新しい返信があります";
    };
  }

  public String from(String manager) {
    return switch (language) {
      case KO -> manager + " 님의 답변";
      case EN -> "From " + manager;
      case JA -> manager + "からの返信";
    };
  }

  public String greeting(String customer) {
    return switch (language) {
      case KO -> customer + " 님, 안녕하세요.";
      case EN -> "Hello " + customer + ",";
      case JA -> customer + "様";
    };
  }

  public String readAndAnswer() {
    return switch (language) {
      case KO -> "답변 확인하기";
      case EN -> "Read and answer";
      case JA -> "返信を確認する";
    };
  }

  public String footer(String workspace) {
    return switch (language) {
      case KO -> workspace + "에서 진행 중인 채팅 상담의 답변 알림입니다.";
      case EN -> "This email is about your chat with " + workspace + ".";
      case JA -> "このメールは、" + workspace + "とのチャットに届いた返信をお知らせするものです。";
    };
  }

  public String unsubscribe() {
    return switch (language) {
      case KO -> "이메일 알림 그만 받기";
      case EN -> "Stop these emails";
      case JA -> "メールでのお知らせを停止する";
    };
  }
}
