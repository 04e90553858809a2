package io.followup.domain.contact;

import io.followup.domain.delivery.Kind;
import io.followup.domain.id.WorkspaceId;

/**
 * An address as it may be kept beyond an erasure: recognised when it comes back, never read.
 *
 * @param kind what goes to it; {@link Kind#SMS} stands for whatever goes to a phone number
 * @param value a keyed hash
 */
public record AddressHash(WorkspaceId workspace, Kind kind, String value) {}
