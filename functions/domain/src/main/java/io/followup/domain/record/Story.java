package io.followup.domain.record;

import io.followup.domain.chat.Step;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.outcome.Evidence;
import io.followup.domain.outcome.Outcome;
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
 * @param deliveries those that tell it
 * @param tries the attempts to tell it that a carrier surely did not take, also where the reply was
 *     left out later
 */
public record Story(
    StoredReply.Present reply,
    boolean opening,
    List<Step> steps,
    List<Delivery> deliveries,
    List<Tried> tries) {
  public Story {
    steps = List.copyOf(steps);
    deliveries = List.copyOf(deliveries);
    tries = List.copyOf(tries);
  }

  /** One attempt of a delivery. */
  public record Tried(Delivery delivery, Delivery.Try attempt) {}

  /** How sure it is that the customer was reached, if so (D2). */
  public Optional<Evidence> evidence() {
    return reply.settlement().flatMap(end -> evidence(end.outcome(), deliveries));
  }

  /**
   * What proves a reply's end.
   *
   * @param told the deliveries that tell the reply
   */
  public static Optional<Evidence> evidence(Outcome outcome, List<Delivery> told) {
    return Evidence.of(outcome, told.stream().anyMatch(Delivery::isConfirmed));
  }

  /**
   * The deliveries that tell a reply, among its own follow-up's and those of the follow-up that
   * claimed it. One that tells none stands with the reply that began its follow-up.
   *
   * @param steps the reply's own
   */
  public static List<Delivery> deliveriesOf(
      Reply reply, List<Step> steps, Function<FollowUpId, List<Delivery>> deliveries) {
    return around(reply, steps, deliveries).filter(delivery -> tells(delivery, reply)).toList();
  }

  /** All deliveries of the follow-ups that had to do with a reply. */
  static Stream<Delivery> around(
      Reply reply, List<Step> steps, Function<FollowUpId, List<Delivery>> deliveries) {
    return Stream.concat(Stream.of(reply.followUpId()), claimers(steps))
        .distinct()
        .flatMap(followUp -> deliveries.apply(followUp).stream());
  }

  static boolean tells(Delivery delivery, Reply reply) {
    return delivery.tells().isEmpty()
        ? delivery.began().equals(reply.id())
        : delivery.tells().contains(reply.id());
  }

  static Stream<Tried> tries(Delivery delivery, Reply reply) {
    return delivery.tries().stream()
        .filter(attempt -> attempt.tells().contains(reply.id()))
        .map(attempt -> new Tried(delivery, attempt));
  }

  /** The follow-ups that claimed a reply, by its steps. */
  static Stream<FollowUpId> claimers(List<Step> steps) {
    return steps.stream()
        .filter(step -> step.kind() == Step.Kind.CLAIMED)
        .flatMap(step -> Optional.ofNullable(step.facts().get("followUp")).stream())
        .map(FollowUpId::new);
  }
}
