package io.followup.vendors.webpush;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.vendors.Notice;
import io.followup.vendors.Outbox;
import io.followup.vendors.Weather;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A push service of the web and the browsers behind it. It takes what RFC 8030 and RFC 8292 let
 * pass, and each browser reads it as RFC 8291 says, by code of its own.
 */
public final class WebPushService {
  /** Where its browsers' subscriptions are, below the laptop's address. */
  public static final String PATH = "/local/web-push/";

  /** The one pair of keys that pushes here: everybody may know it. */
  public static final Map<String, String> KEYS =
      Map.of(
          "publicKey",
          "BORsfBH7wXGgAbzbzyCyfmHAa2zcr6S1de_eqpnRH-ZsJ3HuwQudy_t2Q52gAXuTryS9XtxCnNgvmuDqvpDyUzo",
          "privateKey",
          "v_0N-8qOQJjYBp8owUx5F6BY8Ok0UKkDwTCQ3uQFGlA");

  private static final int MOST_BYTES = 4096;
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final Pattern VAPID =
      Pattern.compile("vapid t=([\\w-]+)\\.([\\w-]+)\\.([\\w-]+), ?k=([\\w-]+)");

  private record Browser(KeyPair keys, String auth) {
    ECPublicKey key() {
      return (ECPublicKey) keys.getPublic();
    }
  }

  private final URI base;
  private final Weather weather;
  private final Outbox outbox;
  private final InstantSource wall;
  private final ObjectMapper json = new ObjectMapper();
  private final SecureRandom chance = new SecureRandom();
  private final Map<String, Browser> browsers = new ConcurrentHashMap<>();

  /**
   * @param base the laptop's address
   */
  public WebPushService(URI base, Weather weather, Outbox outbox, InstantSource wall) {
    this.base = base;
    this.weather = weather;
    this.outbox = outbox;
    this.wall = wall;
  }

  /** A browser subscribes: what its {@code PushSubscription} is as JSON. */
  public Map<String, Object> subscribe() {
    byte[] id = new byte[12];
    byte[] auth = new byte[16];
    chance.nextBytes(id);
    chance.nextBytes(auth);
    Browser browser = new Browser(keys(), text(auth));
    browsers.put(text(id), browser);
    Map<String, Object> subscription = new LinkedHashMap<>();
    subscription.put("endpoint", endpoint(text(id)));
    subscription.put("expirationTime", null);
    subscription.put("keys", Map.of("p256dh", text(bytes(browser.key())), "auth", text(auth)));
    return subscription;
  }

  private String endpoint(String id) {
    return base.resolve(PATH + id).toString();
  }

