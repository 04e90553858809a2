package io.followup.artefact.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** Bus, SNS and keys: they take everything, and what they took is in the calls. */
final class StandIns {
  private static final int DATA_KEY = 32;

  private StandIns() {}

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

  /**
   * A wrapped key is the key behind its context, so nothing has to be remembered; in another
   * context it is none.
   */
  static AwsAnswer keys(AwsCall call) {
    byte[] context = call.json().path("EncryptionContext").toString().getBytes(UTF_8);
    return switch (call.operation()) {
      case "GenerateDataKey" -> {
        byte[] key = new byte[DATA_KEY];
        new SecureRandom().nextBytes(key);
        byte[] wrapped = Arrays.copyOf(context, context.length + DATA_KEY);
        System.arraycopy(key, 0, wrapped, context.length, DATA_KEY);
        yield key(call, key, wrapped);
      }
      case "Decrypt" -> {
        byte[] wrapped = Base64.getDecoder().decode(call.json().path("CiphertextBlob").asText());
        yield wrapped.length == context.length + DATA_KEY
                && Arrays.equals(Arrays.copyOf(wrapped, context.length), context)
            ? key(call, Arrays.copyOfRange(wrapped, context.length, wrapped.length), wrapped)
            : AwsAnswer.fault(400, "InvalidCiphertextException");
      }
      default -> AwsAnswer.fault(400, "UnsupportedOperationException");
    };
  }

  private static AwsAnswer key(AwsCall call, byte[] key, byte[] wrapped) {
    return AwsAnswer.json(
        JsonNodeFactory.instance
            .objectNode()
            .put("KeyId", call.json().path("KeyId").asText())
            .put("Plaintext", Base64.getEncoder().encodeToString(key))
            .put("CiphertextBlob", Base64.getEncoder().encodeToString(wrapped))
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
}
