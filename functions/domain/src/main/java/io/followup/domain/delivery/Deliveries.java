package io.followup.domain.delivery;

import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.record.Reason;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where deliveries are kept. */
public interface Deliveries {
  /** Strongly consistent. */
  Optional<Delivery> get(DeliveryId id);

  /** Strongly consistent; those that are not kept are left out. */
  List<Delivery> getAll(Collection<DeliveryId> ids);

  /** All deliveries of a follow-up. */
  List<Delivery> of(FollowUpId followUp);

  /**
   * Puts a delivery before its carrier is asked, where there is none or one in RETRY.
   *
   * @return false if there is another; then nothing changes
   */
  boolean open(Delivery delivery);

  /** A later task waits for the news of a push; its status stays. */
  void takeToken(DeliveryId id, String token);

  /**
   * Writes how an attempt ended. ACCEPTED and DELIVERED go over anything but later news; all others
   * only where that very attempt is still SENDING, NOTHING also over RETRY.
   *
   * @param attempt the attempt that speaks
   * @param cost in post units, kept where the carrier took it
   * @return the delivery as it is afterwards, whoever wrote it
   */
  Delivery advance(
      DeliveryId id,
      int attempt,
      Status status,
      Reason reason,
      Optional<String> carrierId,
      long cost);
}
