package io.followup.domain.protocol;

import io.followup.domain.delivery.Delivery;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.reply.StoredReply;
import io.followup.domain.settings.Workspace;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Items of several kinds by one read: each strongly consistent, but not all of one moment. Who
 * decides by them writes in a version that was read before.
 */
public interface Batch {
  /**
   * What there is of what was asked for.
   *
   * @param replies sealed
   */
  record Sent(List<Delivery> deliveries, Map<ReplyId, StoredReply.Present> replies) {
    public Sent {
      deliveries = List.copyOf(deliveries);
      replies = Collections.unmodifiableMap(new LinkedHashMap<>(replies));
    }

    /** The same, with what became of a delivery since. */
    Sent with(Delivery closed) {
      return new Sent(
          deliveries.stream()
              .map(there -> there.id().equals(closed.id()) ? closed : there)
              .toList(),
          replies);
    }
  }

  /** What whoever tells has to know; nothing is opened before it is asked for. */
  interface Look {
    /** Empty where nobody made it. */
    Optional<Workspace> workspace();

    /** Those of earlier calls. */
    List<Delivery> deliveries();

    /**
     * Only for whoever tells a reply (S5).
     *
     * @throws io.followup.domain.secret.Unreadable where words are kept that cannot be opened
     */
    Map<ReplyId, StoredReply.Present> opened();

    Map<ReplyId, StoredReply.Present> sealed();
  }

  /** What has been sent of these replies, and what they have come to. */
  Sent sent(WorkspaceId workspace, Collection<DeliveryId> deliveries, Collection<ReplyId> replies);

  /** A last look before these replies are told. */
  Look look(WorkspaceId workspace, Collection<DeliveryId> deliveries, Collection<ReplyId> replies);
}
