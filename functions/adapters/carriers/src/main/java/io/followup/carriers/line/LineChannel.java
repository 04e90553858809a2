package io.followup.carriers.line;

import io.followup.carriers.secrets.Secrets;
import io.followup.domain.id.WorkspaceId;
import java.util.Map;
import java.util.Optional;

/**
 * A LINE channel's secrets.
 *
 * @param accessToken lets us push
 * @param secret signs what LINE calls back
 */
record LineChannel(String accessToken, String secret) {
  /** The operator's secret. */
  static final String NAME = "line";

  /** The workspace's own channel where it names one, else the operator's. */
  static Optional<LineChannel> of(
      Secrets secrets, WorkspaceId workspace, Optional<String> reference) {
    return reference
        .map(own -> secrets.of(workspace, own))
        .orElseGet(() -> secrets.ofOperator(NAME))
        .flatMap(LineChannel::of);
  }

  private static Optional<LineChannel> of(Map<String, String> values) {
    String accessToken = values.getOrDefault("channelAccessToken", "");
    return accessToken.isEmpty()
        ? Optional.empty()
        : Optional.of(new LineChannel(accessToken, values.getOrDefault("channelSecret", "")));
  }

  @Override
  public String toString() {
    return "LineChannel";
  }
}
