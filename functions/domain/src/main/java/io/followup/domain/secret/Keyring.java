package io.followup.domain.secret;

import io.followup.domain.secret.Versions.Minted;
import java.util.Optional;

/** The versions of a workspace's three credentials; each is changed by itself (S7). */
public record Keyring(Versions workspaceKey, Versions tokenSecret, Versions webhookSecret) {
  /** What can be minted anew. */
  public enum What {
    WORKSPACE_KEY("workspaceKey"),
    TOKEN_SECRET("tokenSecret"),
    WEBHOOK_SECRET("webhookSecret");

    private final String word;

    What(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** The same version of all three. */
  public static Keyring of(int version, Optional<String> by) {
    Versions first = Versions.of(new Minted(version, by));
    return new Keyring(first, first, first);
  }

  public Versions of(What what) {
    return switch (what) {
      case WORKSPACE_KEY -> workspaceKey;
      case TOKEN_SECRET -> tokenSecret;
      case WEBHOOK_SECRET -> webhookSecret;
    };
  }

  public Keyring with(What what, Versions changed) {
    return switch (what) {
      case WORKSPACE_KEY -> new Keyring(changed, tokenSecret, webhookSecret);
      case TOKEN_SECRET -> new Keyring(workspaceKey, changed, webhookSecret);
      case WEBHOOK_SECRET -> new Keyring(workspaceKey, tokenSecret, changed);
    };
  }

  /** Rises with each minting, so that of two at once one begins anew. */
  public int generation() {
    return workspaceKey.current().version()
        + tokenSecret.current().version()
        + webhookSecret.current().version();
  }
}
