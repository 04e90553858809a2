package io.followup.carriers.mail;

import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Answer.Deferred;
import io.followup.domain.carrier.Answer.Refused;
import io.followup.domain.carrier.Answer.Unknown;
import io.followup.domain.outcome.Reason;
import io.vertx.ext.mail.SMTPException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a failure to send means.
 *
 * <p>A server that answered with an error has not taken the mail, at whatever point it did (RFC
 * 5321, 4.2.5 and 6.1). Without an answer only a mail that was never begun is surely not taken;
 * between {@code MAIL FROM} and the final dot the client does not tell where it broke off.
 */
final class SmtpAnswer {
  /** The client calls any reply an error 500 that it can't read, even a bare {@code 250}. */
  private static final Pattern ERROR =
      Pattern.compile("[45]\\d\\d(?:[ -](?:([45]\\.\\d{1,3}\\.\\d{1,3})\\b)?.*)?", Pattern.DOTALL);

  private SmtpAnswer() {}

  /**
   * @param revoked whether the mail was taken back before the server was asked to carry it
   */
  static Answer to(Throwable failure, boolean revoked) {
    if (failure instanceof SMTPException e) {
      Matcher error = ERROR.matcher(e.getReplyMessage());
      if (error.matches()) {
        String status = error.group(1) == null ? "" : error.group(1);
        return e.isTransient() ? later(e) : revoked ? down() : refused(e, status);
      }
    }
    if (isTooLong(failure)) {
      return new Refused(Reason.TOO_LONG);
    }
    return revoked ? down() : new Unknown(Reason.NO_ANSWER);
  }

  private static Answer later(SMTPException e) {
    return e.getReplyCode() == 421 ? down() : new Deferred(Reason.THROTTLED);
  }

  private static Answer refused(SMTPException e, String status) {
    return switch (e.getReplyCode()) {
      // Login or TLS is missing: for the operator to mend, and no fault of this mail.
      case 530, 534, 535, 538 -> down();
      case 552 -> new Refused(Reason.TOO_LONG);
      default -> new Refused(isOfSender(e) ? Reason.SENDER_NOT_REGISTERED : reason(status));
    };
  }

  /** The enhanced status codes of RFC 3463. */
  private static Reason reason(String status) {
    return switch (status) {
      case "5.1.1" -> Reason.INVALID_ADDRESS;
      case "5.7.1" -> Reason.BLOCKED;
      case "5.3.4" -> Reason.TOO_LONG;
      default -> Reason.REFUSED;
    };
  }

  private static boolean isOfSender(SMTPException e) {
    return String.valueOf(e.getMessage()).startsWith("sender address not accepted");
  }

  /** The client's own check of the size that the server announced. */
  private static boolean isTooLong(Throwable failure) {
    return "message exceeds allowed size limit".equals(failure.getMessage());
  }

  private static Answer down() {
    return new Deferred(Reason.CARRIER_DOWN);
  }
}
