package io.followup.carriers.line;

import io.followup.carriers.secrets.Secrets;
import io.followup.domain.id.WorkspaceId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The operator's LINE channel, and those of workspaces. */
final class KnownSecrets implements Secrets {
  static final String TOKEN = "operators-token-9Fk2";
  static final String SECRET = "operators-secret-7Qx1";

  private final Map<String, Map<String, String>> kept = new HashMap<>();

  KnownSecrets() {
    operators(TOKEN, SECRET);
  }

  KnownSecrets operators(String token, String secret) {
    return keep("operator/line", token, secret);
  }

  KnownSecrets own(String workspace, String reference, String token, String secret) {
    return keep(workspace + "/" + reference, token, secret);
  }

  private KnownSecrets keep(String name, String token, String secret) {
    kept.put(name, Map.of("channelAccessToken", token, "channelSecret", secret));
    return this;
  }

  @Override
  public Optional<Map<String, String>> of(WorkspaceId workspace, String reference) {
    return Optional.ofNullable(kept.get(workspace.value() + "/" + reference));
  }

  @Override
  public Optional<Map<String, String>> ofOperator(String carrier) {
    return Optional.ofNullable(kept.get("operator/" + carrier));
  }
}
