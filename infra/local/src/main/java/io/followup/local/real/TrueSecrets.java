package io.followup.local.real;

import io.followup.carriers.secrets.Secrets;
import io.followup.domain.id.WorkspaceId;
import io.followup.local.start.RealCarriers;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets of {@code FOLLOWUP_SECRETS}: the operator's by the carriers' names, a workspace's by
 * the reference that its settings have.
 */
record TrueSecrets(RealCarriers real) implements Secrets {
  @Override
  public Optional<Map<String, String>> of(WorkspaceId workspace, String reference) {
    return ofOperator(reference);
  }

  @Override
  public Optional<Map<String, String>> ofOperator(String carrier) {
    return Optional.of(real.secret(carrier)).filter(values -> !values.isEmpty());
  }

  /** Where this carrier is asked: at its own address, unless the file says another. */
  String url(String carrier, String own) {
    return real.secret(carrier).getOrDefault("url", own);
  }
}
