package io.followup.domain.secret;

import io.followup.domain.id.WorkspaceId;

/**
 * Keyed hashes of what has to be recognised and must not be readable, such as an address that is to
 * be left alone. Their key never rotates, whatever becomes of the master secret: what was kept
 * would match nothing any more.
 */
public final class Fingerprints {
  private final Signer signer;

  /**
   * @param signer of the key that never rotates
   */
  public Fingerprints(Signer signer) {
    this.signer = signer;
  }

  /**
   * An address, of the kind of notices that goes to it.
   *
   * @param address in the one form that the same address always has
   */
  public String address(WorkspaceId workspace, String kind, String address) {
    return signer.sign("suppression-" + workspace + "-" + kind, address);
  }

  /** What a reply said (R1); its plain hash could be guessed from, where it said little. */
  public String content(WorkspaceId workspace, String plainHash) {
    return signer.sign("reply-content-" + workspace, plainHash);
  }
}
