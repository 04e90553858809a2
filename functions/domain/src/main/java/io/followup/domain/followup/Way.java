package io.followup.domain.followup;

import io.followup.domain.carrier.Answer;
import io.followup.domain.contact.Channel;
import io.followup.domain.contact.Customer;
import io.followup.domain.delivery.Kind;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.record.Reason;
import io.followup.domain.reply.Reply;
import io.followup.domain.settings.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One way of telling a claim: what stands against it, what it sends, to whom, for how much. */
interface Way {
  /**
   * A notice that is ready to go.
   *
   * @param to masked
   * @param cost in post units, if the carrier takes it
   */
  record Ready(Kind kind, String to, long cost, Supplier<Answer> send) {}

  Slot slot();

  Channel channel();

  /** Why this way cannot be asked, if it cannot. */
  Optional<Reason> obstacle(Customer customer, Workspace workspace);

  Ready ready(DeliveryId delivery, List<Reply> replies, Customer customer, Workspace workspace);
}
