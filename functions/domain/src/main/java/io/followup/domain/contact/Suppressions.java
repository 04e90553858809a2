package io.followup.domain.contact;

import io.followup.domain.delivery.Kind;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.outcome.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * Addresses that are to be left alone within a workspace, whoever has them next (S6): what carriers
 * told of (mail that bounced or was complained of, numbers and users that blocked the sender), and
 * what its owner stopped. Kept by a keyed hash only, since they outlive an erasure. {@link
 * Kind#SMS} stands for whatever goes to a phone number.
 */
public interface Suppressions {
  /**
   * Why nothing goes to this address, if so; strongly consistent. What a carrier told of comes
   * first.
   */
  Optional<Reason> of(WorkspaceId workspace, Kind kind, String address);

  /**
   * A carrier says that nothing is to go there.
   *
   * @param at when the carrier learnt it; older never wins over newer
   */
  void put(AddressHash address, Reason reason, Instant at);

  /** The same, by the address itself. */
  default void put(WorkspaceId workspace, Kind kind, String address, Reason reason, Instant at) {
    put(hash(workspace, kind, address), reason, at);
  }

  /** A carrier says that it takes back what it said, unless something newer says otherwise. */
  void lift(WorkspaceId workspace, Kind kind, String address, Instant at);

  /** What an address is kept by; nothing is read or written. */
  AddressHash hash(WorkspaceId workspace, Kind kind, String address);

  /** Whether the owner of this address stopped it; strongly consistent. */
  boolean isStopped(AddressHash address);

  /** The owner stops what goes to this address; older never wins over newer. */
  void stop(AddressHash address, Instant at);

  /** The owner undoes their stop. What carriers told of stays. */
  void undo(AddressHash address, Instant at);
}