  private KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), chance);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Takes a push.
   *
   * @param headers by name in lower case
   * @return the status of the answer
   */
  public int take(String id, Map<String, String> headers, byte[] body) {
    Weather.Mode mode = weather.of(Weather.Carrier.PUSH);
    if (mode == Weather.Mode.DOWN) {
      return 503;
    }
    if (body.length > MOST_BYTES) {
      return 413;
    }
    if (!headers.getOrDefault("ttl", "").matches("[0-9]+")
        || !headers.getOrDefault("content-encoding", "").equals("aes128gcm")) {
      return 400;
    }
    if (!isVapid(headers.getOrDefault("authorization", ""), wall.instant())) {
      return 403;
    }
    Browser browser = browsers.get(id);
    if (browser == null) {
      return 410;
    }
    return switch (mode) {
      case OK, SILENT, SLOW -> read(id, browser, body) ? 201 : 400;
      case REFUSE -> 400;
      case BLOCKED -> {
        browsers.remove(id);
        yield 410;
      }
      case DOWN -> 503;
    };
  }

  private boolean isVapid(String authorization, Instant now) {
    Matcher parts = VAPID.matcher(authorization);
    if (!parts.matches() || !parts.group(4).equals(KEYS.get("publicKey"))) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initVerify(point(bytes(parts.group(4))));
      signature.update((parts.group(1) + "." + parts.group(2)).getBytes(US_ASCII));
      JsonNode header = json.readTree(bytes(parts.group(1)));
      JsonNode claims = json.readTree(bytes(parts.group(2)));
      Instant end = Instant.ofEpochSecond(claims.path("exp").asLong());
      return signature.verify(bytes(parts.group(3)))
          && header.path("alg").asText().equals("ES256")
          && claims.path("aud").asText().equals(base.getScheme() + "://" + base.getAuthority())
          && claims.path("sub").asText().matches("(mailto:|https://).+")
          && end.isAfter(now)
          && !end.isAfter(now.plus(LONGEST));
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      return false;
    }
  }

  /** What nobody can read reaches nobody; a real service would not know. */
  private boolean read(String id, Browser browser, byte[] body) {
    Optional<JsonNode> read = opened(browser, body);
    read.ifPresent(
        data -> {
          Map<String, String> texts = new LinkedHashMap<>();
          data.properties().forEach(one -> texts.put(one.getKey(), one.getValue().asText()));
          outbox.take(
              Notice.push(
                  "web-push",
                  endpoint(id),
                  data.path("title").asText(),
                  data.path("text").asText(),
                  texts));
        });
    return read.isPresent();
  }

  private Optional<JsonNode> opened(Browser browser, byte[] body) {
    try {
      ByteBuffer message = ByteBuffer.wrap(body);
      byte[] salt = next(message, 16);
      int record = message.getInt();
      byte[] sender = next(message, message.get());
      byte[] sealed = next(message, message.remaining());
      if (sealed.length > record) {
        return Optional.empty();
      }
      KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
      agreement.init(browser.keys().getPrivate());
      agreement.doPhase(point(sender), true);
      byte[] info = joined("WebPush: info\0".getBytes(US_ASCII), bytes(browser.key()), sender);
      byte[] secret = hmac(hmac(bytes(browser.auth()), agreement.generateSecret()), info, 32);
      byte[] pseudo = hmac(salt, secret);
      byte[] key = hmac(pseudo, "Content-Encoding: aes128gcm\0".getBytes(US_ASCII), 16);
      byte[] nonce = hmac(pseudo, "Content-Encoding: nonce\0".getBytes(US_ASCII), 12);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
      byte[] padded = cipher.doFinal(sealed);
      int end = padded.length - 1;
      while (end > 0 && padded[end] == 0) {
        end--;
      }
      return padded[end] == 2
          ? Optional.of(json.readTree(new String(padded, 0, end, UTF_8)))
          : Optional.empty();
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static byte[] hmac(byte[] key, byte[] info, int length) throws GeneralSecurityException {
    return Arrays.copyOf(hmac(key, joined(info, new byte[] {1})), length);
  }

  private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text);
  }

  private static byte[] next(ByteBuffer from, int length) {
    byte[] bytes = new byte[length];
    from.get(bytes);
    return bytes;
  }

  private static byte[] joined(byte[]... parts) {
    ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }

  private ECPublicKey point(byte[] bytes) throws GeneralSecurityException {
    ECPoint point =
        new ECPoint(
            new BigInteger(1, Arrays.copyOfRange(bytes, 1, 33)),
            new BigInteger(1, Arrays.copyOfRange(bytes, 33, 65)));
    var curve = ((ECPublicKey) keys().getPublic()).getParams();
    return (ECPublicKey)
        KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve));
  }

  private static byte[] bytes(ECPublicKey key) {
    ByteBuffer bytes = ByteBuffer.allocate(65).put((byte) 4);
    for (BigInteger number : new BigInteger[] {key.getW().getAffineX(), key.getW().getAffineY()}) {
      byte[] whole = joined(new byte[32], number.toByteArray());
      bytes.put(whole, whole.length - 32, 32);
    }
    return bytes.array();
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
