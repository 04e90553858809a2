package io.followup.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.delivery.Deliveries;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Kind;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.delivery.Status;
import io.followup.domain.delivery.Turn;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.Due;
import io.followup.domain.id.ReplyId;
import io.followup.domain.outcome.Reason;
import io.followup.domain.reply.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link Deliveries} promises. */
public abstract class DeliveriesContract {
  private final Reply reply = Fresh.reply(Fresh.chat(), "r-1", 0);
  private final DeliveryId id = new DeliveryId(reply.followUpId(), Slot.XMS);

  protected abstract Deliveries deliveries();

  @Test
  void there_is_none_at_first() {
    assertThat(deliveries().get(id)).isEmpty();
    assertThat(deliveries().getAll(List.of(id))).isEmpty();
    assertThat(deliveries().of(reply.followUpId())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_delivery_comes_back_as_it_was_put(Slot slot) {
    Delivery sending = Fresh.delivery(reply, slot, Status.SENDING, 1);

    assertThat(deliveries().open(sending)).isTrue();

    assertThat(deliveries().get(sending.id())).contains(sending);
  }

  @Test
  void S5_the_hash_of_where_it_went_comes_back_and_goes_with_the_customer() {
    Delivery sending = sending(1).sentTo(Optional.of("a-keyed-hash"));
    assertThat(deliveries().open(sending)).isTrue();
    assertThat(advance(1, Status.ACCEPTED, Reason.ACCEPTED).address()).contains("a-keyed-hash");
    assertThat(deliveries().get(id).orElseThrow().address()).contains("a-keyed-hash");

    deliveries().erase(id);

    assertThat(deliveries().get(id).orElseThrow().address()).isEmpty();
  }

  @Test
  void a_delivery_that_nobody_carried_comes_back_as_it_was_put() {
    Delivery nothing =
        new Delivery(
            id,
            reply.chat(),
            reply.id(),
            Kind.SMS,
            Status.NOTHING,
            Optional.of(Reason.NO_CONTACT),
            "",
            List.of(),
            Fresh.NOW,
            Fresh.NOW,
            0,
            0,
            Optional.empty(),
            Optional.empty(),
            List.of());

    assertThat(deliveries().open(nothing)).isTrue();

    assertThat(deliveries().get(id)).contains(nothing);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RETRY")
  void a_delivery_is_put_once(Status status) {
    Delivery there = opened(status);

    assertThat(deliveries().open(sending(2))).isFalse();

    assertThat(deliveries().get(id)).contains(there);
  }

  @Test
  void F11_a_delivery_that_was_surely_not_taken_is_put_again() {
    opened(Status.RETRY);

    assertThat(deliveries().open(sending(2))).isTrue();

    Delivery again = deliveries().get(id).orElseThrow();
    assertThat(again.status()).isEqualTo(Status.SENDING);
    assertThat(again.attempts()).isEqualTo(2);
    assertThat(deliveries().open(sending(3))).isFalse();
  }

  @Test
  void F11_a_delivery_is_not_put_again_before_it_has_waited() {
    Delivery first = opened(Status.SENDING);
    Delivery retry =
        deliveries().advance(first, Turn.retry(Reason.THROTTLED, Fresh.second(1), Fresh.second(9)));

    assertThat(retry.wakeAt()).contains(Fresh.second(9));
    assertThat(deliveries().get(id)).contains(retry);
    assertThat(deliveries().open(Fresh.at(sending(2), Fresh.second(8)))).isFalse();
    assertThat(deliveries().open(Fresh.at(sending(2), Fresh.second(9)))).isTrue();
    assertThat(deliveries().get(id).orElseThrow().wakeAt()).isEmpty();
  }

  @Test
  void R8_what_was_listed_is_put_off_where_it_still_is_due_as_it_was() {
    Delivery there = opened(Status.UNKNOWN);
    deliveries().ask(id, Optional.of(Fresh.second(90)));
    List<Due<DeliveryId>> listed = List.of(new Due<>(there.id(), Fresh.second(90)));

    deliveries().putOff(listed, Fresh.second(400));
    assertThat(isDue(399)).isFalse();
    assertThat(isDue(400)).isTrue();

    deliveries().putOff(listed, Fresh.second(900));
    assertThat(isDue(400)).isTrue();
    assertThat(deliveries().get(id)).contains(there);
  }

  @Test
  void a_later_task_takes_the_token_and_the_status_stays() {
    opened(Status.REFUSED);

    deliveries().takeToken(id, "token-2");

    Delivery there = deliveries().get(id).orElseThrow();
    assertThat(there.token()).contains("token-2");
    assertThat(there.status()).isEqualTo(Status.REFUSED);
  }

  @Test
  void an_accepted_delivery_keeps_its_cost_and_the_carriers_id() {
    opened(Status.SENDING);

    Delivery after =
        deliveries()
            .advance(
                sending(1),
                new Turn(Status.ACCEPTED, Reason.ACCEPTED, Optional.of("c-77"), Fresh.NOW));

    assertThat(after.status()).isEqualTo(Status.ACCEPTED);
    assertThat(after.reason()).contains(Reason.ACCEPTED);
    assertThat(after.carrierId()).contains("c-77");
    assertThat(after.charged()).isEqualTo(12);
    assertThat(deliveries().get(id)).contains(after);
  }

  @Test
  void M2_a_refused_delivery_costs_nothing() {
    opened(Status.SENDING);

    Delivery after = advance(1, Status.REFUSED, Reason.REFUSED);

    assertThat(after.charged()).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"RETRY", "REFUSED", "UNKNOWN", "NOTHING"})
  void the_attempt_that_is_sending_may_end_in_any_way(Status status) {
    opened(Status.SENDING);

    Delivery after = advance(1, status, Reason.NO_ANSWER);

    assertThat(after.status()).isEqualTo(status);
    assertThat(after.reason()).contains(Reason.NO_ANSWER);
    assertThat(after.tells()).containsExactly(reply.id());
    assertThat(deliveries().get(id)).contains(after);
  }

  @ParameterizedTest
  @EnumSource(names = {"RETRY", "REFUSED", "UNKNOWN", "NOTHING"})
  void an_earlier_attempt_does_not_speak_for_a_later_one(Status status) {
    opened(Status.RETRY);
    assertThat(deliveries().open(sending(2))).isTrue();

    Delivery after = advance(1, status, Reason.NO_ANSWER);

    assertThat(after.status()).isEqualTo(Status.SENDING);
    assertThat(after.attempts()).isEqualTo(2);
    assertThat(deliveries().get(id)).contains(after);
  }

  @ParameterizedTest
  @EnumSource(names = {"RETRY", "SENDING", "REFUSED", "UNKNOWN", "NOTHING"})
  void D2_an_acceptance_goes_over_anything_that_is_not_later_news(Status status) {
    opened(status);

    Delivery after =
        deliveries().advance(sending(1), Turn.to(Status.ACCEPTED, Reason.ACCEPTED, Fresh.NOW));

    assertThat(after.status()).isEqualTo(Status.ACCEPTED);
    assertThat(deliveries().get(id)).contains(after);
  }

  @ParameterizedTest
  @EnumSource(names = {"RETRY", "REFUSED", "UNKNOWN", "NOTHING"})
  void D2_nothing_lesser_goes_over_an_acceptance(Status status) {
    opened(Status.ACCEPTED);

    Delivery after = advance(1, status, Reason.NO_ANSWER);

    assertThat(after.status()).isEqualTo(Status.ACCEPTED);
    assertThat(deliveries().get(id)).contains(after);
  }

  @Test
  void a_delivery_report_goes_over_the_acceptance_and_not_back() {
    opened(Status.ACCEPTED);

    Delivery delivered =
        deliveries().advance(sending(1), Turn.to(Status.DELIVERED, Reason.DELIVERED, Fresh.NOW));
    Delivery after =
        deliveries().advance(sending(1), Turn.to(Status.ACCEPTED, Reason.ACCEPTED, Fresh.NOW));

    assertThat(delivered.status()).isEqualTo(Status.DELIVERED);
    assertThat(after.status()).isEqualTo(Status.DELIVERED);
    assertThat(deliveries().get(id)).contains(after);
  }

  @Test
  void a_delivery_that_waits_to_be_asked_again_may_come_to_nothing() {
    opened(Status.RETRY);

    Delivery after = advance(1, Status.NOTHING, Reason.NOTHING_LEFT);

    assertThat(after.status()).isEqualTo(Status.NOTHING);
    assertThat(after.reason()).contains(Reason.NOTHING_LEFT);
    assertThat(after.askedAbout(reply.id())).isTrue();
  }

  @Test
  void D1_all_deliveries_of_a_follow_up_are_found() {
    for (Slot slot : Slot.values()) {
      assertThat(deliveries().open(Fresh.delivery(reply, slot, Status.SENDING, 1))).isTrue();
    }
    Reply other = Fresh.reply(reply.chat(), "r-2", 1);
    assertThat(deliveries().open(Fresh.delivery(other, Slot.PUSH, Status.SENDING, 1))).isTrue();

    assertThat(deliveries().of(reply.followUpId()))
        .extracting(delivery -> delivery.id().slot())
        .containsExactlyInAnyOrder(Slot.values());
  }

  @Test
  void many_are_read_at_once_and_those_not_kept_are_left_out() {
    List<DeliveryId> ids = new ArrayList<>();
    ids.add(new DeliveryId(reply.followUpId(), Slot.EMAIL));
    for (int i = 0; i < 53; i++) {
      Reply one = Fresh.reply(reply.chat(), "many-" + i, i);
      Delivery push = Fresh.delivery(one, Slot.PUSH, Status.SENDING, 1);
      assertThat(deliveries().open(push)).isTrue();
      ids.add(push.id());
    }

    assertThat(deliveries().getAll(ids))
        .extracting(Delivery::began)
        .hasSize(53)
        .contains(new ReplyId("many-0"), new ReplyId("many-52"));
    assertThat(deliveries().getAll(List.of())).isEmpty();
  }

  private Delivery sending(int attempt) {
    return Fresh.delivery(reply, Slot.XMS, Status.SENDING, attempt);
  }

  /** A first attempt that has come to this. */
  private Delivery opened(Status status) {
    assertThat(deliveries().open(sending(1))).isTrue();
    Delivery there =
        status == Status.SENDING ? sending(1) : advance(1, status, Reason.CARRIER_DOWN);
    assertThat(there.status()).isEqualTo(status);
    return there;
  }

  private Delivery advance(int attempt, Status status, Reason reason) {
    return deliveries().advance(sending(attempt), Fresh.turn(status, reason));
  }

  // ---- reports -------------------------------------------------------------------------------

  @ParameterizedTest
  @EnumSource(names = {"SENDING", "ACCEPTED", "UNKNOWN"})
  void what_a_carrier_may_have_taken_is_reported_as_delivered_or_refused(Status before) {
    opened(before);

    Delivery after = report(Status.REFUSED, Reason.BLOCKED).orElseThrow();

    assertThat(after.status()).isEqualTo(Status.REFUSED);
    assertThat(after.reason()).contains(Reason.BLOCKED);
    assertThat(after.receipts()).containsExactly(news(Status.REFUSED));
    assertThat(deliveries().get(id)).contains(after);
  }

  @ParameterizedTest
  @EnumSource(names = {"RETRY", "DELIVERED", "REFUSED", "NOTHING"})
  void what_a_carrier_surely_did_not_take_is_not_reported_as_refused(Status before) {
    Delivery there = opened(before);

    assertThat(report(Status.REFUSED, Reason.BLOCKED)).contains(there);
  }

  @Test
  void the_same_report_again_changes_nothing() {
    opened(Status.ACCEPTED);
    Optional<Delivery> first = report(Status.DELIVERED, Reason.DELIVERED);

    assertThat(report(Status.DELIVERED, Reason.DELIVERED)).isEqualTo(first);
  }

  @Test
  void delivered_goes_over_a_refusal_that_was_reported_before() {
    opened(Status.ACCEPTED);
    report(Status.REFUSED, Reason.REFUSED);

    assertThat(report(Status.DELIVERED, Reason.DELIVERED).orElseThrow().status())
        .isEqualTo(Status.DELIVERED);
  }

  @Test
  void F4_news_that_crosses_the_word_that_it_was_in_time_is_kept_and_the_earlier_was_in_time() {
    opened(Status.ACCEPTED);
    DeliveryId stead = new DeliveryId(reply.followUpId(), Slot.EMAIL);
    boolean _ = deliveries().open(Fresh.delivery(reply, Slot.EMAIL, Status.SENDING, 1));
    Delivery read = reportLate(Status.REFUSED, stead);
    Delivery crossed = reportLate(Status.DELIVERED, stead);
    assertThat(crossed.receipts()).extracting(Receipt::late).containsExactly(true, true);

    deliveries().inTime(read);

    Delivery after = deliveries().get(id).orElseThrow();
    assertThat(after.receipts())
        .containsExactly(
            news(Status.REFUSED), new Receipt(Fresh.second(40), Status.DELIVERED.word(), true));
    assertThat(after.status()).isEqualTo(Status.DELIVERED);
  }

  @Test
  void F4_saying_again_that_news_was_in_time_changes_nothing() {
    opened(Status.ACCEPTED);
    Optional<Delivery> read = report(Status.DELIVERED, Reason.DELIVERED);

    deliveries().inTime(read.orElseThrow());
    deliveries().inTime(read.orElseThrow());

    assertThat(deliveries().get(id)).isEqualTo(read);
  }

  private Delivery reportLate(Status status, DeliveryId stead) {
    return deliveries()
        .report(
            deliveries().get(id).orElseThrow(),
            Turn.to(status, Reason.REFUSED, Fresh.second(40)),
            Optional.of(stead))
        .orElseThrow();
  }

  @Test
  void an_answer_that_comes_after_the_report_changes_nothing() {
    opened(Status.SENDING);
    Optional<Delivery> reported = report(Status.REFUSED, Reason.BLOCKED);

    Delivery after =
        deliveries()
            .advance(
                sending(1),
                new Turn(Status.ACCEPTED, Reason.ACCEPTED, Optional.of("c-1"), Fresh.NOW));

    assertThat(Optional.of(after)).isEqualTo(reported);
  }

  @Test
  void there_is_no_report_of_what_is_not_there() {
    assertThat(report(Status.DELIVERED, Reason.DELIVERED)).isEmpty();
  }

  @Test
  void a_carrier_is_asked_once_it_is_time_and_no_more_once_it_has_said() {
    boolean _ = deliveries().open(sending(1), Optional.of(Fresh.second(90)));

    assertThat(isDue(89)).isFalse();
    assertThat(isDue(90)).isTrue();

    deliveries().ask(id, Optional.of(Fresh.second(300)));
    assertThat(isDue(299)).isFalse();
    assertThat(isDue(300)).isTrue();

    report(Status.DELIVERED, Reason.DELIVERED);
    assertThat(isDue(300)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"RETRY", "REFUSED", "NOTHING"})
  void a_carrier_is_not_asked_about_what_it_surely_did_not_take(Status status) {
    boolean _ = deliveries().open(sending(1), Optional.of(Fresh.second(90)));

    var _ = advance(1, status, Reason.REFUSED);

    assertThat(isDue(90)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"ACCEPTED", "UNKNOWN"})
  void a_carrier_is_asked_about_what_it_may_have_taken(Status status) {
    boolean _ = deliveries().open(sending(1), Optional.of(Fresh.second(90)));

    var _ = advance(1, status, Reason.ACCEPTED);

    assertThat(isDue(90)).isTrue();
    deliveries().ask(id, Optional.empty());
    assertThat(isDue(90)).isFalse();
  }

  @Test
  void nothing_is_made_up_where_a_delivery_is_gone() {
    deliveries().ask(id, Optional.of(Fresh.NOW));

    assertThat(isDue(0)).isFalse();
    assertThat(deliveries().get(id)).isEmpty();
  }

  private boolean isDue(long second) {
    return Fresh.<DeliveryId>listed(page -> deliveries().due(Fresh.second(second), page)).stream()
        .anyMatch(due -> due.key().equals(id));
  }

  private Optional<Delivery> report(Status status, Reason reason) {
    return deliveries()
        .report(
            deliveries().get(id).orElseGet(() -> sending(1)),
            Turn.to(status, reason, Fresh.second(40)),
            Optional.empty());
  }

  private static Receipt news(Status status) {
    return new Receipt(Fresh.second(40), status.word(), false);
  }
}
