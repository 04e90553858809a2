package io.followup.carriers.sns;

import io.followup.carriers.aws.AwsStub;
import io.followup.carriers.conformance.Situation;
import io.followup.carriers.conformance.VendorStub.Reply;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;

/** SNS in each situation of the conformance kit. */
final class SnsSituations {
  private SnsSituations() {}

  /**
   * @param quoted what SNS repeats in its messages, which must not be passed on
   */
  static Reply reply(Situation situation, String quoted) {
    return switch (situation) {
      case TAKEN, NOWHERE -> SnsStub.published("message-1");
      case REFUSED -> SnsStub.fault(400, "InvalidParameter", "PhoneNumber Reason: " + quoted);
      case BLOCKED -> SnsStub.fault(400, "OptedOut", quoted + " has opted out");
      case THROTTLED ->
          new Reply.Said(429, Map.of("Retry-After", Integer.toString(Situation.SECONDS)), "");
      case BROKEN -> SnsStub.fault(500, "InternalError", quoted);
      case SILENT -> new Reply.Silent();
      case CUT -> new Reply.Cut();
      case MALFORMED -> new Reply.Said(200, Map.of(), "<PublishResponse><Pub");
      case UNKNOWN_CODE -> SnsStub.fault(400, "NobodyKnows", quoted);
    };
  }

  static SnsClient client(Situation situation, AwsStub aws) {
    return switch (situation) {
      case SILENT -> SnsStub.impatientClient(aws.uri());
      case NOWHERE -> SnsStub.client(AwsStub.nowhere());
      case TAKEN, REFUSED, BLOCKED, THROTTLED, BROKEN, CUT, MALFORMED, UNKNOWN_CODE ->
          SnsStub.client(aws.uri());
    };
  }
}
