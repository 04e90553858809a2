package io.followup.domain.notice;

import io.followup.domain.contact.Language;
import io.followup.domain.reply.Attachment;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The words around a reply, in each language.
 *
 * <p>They inform of an answer and praise nothing: one word of promotion would make the whole notice
 * an advertisement, with all that the law asks of one. EUC-KR carries those that stand in texts,
 * since a reader of Japanese may well have a Korean number.
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

  /** What goes with a reply or is one (R9), such as {@code sent 2 pictures and a file}. */
  public String sent(List<Attachment> attachments) {
    List<String> kinds =
        Arrays.stream(Attachment.values())
            .filter(attachments::contains)
            .map(kind -> some(kind, Collections.frequency(attachments, kind)))
            .toList();
    if (kinds.isEmpty()) {
      return "";
    }
    if (attachments.size() == 1) {
      return sentOne(attachments.getFirst());
    }
    return switch (language) {
      case KO -> String.join(", ", kinds) + (kinds.getLast().endsWith("장") ? "을" : "를") + " 보냈습니다";
      case EN -> "sent " + and(kinds);
      case JA -> String.join("、", kinds) + "を送信しました";
    };
  }

  private String sentOne(Attachment kind) {
    return switch (language) {
      case KO -> noun(kind) + "을 보냈습니다";
      case EN -> "sent " + some(kind, 1);
      case JA -> noun(kind) + "を送信しました";
    };
  }

  private String some(Attachment kind, int count) {
    return switch (language) {
      case KO -> noun(kind) + " " + count + (kind == Attachment.IMAGE ? "장" : "개");
      case EN ->
          count == 1
              ? (kind == Attachment.AUDIO ? "an " : "a ") + noun(kind)
              : count + " " + noun(kind) + "s";
      case JA ->
          noun(kind)
              + count
              + switch (kind) {
                case IMAGE -> "枚";
                case VIDEO -> "本";
                case AUDIO, FILE -> "件";
              };
    };
  }

  private String noun(Attachment kind) {
    return switch (language) {
      case KO ->
          switch (kind) {
            case IMAGE -> "사진";
            case VIDEO -> "동영상";
            case AUDIO -> "음성 파일";
            case FILE -> "파일";
          };
      case EN ->
          switch (kind) {
            case IMAGE -> "picture";
            case VIDEO -> "video";
            case AUDIO -> "audio file";
            case FILE -> "file";
          };
      case JA ->
          switch (kind) {
            case IMAGE -> "写真";
            case VIDEO -> "動画";
            case AUDIO -> "音声ファイル";
            case FILE -> "ファイル";
          };
    };
  }

  private static String and(List<String> all) {
    String last = all.getLast();
    return all.size() == 1
        ? last
        : String.join(", ", all.subList(0, all.size() - 1)) + " and " + last;
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
