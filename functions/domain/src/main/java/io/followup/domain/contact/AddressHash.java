package io.followup.domain.contact;

import io.followup.domain.delivery.Kind;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.secret.Fingerprints;

/**
 * An address as it may be kept beyond an erasure: recognised when it comes back, never read.
 *
 * @param kind what goes to it; {@link Kind#SMS} stands for whatever goes to a phone number
 * @param value a keyed hash
 */
public record AddressHash(WorkspaceId workspace, Kind kind, String value) {
  public static AddressHash of(
      Fingerprints fingerprints, WorkspaceId workspace, Kind kind, String address) {
    return new AddressHash(workspace, kind, fingerprints.address(workspace, kind.name(), address));
  }

  /** A mailbox. */
  public static AddressHash of(
      Fingerprints fingerprints, WorkspaceId workspace, EmailAddress address) {
    return of(fingerprints, workspace, Kind.EMAIL, address.mailbox());
  }
}
