package io.followup.vendors.line;

import java.util.Map;
import java.util.Optional;

/**
 * A channel in LINE's console. Any name is registered; its secrets are made from it.
 *
 * @param name what its messages come from
 */
public record LineChannel(String name) {
  /** Of workspaces that name none of their own. */
  public static final LineChannel OPERATOR = new LineChannel("followup");

  private static final String TOKEN = "laptop-line-token/";

  /** The channel that a workspace has kept under this reference. */
  public static LineChannel own(String workspace, String reference) {
    return new LineChannel(workspace + "/" + reference);
  }

  static Optional<LineChannel> ofToken(String accessToken) {
    return accessToken.startsWith(TOKEN) && accessToken.length() > TOKEN.length()
        ? Optional.of(new LineChannel(accessToken.substring(TOKEN.length())))
        : Optional.empty();
  }

  String accessToken() {
    return TOKEN + name;
  }

  /** Signs what LINE calls back. */
  String secret() {
    return "laptop-line-secret/" + name;
  }

  /** The same as the secret that our side keeps of it. */
  public Map<String, String> secrets() {
    return Map.of("channelAccessToken", accessToken(), "channelSecret", secret());
  }
}
