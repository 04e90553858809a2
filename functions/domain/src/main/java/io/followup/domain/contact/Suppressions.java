package io.followup.domain.contact;

import io.followup.domain.delivery.Kind;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.record.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * Addresses that are to be left alone: mail that bounced or was complained of, LINE users who
 * blocked the channel, and what a customer who was erased had stopped. Kept by a keyed hash only,
 * since they outlive an erasure. {@link Kind#SMS} stands for whatever goes to a phone number.
 */
public interface Suppressions {
  /** Why nothing goes to this address, if so; strongly consistent. */
  Optional<Reason> of(WorkspaceId workspace, Kind kind, String address);

  /**
   * @param at when the carrier learnt it; older never wins over newer
   */
  void put(WorkspaceId workspace, Kind kind, String address, Reason reason, Instant at);

  /** The address may be used again, unless something newer says otherwise. */
  void lift(WorkspaceId workspace, Kind kind, String address, Instant at);
}
