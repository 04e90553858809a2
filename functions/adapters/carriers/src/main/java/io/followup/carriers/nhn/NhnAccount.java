package io.followup.carriers.nhn;

import io.followup.carriers.secrets.Secrets;
import io.followup.domain.id.WorkspaceId;
import java.util.Map;
import java.util.Optional;

/**
 * One of NHN's app keys with its secret.
 *
 * @param signature what the console was told to send with each webhook
 */
record NhnAccount(String appKey, String secretKey, String signature) {
  /** The operator's secret for AlimTalk. */
  static final String ALIMTALK = "nhn-alimtalk";

  /** The operator's secret for texts. */
  static final String SMS = "nhn-sms";

  /** The workspace's own account where it names one, else the operator's. */
  static Optional<NhnAccount> of(
      Secrets secrets, WorkspaceId workspace, Optional<String> reference) {
    return reference
        .map(own -> secrets.of(workspace, own))
        .orElseGet(() -> secrets.ofOperator(ALIMTALK))
        .flatMap(NhnAccount::of);
  }

  static Optional<NhnAccount> of(Map<String, String> values) {
    String appKey = values.getOrDefault("appKey", "");
    String secretKey = values.getOrDefault("secretKey", "");
    return appKey.isEmpty() || secretKey.isEmpty()
        ? Optional.empty()
        : Optional.of(new NhnAccount(appKey, secretKey, values.getOrDefault("signature", "")));
  }

  Map<String, String> headers() {
    return Map.of("X-Secret-Key", secretKey);
  }

  @Override
  public String toString() {
    return "NhnAccount";
  }
}
