package io.followup.carriers.sns;

import io.followup.aws.AwsError;
import io.followup.aws.QueryAnswer;
import io.followup.aws.QueryWire;
import io.followup.aws.WireAnswer;
import io.followup.carriers.aws.AwsStub;
import io.followup.carriers.conformance.VendorStub.Reply;
import io.followup.transport.Transport;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;

/** What SNS says, in its XML, and clients made as in production. */
final class SnsStub {
  private static final QueryWire WIRE = new QueryWire();

  private SnsStub() {}

  static SnsClient client(URI endpoint) {
    return new SnsClients().sns(AwsStub.pointed(SnsClient.builder(), endpoint));
  }

  static SnsClient impatientClient(URI endpoint) {
    return SnsClients.asksOnce(
        AwsStub.pointed(SnsClient.builder(), endpoint), Transport.http(Duration.ofMillis(100)));
  }

  static Reply published(String messageId) {
    return result("Publish", QueryAnswer.field("MessageId", messageId));
  }

  static Reply optedOut(boolean optedOut) {
    return result(
        "CheckIfPhoneNumberIsOptedOut",
        QueryAnswer.field("isOptedOut", Boolean.toString(optedOut)));
  }

  static Reply created(String endpoint) {
    return result("CreatePlatformEndpoint", QueryAnswer.field("EndpointArn", endpoint));
  }

  static Reply attributes(String token, boolean enabled) {
    return result(
        "GetEndpointAttributes",
        QueryAnswer.attributes(Map.of("Enabled", Boolean.toString(enabled), "Token", token)));
  }

  static Reply deleted() {
    return result("DeleteEndpoint", QueryAnswer.nothing());
  }

  static Reply set() {
    return result("SetEndpointAttributes", QueryAnswer.nothing());
  }

  static Reply fault(int status, String code, String message) {
    return said(WIRE.error(new AwsError(status, code, message)));
  }

  private static Reply result(String action, QueryAnswer answer) {
    return said(WIRE.result(action, answer));
  }

  private static Reply said(WireAnswer answer) {
    return new Reply.Said(
        answer.status(), Map.of("Content-Type", answer.contentType()), answer.body());
  }
}
