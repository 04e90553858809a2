package io.followup.handlers.http;

import io.followup.domain.chat.Step;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Kind;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import java.util.Map;

/** In Korean. */
final class KoreanSteps implements StepText {
  @Override
  public String accepted() {
    return "답변이 접수되었습니다.";
  }

  @Override
  public String of(Step step) {
    String because = because(step.reason());
    return switch (step.kind()) {
      case WATCHED -> "고객의 활동이 끊기면 다시 확인합니다" + StepText.fact(step, "until", "(%s)") + "." + because;
      case STARTED -> "고객에게 알리는 절차를 시작했습니다." + because + known(step.facts());
      case WAITED -> "알림을 잠시 미루었습니다" + StepText.fact(step, "until", "(%s까지)") + "." + because;
      case CLAIMED ->
          step.reason() == Reason.CLAIMED
              ? "먼저 시작된 다른 알림에서 이 답변을 함께 알립니다."
              : "읽지 않은 답변을 모아 문자와 이메일로 알립니다" + StepText.fact(step, "replies", "(모두 %s건)") + ".";
      case TAKEN_UP -> "처리가 멈춰 있던 답변을 다시 처리합니다." + because;
      case EDITED -> "담당자가 답변을 수정했습니다.";
      case LINK_OPENED -> "알림의 링크가 열렸습니다(고객이 아니라 미리보기나 보안 검사일 수도 있습니다).";
    };
  }

  @Override
  public String of(Delivery delivery) {
    String what = what(delivery);
    String because = delivery.reason().map(KoreanSteps::because).orElse("");
    return switch (delivery.status()) {
      case SENDING -> what + " 발송이 진행 중이거나 도중에 중단되었습니다.";
      case RETRY -> what + " 발송을 잠시 후 다시 시도합니다." + because;
      case ACCEPTED -> what + " 발송 요청이 접수되었습니다.";
      case DELIVERED -> what + " 발송이 완료되어 고객에게 전달되었습니다.";
      case REFUSED -> what + " 발송이 거절되었습니다." + because;
      case UNKNOWN -> what + " 발송 여부를 확인할 수 없어 다시 보내지 않습니다." + because;
      case NOTHING -> word(delivery.kind()) + " 발송을 하지 않았습니다." + because;
    };
  }

  @Override
  public String of(Delivery delivery, Delivery.Try attempt) {
    return what(delivery) + " 발송에 실패하여 다시 시도합니다." + because(attempt.reason());
  }

  @Override
  public String of(Settlement settlement) {
    return ending(settlement.outcome()) + because(settlement.reason());
  }

  @Override
  public String of(Receipt receipt) {
    String said =
        switch (receipt.kind()) {
          case "received" -> "기기 수신 확인: ";
          case "opened" -> "기기에서 열어 봄: ";
          case "delivered" -> "발송 업체의 전달 완료 보고: ";
          default -> "발송 업체의 보고(" + receipt.kind() + "): ";
        };
    return said + receipt.at() + (receipt.late() ? "(늦게 도착하여 반영되지 않음)." : ".");
  }

  @Override
  public String cost(long units, String currency) {
    return "비용: " + units + " " + currency + ".";
  }

  @Override
  public String of(Reason reason) {
    return KoreanReasons.of(reason);
  }

  private static String because(Reason reason) {
    return " 이유: " + KoreanReasons.of(reason) + ".";
  }

  private static String known(Map<String, String> facts) {
    if (!facts.containsKey("devices")) {
      return "";
    }
    return " 사용 중인 기기: %s대. 전화번호: %s. 이메일: %s. 먼저 쓰는 채널: %s."
        .formatted(
            facts.get("devices"),
            phone(facts.getOrDefault("phone", "none")),
            facts.getOrDefault("email", "false").equals("true") ? "있음" : "없음",
            facts.getOrDefault("first", "").equals("push") ? "푸시" : "문자와 이메일");
  }

  private static String phone(String known) {
    return switch (known) {
      case "can text" -> "문자 수신 가능";
      case "landline" -> "유선전화";
      default -> "없음";
    };
  }

  private static String what(Delivery delivery) {
    return word(delivery.kind()) + StepText.devices(delivery).map("(기기 %s대)"::formatted).orElse("");
  }

  private static String word(Kind kind) {
    return switch (kind) {
      case PUSH -> "푸시";
      case ALIMTALK -> "알림톡";
      case LINE -> "LINE";
      case SMS -> "SMS";
      case LMS -> "LMS";
      case EMAIL -> "이메일";
    };
  }

  private static String ending(Outcome outcome) {
    return switch (outcome) {
      case REACHED -> "고객에게 전달되었습니다.";
      case SEEN -> "고객이 이미 확인했습니다.";
      case NOT_WANTED -> "알릴 필요가 없는 답변입니다.";
      case STALE -> "너무 오래된 답변이라 알리지 않았습니다.";
      case FAILED -> "고객에게 전달하지 못했습니다.";
      case UNREACHABLE -> "고객에게 연락할 방법이 없었습니다.";
    };
  }
}
