package io.followup.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * KMS, as far as data keys go: a wrapped key is the key behind its context, so nothing has to be
 * remembered; in another context it is none.
 */
public final class Kms implements JsonApi {
  private static final int DATA_KEY = 32;

  private final SecureRandom random = new SecureRandom();

  @Override
  public JsonNode call(String operation, JsonNode request) {
    byte[] context = request.path("EncryptionContext").toString().getBytes(UTF_8);
    return switch (operation) {
      case "GenerateDataKey" -> generated(request, context);
      case "Decrypt" -> decrypted(request, context);
      default -> throw AwsError.of("UnsupportedOperationException", operation);
    };
  }

  private JsonNode generated(JsonNode request, byte[] context) {
    byte[] key = new byte[DATA_KEY];
    random.nextBytes(key);
    byte[] wrapped = Arrays.copyOf(context, context.length + DATA_KEY);
    System.arraycopy(key, 0, wrapped, context.length, DATA_KEY);
    return answer(request, key, wrapped);
  }

  private static JsonNode decrypted(JsonNode request, byte[] context) {
    byte[] wrapped = Base64.getDecoder().decode(request.path("CiphertextBlob").asText());
    if (wrapped.length != context.length + DATA_KEY
        || !Arrays.equals(Arrays.copyOf(wrapped, context.length), context)) {
      throw AwsError.of("InvalidCiphertextException", "not wrapped in this context");
    }
    return answer(request, Arrays.copyOfRange(wrapped, context.length, wrapped.length), wrapped);
  }

  private static JsonNode answer(JsonNode request, byte[] key, byte[] wrapped) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("KeyId", request.path("KeyId").asText())
        .put("Plaintext", Base64.getEncoder().encodeToString(key))
        .put("CiphertextBlob", Base64.getEncoder().encodeToString(wrapped));
  }
}
