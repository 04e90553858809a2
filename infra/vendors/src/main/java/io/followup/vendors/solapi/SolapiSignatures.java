package io.followup.vendors.solapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.followup.vendors.VendorCall;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a call is signed: by HMAC-SHA256 over a date of at most 15 minutes ago or ahead and a
 * salt of 12 to 64 bytes, and not as any call of the last 15 minutes was.
 */
final class SolapiSignatures {
  private static final Duration LIFE = Duration.ofMinutes(15);
  private static final Pattern HEADER = Pattern.compile("HMAC-SHA256 (.+)");
  private static final Pattern PART = Pattern.compile("\\s*([A-Za-z]+)=([^,\\s]+)\\s*(?:,|$)");
  private static final int SHORTEST_SALT = 12;
  private static final int LONGEST_SALT = 64;

  private final InstantSource clock;
  private final Map<String, Instant> used = new HashMap<>();

  SolapiSignatures(InstantSource clock) {
    this.clock = clock;
  }

  /** The word for what is wrong with it; nothing where it is in order, which it is once. */
  Optional<String> wrong(VendorCall call) {
    Map<String, String> parts = parts(call.header("Authorization").orElse(""));
    if (!parts.getOrDefault("apikey", "").equals(SolapiConsole.API_KEY)) {
      return Optional.of("InvalidAPIKey");
    }
    String date = parts.getOrDefault("date", "");
    boolean near =
        SolapiJson.date(date)
            .map(at -> Duration.between(at, clock.instant()).abs())
            .filter(apart -> apart.compareTo(LIFE) <= 0)
            .isPresent();
    if (!near) {
      return Optional.of("RequestTimeTooSkewed");
    }
    String signature = parts.getOrDefault("signature", "").toLowerCase(Locale.ROOT);
    if (!isSigned(date, parts.getOrDefault("salt", ""), signature)) {
      return Optional.of("SignatureDoesNotMatch");
    }
    return use(signature) ? Optional.empty() : Optional.of("DuplicatedSignature");
  }

  private static Map<String, String> parts(String header) {
    Map<String, String> parts = new HashMap<>();
    Matcher whole = HEADER.matcher(header);
    if (whole.matches()) {
      PART.matcher(whole.group(1))
          .results()
          .forEach(part -> parts.put(part.group(1).toLowerCase(Locale.ROOT), part.group(2)));
    }
    return parts;
  }

  private static boolean isSigned(String date, String salt, String signature) {
    int length = salt.getBytes(UTF_8).length;
    byte[] mac = hmac((date + salt).getBytes(UTF_8));
    return length >= SHORTEST_SALT
        && length <= LONGEST_SALT
        && MessageDigest.isEqual(
            HexFormat.of().formatHex(mac).getBytes(UTF_8), signature.getBytes(UTF_8));
  }

  private static byte[] hmac(byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SolapiConsole.API_SECRET.getBytes(UTF_8), "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private synchronized boolean use(String signature) {
    Instant now = clock.instant();
    used.values().removeIf(until -> !until.isAfter(now));
    return used.putIfAbsent(signature, now.plus(LIFE)) == null;
  }
}
