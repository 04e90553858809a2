package io.followup.handlers.http;

import io.followup.domain.outcome.Reason;

/** Why, in Korean: a sentence without its full stop. */
final class KoreanReasons {
  private KoreanReasons() {}

  static String of(Reason reason) {
    return switch (reason) {
      case ONLINE -> "고객이 접속 중이었습니다";
      case OFFLINE -> "고객이 접속해 있지 않았습니다";
      case LEFT -> "고객이 이미 나갔습니다";
      case ACTIVE_SINCE -> "답변 이후 고객의 활동이 있었습니다";
      case READ -> "고객이 이미 읽었습니다";
      case DELETED -> "담당자가 답변을 삭제했습니다";
      case EDITED -> "담당자가 답변을 수정했습니다";
      case ERASED -> "고객의 정보가 삭제되었습니다";
      case FOLLOW_UP_OFF -> "알림을 보내지 않도록 지정된 답변입니다";
      case TOO_OLD -> "답변한 지 24시간이 지났습니다";
      case GAP -> "이 대화의 알림을 방금 보냈습니다";
      case NO_RECEIPT -> "정해진 시간 안에 수신을 확인한 기기가 없습니다";
      case ACKNOWLEDGED -> "기기에서 수신을 확인했습니다";
      case EXECUTION_ENDED -> "이전 처리가 결과 없이 끝났습니다";
      case CLAIMED -> "다른 알림에서 이 답변을 함께 알렸습니다";
      case OPENED -> "알림의 링크가 열렸습니다";
      case NO_DEVICE -> "등록된 기기가 없습니다";
      case NO_CONTACT -> "등록된 연락처가 없습니다";
      case LANDLINE -> "문자를 받을 수 없는 번호입니다";
      case CHANNEL_OFF -> "워크스페이스에서 이 채널을 사용하지 않습니다";
      case PAYMENT_METHOD_REQUIRED -> "등록된 결제 수단이 없습니다";
      case NO_FUNDS -> "크레딧이 부족하고 월 한도도 남아 있지 않습니다";
      case STOPPED -> "고객이 이 채널의 수신을 거부했습니다";
      case OPENING -> "먼저 시작하는 대화에는 메신저를 사용하지 않습니다";
      case NOT_SET_UP -> "워크스페이스에 이 채널이 설정되어 있지 않습니다";
      case MESSENGER_DELIVERED -> "메신저로 이미 전달되었습니다";
      case TEXTED -> "대신 문자를 보냈습니다";
      case NOTHING_LEFT -> "더 알릴 내용이 없었습니다";
      case ACCEPTED -> "발송 업체가 접수했습니다";
      case DELIVERED -> "발송 업체가 전달을 완료했습니다";
      case REFUSED -> "발송 업체가 거절했습니다";
      case BLOCKED -> "고객이 발신자를 차단했습니다";
      case NOT_A_USER -> "고객이 이 메신저를 사용하지 않습니다";
      case INACTIVE -> "고객이 최근 이 메신저를 사용하지 않았습니다";
      case PROFILE -> "발송 업체가 발신 프로필을 받아들이지 않았습니다";
      case TEMPLATE -> "발송 업체가 템플릿을 받아들이지 않았습니다";
      case INVALID_ADDRESS -> "존재하지 않는 번호나 주소입니다";
      case SENDER_NOT_REGISTERED -> "발신 번호나 도메인이 발송 업체에 등록되어 있지 않습니다";
      case DEVICE_DISABLED -> "기기가 더 이상 푸시를 받지 않습니다";
      case TOO_LONG -> "발송 업체가 허용하는 길이를 넘었습니다";
      case THROTTLED -> "발송 업체의 요청 한도를 넘었습니다";
      case CARRIER_DOWN -> "발송 업체에 연결할 수 없었습니다";
      case NO_REPORT -> "발송 업체가 접수한 뒤 전달 결과를 알려 오지 않았습니다";
      case NO_ANSWER -> "발송 업체의 응답이 없어 이미 발송되었을 수 있습니다";
      case CRASHED -> "발송 도중 처리가 중단되어 이미 발송되었을 수 있습니다";
      case OTHER -> "지금은 쓰이지 않는 사유입니다";
    };
  }
}
