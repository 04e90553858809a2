package io.followup.domain.followup;

import io.followup.domain.contact.Asked;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Kind;
import io.followup.domain.outcome.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would happen if a manager replied now.
 *
 * @param online whether the customer is here, so that the reply would be watched first
 * @param channels all of them, in the order in which they are asked
 * @param ask what would open a channel that is closed for want of an address
 */
public record Reachability(boolean online, List<Prospect> channels, List<Asked> ask) {
  public Reachability {
    channels = List.copyOf(channels);
    ask = List.copyOf(ask);
  }

  /**
   * One channel.
   *
   * @param kinds what is sent there, in the order in which it is tried; SMS stands for LMS as well,
   *     since the reply's length decides. Empty where the channel is closed
   * @param prices of one part of each, in post units; with SMS, in Korea, comes LMS
   * @param obstacle why it is closed, if it is
   */
  public record Prospect(
      Channel channel, List<Kind> kinds, Map<Kind, Long> prices, Optional<Reason> obstacle) {
    public Prospect {
      prices = Map.copyOf(prices);
      kinds = List.copyOf(kinds);
    }
  }
}
