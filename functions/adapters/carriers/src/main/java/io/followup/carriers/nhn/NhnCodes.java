package io.followup.carriers.nhn;

import io.followup.domain.carrier.Report;
import io.followup.domain.outcome.Reason;

/**
 * NHN's codes. Those below zero are its own, of the request; those above are results, Kakao's or
 * the telephone carriers'. The same number means another thing in each of the three lists.
 */
final class NhnCodes {
  /** The same idempotency key within ten minutes: it was taken the first time. */
  static final int TAKEN_BEFORE = -1005;

  private NhnCodes() {}

  /** Why AlimTalk refused a request. */
  static Reason alimTalkRefusal(int code) {
    return switch (code) {
      case -1000, -1001 -> Reason.NOT_SET_UP;
      case -1006, -2017, -1027 -> Reason.PROFILE;
      case -1028, -3003, -3004, -3005, -3010 -> Reason.TEMPLATE;
      default -> Reason.REFUSED;
    };
  }

  /** What an AlimTalk's result means; one that nobody knows is waited for. */
  static Report alimTalkResult(int code) {
    return switch (code) {
      case 1000 -> new Report.Delivered();
      case 3019 -> refused(Reason.NOT_A_USER);
      case 3020 -> refused(Reason.BLOCKED);
      case 3018, 3021 -> refused(Reason.INACTIVE);
      case 3008, 1020 -> refused(Reason.INVALID_ADDRESS);
      case 1003, 1006, 1007, 1021, 1022, 1023, 1024, 1025, 1027, 4104 -> refused(Reason.PROFILE);
      case 3015, 3016, 3027, 3014, 3025, 4132, 4133, 4134 -> refused(Reason.TEMPLATE);
      // The vendor is done with it and it did not arrive, through no fault of ours.
      case 3000, 3006, 3012, 9998, 9999 -> refused(Reason.CARRIER_DOWN);
      case 4156 -> refused(Reason.THROTTLED);
      case 4131, 4143 -> refused(Reason.REFUSED);
      // 3005, 4000, 4001 and 4161 say that it may still arrive.
      default -> new Report.Pending();
    };
  }

  /** Why a text was refused at once. */
  static Reason smsRefusal(int code) {
    return switch (code) {
      case -1000, -1001, -1002, -1003, -1004, -1005, -1006, -1007, -1008 -> Reason.NOT_SET_UP;
      case -2312, -2313 -> Reason.SENDER_NOT_REGISTERED;
      case -2015 -> Reason.TOO_LONG;
      case -2019, -2044 -> Reason.INVALID_ADDRESS;
      case -6001 -> Reason.BLOCKED;
      default -> Reason.REFUSED;
    };
  }

  /** What a text's result means. */
  static Report smsResult(int code) {
    return switch (code) {
      case 1000 -> new Report.Delivered();
      case 3001, 3003, 3004 -> refused(Reason.INVALID_ADDRESS);
      // Not wanted at its end. 3012 and 3013 are a carrier's filter and its network, not its owner.
      case 3006 -> refused(Reason.BLOCKED);
      case 3017, 3018, 3019 -> refused(Reason.SENDER_NOT_REGISTERED);
      case 2000, 2001, 2002, 2003, 2004, 2005, 2006, 2007 -> refused(Reason.CARRIER_DOWN);
      // Every other code of the telephone carriers and of the gateway before them is final, too.
      default -> isOfCarriers(code) ? refused(Reason.REFUSED) : new Report.Pending();
    };
  }

  private static boolean isOfCarriers(int code) {
    return (code > 1000 && code <= 1020) || (code >= 3000 && code <= 3019);
  }

  private static Report refused(Reason reason) {
    return new Report.Refused(reason);
  }
}
