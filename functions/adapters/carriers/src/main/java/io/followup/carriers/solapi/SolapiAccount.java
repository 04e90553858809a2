package io.followup.carriers.solapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.followup.carriers.secrets.Secrets;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.secret.Signer;
import io.followup.domain.settings.Settings.AlimTalk;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * One of Solapi's API keys with its secret.
 *
 * @param pfId Solapi's own id of the KakaoTalk channel, for settings that name Kakao's sender key
 * @param from a telephone number, where the account wants one on an AlimTalk, too
 */
record SolapiAccount(
    String apiKey, String apiSecret, Optional<String> pfId, Optional<String> from) {
  /** The operator's secret. */
  static final String OPERATOR = "solapi";

  /** Of Kakao's sender keys; Solapi's ids of channels have 32 characters. */
  private static final int SENDER_KEY_LENGTH = 40;

  /** In hexadecimal they are 32 of the 12 to 64 bytes that Solapi takes. */
  private static final int SALT_BYTES = 16;

  /** The workspace's own account where it names one, else the operator's. */
  static Optional<SolapiAccount> of(
      Secrets secrets, WorkspaceId workspace, Optional<String> reference) {
    return reference
        .map(own -> secrets.of(workspace, own))
        .orElseGet(() -> secrets.ofOperator(OPERATOR))
        .flatMap(SolapiAccount::of);
  }

  private static Optional<SolapiAccount> of(Map<String, String> values) {
    Optional<String> apiKey = value(values, "apiKey");
    Optional<String> apiSecret = value(values, "apiSecret");
    return apiKey.isEmpty() || apiSecret.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SolapiAccount(
                apiKey.get(), apiSecret.get(), value(values, "pfId"), value(values, "from")));
  }

  private static Optional<String> value(Map<String, String> values, String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  /** The channel as Solapi knows it; nothing where only Kakao's name of it is known. */
  Optional<String> channel(AlimTalk settings) {
    return settings.senderKey().length() == SENDER_KEY_LENGTH
        ? pfId
        : Optional.of(settings.senderKey());
  }

  /** Signed anew: Solapi takes a signature once, so two tries may not share one. */
  Map<String, String> headers(Instant now) {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return Map.of("Authorization", authorization(now, HexFormat.of().formatHex(salt)));
  }

  String authorization(Instant now, String salt) {
    String date = now.truncatedTo(ChronoUnit.SECONDS).toString();
    byte[] mac = Signer.hmac(apiSecret.getBytes(UTF_8), (date + salt).getBytes(UTF_8));
    return "HMAC-SHA256 apiKey=%s, date=%s, salt=%s, signature=%s"
        .formatted(apiKey, date, salt, HexFormat.of().formatHex(mac));
  }

  @Override
  public String toString() {
    return "SolapiAccount";
  }
}
