package io.followup.artefact.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Queues, bus and SNS: they take everything, and what they took is in the calls. */
final class StandIns {
  private StandIns() {}

  static AwsAnswer queue(AwsCall call) {
    if (!call.operation().equals("SendMessage")) {
      return AwsAnswer.fault(400, "UnsupportedOperation");
    }
    return AwsAnswer.json(
        JsonNodeFactory.instance
            .objectNode()
            .put("MessageId", "00000000-0000-4000-8000-000000000000")
            .put("MD5OfMessageBody", md5(call.json().path("MessageBody").asText()))
            .toString());
  }

  static AwsAnswer bus(AwsCall call) {
    ArrayNode entries = JsonNodeFactory.instance.arrayNode();
    call.json()
        .path("Entries")
        .forEach(_ -> entries.addObject().put("EventId", "00000000-0000-4000-8000-000000000000"));
    return AwsAnswer.json(
        JsonNodeFactory.instance
            .objectNode()
            .put("FailedEntryCount", 0)
            .set("Entries", entries)
            .toString());
  }

  static AwsAnswer sns(AwsCall call) {
    String result =
        switch (call.operation()) {
          case "CheckIfPhoneNumberIsOptedOut" -> "<isOptedOut>false</isOptedOut>";
          case "Publish" -> "<MessageId>00000000-0000-4000-8000-000000000000</MessageId>";
          case "CreatePlatformEndpoint" ->
              "<EndpointArn>%s</EndpointArn>".formatted(endpoint(call));
          case "GetEndpointAttributes" ->
              "<Attributes><entry><key>Enabled</key><value>true</value></entry><entry><key>Token</key><value>%s</value></entry></Attributes>"
                  .formatted(token(call));
          default -> "";
        };
    return AwsAnswer.xml(
        """
        <%1$sResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">\
        <%1$sResult>%2$s</%1$sResult>\
        <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>\
        </%1$sResponse>"""
            .formatted(call.operation(), result));
  }

  /** An endpoint is named after its token, so nothing has to be remembered. */
  private static String endpoint(AwsCall call) {
    String application = call.form().getOrDefault("PlatformApplicationArn", "");
    return application.replace(":app/", ":endpoint/") + "/" + call.form().get("Token");
  }

  private static String token(AwsCall call) {
    String arn = call.form().getOrDefault("EndpointArn", "");
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  /** The SDK compares it with its own, and fails the call where they differ. */
  private static String md5(String body) {
    try {
      byte[] hash = MessageDigest.getInstance("MD5").digest(body.getBytes(UTF_8));
      return "%032x".formatted(new BigInteger(1, hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
