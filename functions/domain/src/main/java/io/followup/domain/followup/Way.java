package io.followup.domain.followup;

import io.followup.domain.carrier.Answer;
import io.followup.domain.contact.Customer;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Charge;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Kind;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.outcome.Reason;
import io.followup.domain.reply.Reply;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One way of telling a claim: what stands against it, what it sends, to whom, for how much. */
interface Way {
  /**
   * A notice that is ready to go.
   *
   * @param to masked
   * @param owed what it costs, and whether its carrier reports, so that it can be asked later
   * @param keyLife how long the carrier knows the notice again by its delivery, if it does
   * @param via who carries it, where the workspace chose
   */
  record Ready(
      Kind kind,
      String to,
      Charge owed,
      Optional<Duration> keyLife,
      Optional<Delivery.Via> via,
      Supplier<Answer> send) {}

  Slot slot();

  Channel channel();

  /** Whether the channel ends here; otherwise another way stands behind it and takes over. */
  boolean isLast();

  /** What its delivery is called where nothing was sent. */
  Kind kind(Customer customer, Settings settings);

  /**
   * Why this way cannot be asked, if it cannot.
   *
   * @param opening whether the claim holds an opening (F5)
   */
  Optional<Reason> obstacle(boolean opening, Customer customer, Workspace workspace);

  Ready ready(DeliveryId delivery, List<Reply> replies, Customer customer, Workspace workspace);
}
