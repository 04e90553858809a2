package io.followup.domain.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.followup.domain.id.Ids;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.secret.Keyring.What;
import io.followup.domain.secret.Versions.Minted;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Workspace keys and secrets, derived, so that checking one reads no secret. */
public final class Keys {
  /** How every workspace key begins. */
  public static final String PREFIX = "fk_";

  /** How every webhook secret begins, as Standard Webhooks has it. */
  private static final String WEBHOOK_PREFIX = "whsec_";

  /** Name, version where it is not the first, proof. */
  private static final Pattern KEY =
      Pattern.compile("fk_([A-Za-z0-9_-]{1,172})\\.(?:([1-9][0-9]{0,8})\\.)?([A-Za-z0-9_-]{43})");

  /** What a key says of itself; proven only by its proof. */
  public record Claim(WorkspaceId workspace, int version, String proof) {
    @Override
    public String toString() {
      return "Claim[" + workspace + "]";
    }
  }

  private final Signer signer;

  public Keys(Signer signer) {
    this.signer = signer;
  }

  /** Names the master secret that new ones are derived from. */
  public String by() {
    return signer.name();
  }

  public String of(What what, WorkspaceId workspace, Minted minted) {
    return switch (what) {
      case WORKSPACE_KEY -> workspaceKey(workspace, minted);
      case TOKEN_SECRET -> tokenSecret(workspace, minted);
      case WEBHOOK_SECRET -> webhookSecret(workspace, minted);
    };
  }

  /** The workspace's key: its name and version, so that the key says whose it is, and the proof. */
  public String workspaceKey(WorkspaceId workspace, Minted minted) {
    String name =
        Base64.getUrlEncoder().withoutPadding().encodeToString(workspace.value().getBytes(UTF_8));
    String version = minted.version() == 1 ? "" : minted.version() + ".";
    return PREFIX + name + "." + version + proof(signer(minted), workspace, minted.version());
  }

  /** The secret by which the workspace's chat backend signs customer tokens. */
  public String tokenSecret(WorkspaceId workspace, Minted minted) {
    return signer(minted).sign("token-secret", message(workspace, minted.version()));
  }

  /** The secret by which we sign what a workspace's webhook is sent: 32 bytes in base64. */
  public String webhookSecret(WorkspaceId workspace, Minted minted) {
    byte[] secret = signer(minted).mac("webhook-secret", message(workspace, minted.version()));
    return WEBHOOK_PREFIX + Base64.getEncoder().encodeToString(secret);
  }

  /**
   * Whose key this is and of which version, if one of the deployment's master secrets made it.
   * Whether that version still holds is for the workspace to say.
   */
  public Optional<Claim> claim(String key) {
    return parse(key)
        .filter(
            claim ->
                signer.verify(
                    "workspace-key", message(claim.workspace(), claim.version()), claim.proof()));
  }

  /** Whether a key that claims so much is the one that was minted as this. */
  public boolean isKeyOf(Claim claim, Minted minted) {
    return claim.version() == minted.version()
        && signer(minted)
            .verify("workspace-key", message(claim.workspace(), minted.version()), claim.proof());
  }

  private static Optional<Claim> parse(String key) {
    Matcher parts = KEY.matcher(key);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      String name = new String(Base64.getUrlDecoder().decode(parts.group(1)), UTF_8);
      int version = parts.group(2) == null ? 1 : Integer.parseInt(parts.group(2));
      boolean once = version > 1 || parts.group(2) == null;
      return once && Ids.isValid(name)
          ? Optional.of(new Claim(new WorkspaceId(name), version, parts.group(3)))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Signer signer(Minted minted) {
    return minted.by().map(signer::named).orElseGet(signer::first);
  }

  private static String proof(Signer signer, WorkspaceId workspace, int version) {
    return signer.sign("workspace-key", message(workspace, version));
  }

  private static String message(WorkspaceId workspace, int version) {
    return workspace.value() + "\0" + version;
  }
}
