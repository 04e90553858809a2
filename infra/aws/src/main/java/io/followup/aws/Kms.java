package io.followup.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * KMS, as far as data keys go. One key wraps them all, whose name nobody is asked; what was wrapped
 * in one context opens in no other.
 */
public final class Kms implements JsonApi {
  private static final int DATA_KEY = 32;
  private static final int IV = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key = new SecretKeySpec(bytes(DATA_KEY), "AES");

  @Override
  public JsonNode call(String operation, JsonNode request) {
    return switch (operation) {
      case "GenerateDataKey" -> {
        byte[] made = bytes(DATA_KEY);
        yield answer(request, made, wrapped(made, request));
      }
      case "Decrypt" -> {
        byte[] wrapped = Base64.getDecoder().decode(request.path("CiphertextBlob").asText());
        yield answer(request, unwrapped(wrapped, request), wrapped);
      }
      default -> throw AwsError.of("UnsupportedOperationException", operation);
    };
  }

  private byte[] wrapped(byte[] made, JsonNode request) {
    byte[] iv = bytes(IV);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, iv, request).doFinal(made);
      byte[] all = Arrays.copyOf(iv, IV + sealed.length);
      System.arraycopy(sealed, 0, all, IV, sealed.length);
      return all;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] unwrapped(byte[] wrapped, JsonNode request) {
    byte[] iv = Arrays.copyOf(wrapped, IV);
    byte[] sealed = Arrays.copyOfRange(wrapped, IV, Math.max(IV, wrapped.length));
    try {
      return cipher(Cipher.DECRYPT_MODE, iv, request).doFinal(sealed);
    } catch (GeneralSecurityException e) {
      throw AwsError.of("InvalidCiphertextException", "not wrapped here, or in another context");
    }
  }

  private Cipher cipher(int mode, byte[] iv, JsonNode request) throws GeneralSecurityException {
    Map<String, String> context = new TreeMap<>();
    request
        .path("EncryptionContext")
        .properties()
        .forEach(entry -> context.put(entry.getKey(), entry.getValue().asText()));
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
    cipher.updateAAD(context.toString().getBytes(UTF_8));
    return cipher;
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static JsonNode answer(JsonNode request, byte[] open, byte[] wrapped) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("KeyId", request.path("KeyId").asText())
        .put("Plaintext", Base64.getEncoder().encodeToString(open))
        .put("CiphertextBlob", Base64.getEncoder().encodeToString(wrapped));
  }
}
