package io.followup.domain.record;

import io.followup.domain.chat.Step;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.reply.StoredReply;
import java.util.List;

/**
 * All that is kept of what was done about a reply.
 *
 * @param opening whether it begins a conversation rather than goes on with one
 */
public record Story(
    StoredReply.Present reply, boolean opening, List<Step> steps, List<Delivery> deliveries) {
  public Story {
    steps = List.copyOf(steps);
    deliveries = List.copyOf(deliveries);
  }
}
