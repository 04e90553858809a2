package io.followup.domain.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.followup.domain.id.Ids;
import io.followup.domain.id.WorkspaceId;
import java.util.Base64;
import java.util.Optional;

/** Workspace keys and token secrets, derived, so that checking one reads nothing. */
public final class Keys {
  /** How every workspace key begins. */
  public static final String PREFIX = "fk_";

  private final Signer signer;

  public Keys(Signer signer) {
    this.signer = signer;
  }

  /** The workspace's key: its name, so that the key says whose it is, and the proof. */
  public String workspaceKey(WorkspaceId workspace, int version) {
    String name =
        Base64.getUrlEncoder().withoutPadding().encodeToString(workspace.value().getBytes(UTF_8));
    return PREFIX + name + "." + signer.sign("workspace-key", message(workspace, version));
  }

  /** The secret by which the workspace's chat backend signs customer tokens. */
  public String tokenSecret(WorkspaceId workspace, int version) {
    return signer.sign("token-secret", message(workspace, version));
  }

  /** Whose key this claims to be; nothing is proven by it. */
  public Optional<WorkspaceId> claimedBy(String key) {
    int dot = key.indexOf('.');
    if (!key.startsWith(PREFIX) || dot < 0) {
      return Optional.empty();
    }
    try {
      String name =
          new String(Base64.getUrlDecoder().decode(key.substring(PREFIX.length(), dot)), UTF_8);
      return Ids.isValid(name) ? Optional.of(new WorkspaceId(name)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public boolean isKeyOf(WorkspaceId workspace, int version, String key) {
    int dot = key.indexOf('.');
    return dot >= 0
        && signer.verify("workspace-key", message(workspace, version), key.substring(dot + 1));
  }

  private static String message(WorkspaceId workspace, int version) {
    return workspace.value() + "\0" + version;
  }
}
