package io.followup.domain.secret;

import io.followup.domain.contact.AddressHash;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.delivery.Kind;
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
   * An address.
   *
   * @param address in the one form that the same address always has
   */
  public AddressHash address(WorkspaceId workspace, Kind kind, String address) {
    String purpose = "suppression-" + workspace + "-" + kind;
    return new AddressHash(workspace, kind, signer.sign(purpose, address));
  }

  /** What a reply said (R1); its plain hash could be guessed from, where it said little. */
  public String content(WorkspaceId workspace, String plainHash) {
    return signer.sign("reply-content-" + workspace, plainHash);
  }

  /** A mailbox. */
  public AddressHash address(WorkspaceId workspace, EmailAddress address) {
    return address(workspace, Kind.EMAIL, address.mailbox());
  }
}
