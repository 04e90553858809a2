package io.followup.domain.workflow;

import io.followup.domain.id.ChatKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.Due;
import java.util.List;

/**
 * What the sweep has found, for others to look after, many at once: chats and deliveries each in a
 * queue of their own, so that a carrier that is down keeps no chat waiting. Delivers at least once,
 * in any order; all are sent when a call returns.
 */
public interface SweepQueue {
  /** These chats are to be looked at. */
  void look(List<Due<ChatKey>> chats);

  /** The carriers of these deliveries are to be asked. */
  void ask(List<Due<DeliveryId>> deliveries);
}
