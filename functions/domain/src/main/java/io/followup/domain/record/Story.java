package io.followup.domain.record;

import io.followup.domain.chat.Step;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

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

  /**
   * The deliveries that tell a reply: its own follow-up's, and those of the follow-up that claimed
   * it.
   *
   * @param steps the reply's own
   */
  public static List<Delivery> deliveriesOf(
      Reply reply, List<Step> steps, Function<FollowUpId, List<Delivery>> deliveries) {
    return Stream.concat(Stream.of(reply.followUpId()), claimers(steps))
        .distinct()
        .flatMap(followUp -> deliveries.apply(followUp).stream())
        .filter(
            delivery ->
                delivery.tells().contains(reply.id()) || delivery.began().equals(reply.id()))
        .toList();
  }

  /** The follow-ups that claimed a reply, by its steps. */
  static Stream<FollowUpId> claimers(List<Step> steps) {
    return steps.stream()
        .filter(step -> step.kind() == Step.Kind.CLAIMED)
        .flatMap(step -> Optional.ofNullable(step.facts().get("followUp")).stream())
        .map(FollowUpId::new);
  }
}
