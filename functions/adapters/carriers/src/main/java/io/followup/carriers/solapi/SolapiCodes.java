package io.followup.carriers.solapi;

import io.followup.domain.carrier.Report;
import io.followup.domain.outcome.Reason;
import java.util.Optional;

/**
 * Solapi's codes of messages: one list for whoever refuses, at once or later. 1xxx is said of the
 * request, 2xxx by Solapi, 3xxx by Kakao or a telephone carrier.
 *
 * @see <a href="https://developers.solapi.com/references/message-status-codes">The list</a>
 */
final class SolapiCodes {
  private static final int DELIVERED = 4000;

  private SolapiCodes() {}

  /** Why a message was refused at once, by a code that says that it was. */
  static Reason refusal(int code) {
    return whyNot(code).orElse(Reason.REFUSED);
  }

  /** What a message's code means once it was taken; one that nobody knows is waited for. */
  static Report result(int code) {
    return code == DELIVERED
        ? new Report.Delivered()
        : whyNot(code).<Report>map(Report.Refused::new).orElseGet(Report.Pending::new);
  }

  /** Whether a message of this code was taken and is under way, or has arrived. */
  static boolean isTaken(int code) {
    return code == 2000 || code == 3000 || code == DELIVERED;
  }

  /** Nothing for a code that says no such thing, or that nobody knows. */
  private static Optional<Reason> whyNot(int code) {
    return switch (code) {
      case 1020, 2063 -> Optional.of(Reason.NOT_SET_UP);
      case 1041, 3101, 3106 -> Optional.of(Reason.PROFILE);
      case 1042, 1043, 1044, 1045, 1046, 1047, 1048, 1049, 1050, 1052, 3103, 3105 ->
          Optional.of(Reason.TEMPLATE);
      case 1031 -> Optional.of(Reason.TOO_LONG);
      // Refused by its owner's call of an 080 number; 1060 and 2060 are the account's own list.
      case 1061, 2061 -> Optional.of(Reason.BLOCKED);
      case 1060, 2060 -> Optional.of(Reason.REFUSED);
      case 1062, 2062, 3013, 3059 -> Optional.of(Reason.SENDER_NOT_REGISTERED);
      case 3010, 3032 -> Optional.of(Reason.INVALID_ADDRESS);
      case 3104 -> Optional.of(Reason.NOT_A_USER);
      // Not seen for 72 hours, or has blocked AlimTalk: Solapi does not say which.
      case 3107 -> Optional.of(Reason.INACTIVE);
      case 1024, 1058, 2024, 3012, 3024, 3040, 3053, 3058 -> Optional.of(Reason.CARRIER_DOWN);
      case 1010, 1011, 1013, 1014, 1021, 1022, 1023, 1025, 1026, 1027, 1028, 1029, 1030, 1032 ->
          Optional.of(Reason.REFUSED);
      case 1033, 1034, 1051, 1053, 1064, 2011, 2064, 2230, 2254 -> Optional.of(Reason.REFUSED);
      case 3011, 3031, 3041, 3042, 3043, 3044, 3045, 3046, 3047, 3050, 3051, 3052, 3054, 3055 ->
          Optional.of(Reason.REFUSED);
      case 3056, 3057, 3060, 3102, 3108 -> Optional.of(Reason.REFUSED);
      // 3014 and 3048 say that Solapi does not know either.
      default -> Optional.empty();
    };
  }
}
