package io.followup.dynamodb;

import static io.followup.dynamodb.Samples.CHAT;
import static io.followup.dynamodb.Samples.NOW;
import static io.followup.dynamodb.Samples.RECEIVED;
import static io.followup.dynamodb.Samples.after;
import static io.followup.dynamodb.Samples.delivery;
import static io.followup.dynamodb.Samples.deliveryId;
import static io.followup.dynamodb.Samples.id;
import static io.followup.dynamodb.Samples.push;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Kind;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.delivery.Status;
import io.followup.domain.delivery.Turn;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.outcome.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DynamoDbDeliveriesTest {
  private static final DeliveryId MAIL = deliveryId("r1", Slot.EMAIL);

  private final DynamoDbFixture db = DynamoDbFixture.at(NOW);
  private final DynamoDbDeliveries deliveries = db.deliveries();

  @Test
  void a_delivery_comes_back_as_it_was_opened() {
    Delivery full =
        new Delivery(
            MAIL,
            CHAT,
            id("r1"),
            Kind.EMAIL,
            Status.REFUSED,
            Optional.of(Reason.TOO_LONG),
            "m***@example.com",
            List.of(id("r1"), id("r2")),
            NOW,
            after(30),
            3,
            39,
            Optional.of("carrier-1"),
            Optional.of("token-1"),
            List.of(RECEIVED, new Receipt(after(1), "opened", true)));

    assertThat(deliveries.open(full)).isTrue();
    assertThat(deliveries.get(MAIL)).contains(full);
    assertThat(StreamImages.delivery(db.kept(Key.delivery(MAIL)))).contains(full);
    assertThat(StreamImages.isDelivery(Key.delivery(MAIL).attributes())).isTrue();
    assertThat(StreamImages.isDelivery(Key.chat(CHAT).attributes())).isFalse();
    assertThat(StreamImages.delivery(Map.of())).isEmpty();
  }

  @Test
  void of_many_opening_the_same_delivery_at_once_one_does() {
    List<Boolean> opened =
        Races.run(8, i -> deliveries.open(delivery("r1", Slot.EMAIL, Status.SENDING, i)));

    assertThat(opened).containsOnlyOnce(true);
    assertThat(db.calls().calls()).isEqualTo(Map.of("putItem", 8));
  }

  @ParameterizedTest
  @EnumSource
  void only_one_in_retry_is_opened_again(Status there) {
    deliveries.open(delivery("r1", Slot.EMAIL, there, 1));
    Delivery next = Fresh.at(delivery("r1", Slot.EMAIL, Status.SENDING, 2), after(5));

    boolean opened = deliveries.open(next);

    assertThat(opened).isEqualTo(there == Status.RETRY);
    assertThat(deliveries.get(MAIL)).contains(opened ? next : delivery("r1", Slot.EMAIL, there, 1));
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 25", "3, 120", "4, 600", "5, 3000"})
  void R12_one_in_retry_that_the_last_release_kept_waits_its_gap(int attempts, int gap) {
    deliveries.open(delivery("r1", Slot.EMAIL, Status.RETRY, attempts));
    assertThat(db.kept(Key.delivery(MAIL))).doesNotContainKey("wakeAt");
    Delivery next = delivery("r1", Slot.EMAIL, Status.SENDING, attempts + 1);

    assertThat(deliveries.get(MAIL).orElseThrow().retryAt()).isEqualTo(after(gap));
    assertThat(deliveries.open(Fresh.at(next, after(gap).minusNanos(1_000)))).isFalse();
    assertThat(deliveries.open(Fresh.at(next, after(gap)))).isTrue();
  }

  @Test
  void R4_of_many_that_go_on_at_the_end_of_a_wait_one_does_and_none_before() {
    deliveries.open(delivery("r1", Slot.EMAIL, Status.SENDING, 1));
    deliveries.advance(
        delivery("r1", Slot.EMAIL, Status.SENDING, 1),
        Turn.retry(Reason.THROTTLED, after(1), after(601)));
    Delivery next = delivery("r1", Slot.EMAIL, Status.SENDING, 2);

    assertThat(deliveries.open(Fresh.at(next, after(600)))).isFalse();
    assertThat(Races.run(8, _ -> deliveries.open(Fresh.at(next, after(601)))))
        .containsOnlyOnce(true);
    assertThat(deliveries.get(MAIL)).contains(Fresh.at(next, after(601)));
    assertThat(db.kept(Key.delivery(MAIL))).doesNotContainKey("wakeAt");
  }

  @Test
  void advancing_is_one_update_whether_it_is_taken_or_not() {
    deliveries.open(delivery("r1", Slot.EMAIL, Status.SENDING, 1));
    db.calls().reset();

    Delivery accepted = advance(1, Status.ACCEPTED, Reason.ACCEPTED);
    Delivery refused = advance(1, Status.REFUSED, Reason.BLOCKED);

    assertThat(db.calls().calls()).isEqualTo(Map.of("updateItem", 2));
    assertThat(accepted.status()).isEqualTo(Status.ACCEPTED);
    assertThat(accepted.carrierId()).contains("carrier-1");
    assertThat(accepted.charged()).isEqualTo(12);
    assertThat(refused).isEqualTo(accepted).isEqualTo(deliveries.get(MAIL).orElseThrow());
  }

  @ParameterizedTest
  @EnumSource
  void what_the_carrier_took_goes_over_anything_but_what_it_delivered(Status there) {
    deliveries.open(delivery("r1", Slot.EMAIL, there, 2));

    Delivery after = advance(1, Status.ACCEPTED, Reason.ACCEPTED);

    assertThat(after.status())
        .isEqualTo(there == Status.DELIVERED ? Status.DELIVERED : Status.ACCEPTED);
  }

  @ParameterizedTest
  @EnumSource(names = {"ACCEPTED", "DELIVERED"})
  void a_refusal_that_news_brought_stays(Status answer) {
    deliveries.open(delivery("r1", Slot.EMAIL, Status.SENDING, 1));
    advance(1, Status.REFUSED, Reason.BLOCKED);
    db.chats().late(delivery("r1", Slot.EMAIL, Status.REFUSED, 1), RECEIVED);

    assertThat(advance(1, answer, Reason.ACCEPTED).status()).isEqualTo(Status.REFUSED);
  }

  @ParameterizedTest
  @EnumSource
  void any_other_end_is_written_only_by_the_attempt_that_is_sending(Status there) {
    deliveries.open(delivery("r1", Slot.EMAIL, there, 2));

    assertThat(advance(1, Status.UNKNOWN, Reason.CRASHED).status()).isEqualTo(there);
    assertThat(advance(2, Status.UNKNOWN, Reason.CRASHED).status())
        .isEqualTo(there == Status.SENDING ? Status.UNKNOWN : there);
  }

  @ParameterizedTest
  @EnumSource
  void nothing_to_tell_also_ends_what_waits_to_be_asked_again(Status there) {
    deliveries.open(delivery("r1", Slot.EMAIL, there, 2));

    boolean ends = there == Status.SENDING || there == Status.RETRY;
    assertThat(advance(2, Status.NOTHING, Reason.NOTHING_LEFT).status())
        .isEqualTo(ends ? Status.NOTHING : there);
  }

  @Test
  void of_many_answers_at_once_that_of_the_carrier_that_took_it_stays() {
    deliveries.open(delivery("r1", Slot.EMAIL, Status.SENDING, 1));
    Status[] answers = {Status.UNKNOWN, Status.ACCEPTED, Status.REFUSED, Status.RETRY};

    Races.run(4, i -> advance(1, answers[i], Reason.ACCEPTED));

    assertThat(deliveries.get(MAIL).orElseThrow().status()).isEqualTo(Status.ACCEPTED);
  }

  @Test
  void a_delivery_that_is_gone_does_not_come_back() {
    assertThatThrownBy(() -> advance(1, Status.ACCEPTED, Reason.ACCEPTED))
        .isInstanceOf(IllegalStateException.class);
    deliveries.takeToken(MAIL, "token-2");

    assertThat(deliveries.get(MAIL)).isEmpty();
  }

  @Test
  void a_later_task_takes_the_token_and_leaves_the_status() {
    deliveries.open(push("r1"));

    deliveries.takeToken(push("r1").id(), "token-2");

    Delivery there = deliveries.get(push("r1").id()).orElseThrow();
    assertThat(there.token()).contains("token-2");
    assertThat(there.status()).isEqualTo(Status.ACCEPTED);
  }

  @Test
  void the_deliveries_of_a_follow_up_are_one_query() {
    deliveries.open(push("r1"));
    deliveries.open(delivery("r1", Slot.EMAIL, Status.SENDING, 1));
    deliveries.open(push("r2"));
    db.calls().reset();

    assertThat(deliveries.of(MAIL.followUp()))
        .containsExactlyInAnyOrder(push("r1"), delivery("r1", Slot.EMAIL, Status.SENDING, 1));
    assertThat(db.calls().calls()).isEqualTo(Map.of("query", 1));
  }

  @Test
  void many_are_read_by_the_hundred() {
    List<DeliveryId> ids =
        Stream.concat(
                IntStream.range(0, 110).mapToObj(i -> deliveryId("r" + i, Slot.PUSH)),
                Stream.of(deliveryId("never-seen", Slot.PUSH)))
            .toList();
    IntStream.range(0, 110).forEach(i -> deliveries.open(push("r" + i)));
    db.calls().reset();

    assertThat(deliveries.getAll(ids)).hasSize(110).contains(push("r7"));
    assertThat(db.calls().calls()).isEqualTo(Map.of("batchGetItem", 2));
  }

  private Delivery advance(int attempt, Status status, Reason reason) {
    return deliveries.advance(
        delivery("r1", Slot.EMAIL, Status.SENDING, attempt),
        new Turn(status, reason, Optional.of("carrier-1"), NOW));
  }
}
