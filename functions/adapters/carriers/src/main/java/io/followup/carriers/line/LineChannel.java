package io.followup.carriers.line;

import io.followup.carriers.secrets.Secrets;
import io.followup.domain.id.WorkspaceId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A LINE channel's secrets.
 *
 * @param accessToken lets us push
 * @param secret signs what LINE calls back
 */
record LineChannel(String accessToken, String secret) {
  /** The operator's secret. */
  static final String NAME = "line";

  /** A header of anything else is refused by an exception that quotes it. */
  private static final Pattern SENDABLE = Pattern.compile("[!-~]+");

  /** The workspace's own channel where it names one, else the operator's. */
  static Optional<LineChannel> of(
      Secrets secrets, WorkspaceId workspace, Optional<String> reference) {
    return reference
        .map(own -> secrets.of(workspace, own))
        .orElseGet(() -> secrets.ofOperator(NAME))
        .flatMap(LineChannel::of);
  }

  private static Optional<LineChannel> of(Map<String, String> values) {
    String accessToken = values.getOrDefault("channelAccessToken", "").strip();
    String secret = values.getOrDefault("channelSecret", "").strip();
    return SENDABLE.matcher(accessToken).matches()
        ? Optional.of(new LineChannel(accessToken, secret))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "LineChannel";
  }
}
