package io.followup.carriers.sns;

import io.followup.carriers.aws.AwsStub;
import io.followup.transport.Transport;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;

/** What SNS says, in its XML, and clients made as in production. */
final class SnsStub {
  private SnsStub() {}

  static SnsClient client(URI endpoint) {
    return new SnsClients().sns(AwsStub.pointed(SnsClient.builder(), endpoint));
  }

  static SnsClient impatientClient(URI endpoint) {
    return SnsClients.asksOnce(
        AwsStub.pointed(SnsClient.builder(), endpoint), Transport.http(Duration.ofMillis(100)));
  }

  static AwsStub.Reply published(String messageId) {
    return result("Publish", "<MessageId>" + messageId + "</MessageId>");
  }

  static AwsStub.Reply optedOut(boolean optedOut) {
    return result("CheckIfPhoneNumberIsOptedOut", "<isOptedOut>" + optedOut + "</isOptedOut>");
  }

  static AwsStub.Reply created(String endpoint) {
    return result("CreatePlatformEndpoint", "<EndpointArn>" + endpoint + "</EndpointArn>");
  }

  static AwsStub.Reply attributes(String token, boolean enabled) {
    return result(
        "GetEndpointAttributes",
        """
        <Attributes>
          <entry><key>Enabled</key><value>%s</value></entry>
          <entry><key>Token</key><value>%s</value></entry>
        </Attributes>"""
            .formatted(enabled, token));
  }

  static AwsStub.Reply deleted() {
    return result("DeleteEndpoint", "");
  }

  static AwsStub.Reply set() {
    return result("SetEndpointAttributes", "");
  }

  static AwsStub.Reply fault(int status, String code, String message) {
    return new AwsStub.Reply.Answered(
        status,
        Map.of("Content-Type", "text/xml"),
        """
        <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
          <Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error>
          <RequestId>r-1</RequestId>
        </ErrorResponse>"""
            .formatted(code, message));
  }

  private static AwsStub.Reply result(String action, String result) {
    return new AwsStub.Reply.Answered(
        200,
        Map.of("Content-Type", "text/xml"),
        """
        <%1$sResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
          <%1$sResult>%2$s</%1$sResult>
          <ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>
        </%1$sResponse>"""
            .formatted(action, result));
  }
}
