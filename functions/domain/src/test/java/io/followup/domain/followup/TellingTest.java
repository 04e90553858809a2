package io.followup.domain.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.carrier.Answer;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Status;
import io.followup.domain.delivery.Turn;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.followup.Telling.Event;
import io.followup.domain.followup.Telling.Move;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.outcome.Reason;
import io.followup.domain.reply.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Given a delivery, when something comes about, then this is to be done. */
class TellingTest {
  private static final Reply REPLY = Fresh.reply(ChatKey.of("shop", "mina", "lamp"), "r0", 0);
  private static final Instant UNDER_WAY = Fresh.NOW.plusSeconds(29);
  private static final Instant OVER = Fresh.NOW.plusSeconds(30);
  private static final Instant STALE = OVER.plus(Reply.FRESH);
  private static final Move WAIT = new Move.Wait();
  private static final Move STANDS = new Move.Stands();
  private static final Move CRASHED = new Move.Write(Turn.to(Status.UNKNOWN, Reason.CRASHED, OVER));

  @Test
  void F11_what_may_be_under_way_is_waited_for_whatever_comes_about() {
    for (Event event : beforeAnAnswer()) {
      assertThat(Telling.decide(there(Status.SENDING, 1), event, UNDER_WAY)).isEqualTo(WAIT);
    }
  }

  @Test
  void F11_what_died_is_not_sent_again_unless_its_carrier_knows_it_again() {
    Delivery dead = there(Status.SENDING, 1);

    assertThat(Telling.decide(dead, new Event.Taken(true), OVER)).isEqualTo(new Move.Ask());
    assertThat(Telling.decide(dead, new Event.Taken(false), OVER)).isEqualTo(CRASHED);
    assertThat(Telling.decide(dead, new Event.Obstacle(Reason.STOPPED), OVER)).isEqualTo(CRASHED);
    assertThat(Telling.decide(dead, new Event.Over(false), OVER)).isEqualTo(CRASHED);
  }

  @Test
  void F4_a_text_that_died_behind_a_messenger_that_was_in_time_was_never_sent() {
    assertThat(Telling.decide(there(Status.SENDING, 1), new Event.Over(true), UNDER_WAY))
        .isEqualTo(new Move.Write(Turn.to(Status.NOTHING, Reason.MESSENGER_DELIVERED, UNDER_WAY)));
  }

  @ParameterizedTest
  @EnumSource(names = {"ACCEPTED", "DELIVERED", "REFUSED", "UNKNOWN", "NOTHING"})
  void D1_what_has_ended_stands_whatever_comes_about(Status status) {
    for (Event event : beforeAnAnswer()) {
      assertThat(Telling.decide(there(status, 1), event, OVER)).isEqualTo(STANDS);
    }
  }

  @Test
  void D1_that_nothing_is_left_says_less_than_why_the_carrier_did_not_take_it() {
    Delivery retried = retried(Reason.CARRIER_DOWN);

    assertThat(Telling.decide(retried, new Event.Obstacle(Reason.NOTHING_LEFT), OVER))
        .isEqualTo(new Move.Write(Turn.to(Status.NOTHING, Reason.CARRIER_DOWN, OVER)));
    assertThat(Telling.decide(retried, new Event.Obstacle(Reason.STOPPED), OVER))
        .isEqualTo(new Move.Write(Turn.to(Status.NOTHING, Reason.STOPPED, OVER)));
  }

  @ParameterizedTest
  @CsvSource({
    "1, true, RETRY, 5",
    "2, true, RETRY, 25",
    "3, true, RETRY, 120",
    "4, true, RETRY, 600",
    "5, true, RETRY, 3000",
    "6, true, REFUSED, ",
    "1, false, REFUSED, "
  })
  void F11_a_carrier_that_puts_off_is_asked_five_times_more_where_nobody_stands_behind(
      int attempt, boolean last, Status status, Long gap) {
    Answer later = new Answer.Deferred(Reason.CARRIER_DOWN);

    Move move =
        Telling.decide(
            there(Status.SENDING, attempt), new Event.Answered(later, last, STALE), OVER);

    Turn turn =
        status == Status.RETRY
            ? Turn.retry(Reason.CARRIER_DOWN, OVER, OVER.plusSeconds(gap))
            : Turn.to(status, Reason.CARRIER_DOWN, OVER);
    assertThat(move).isEqualTo(new Move.Write(turn));
    assertThat(Telling.again(there(status, attempt)))
        .as("as a release kept it that kept no instant")
        .isEqualTo(Optional.ofNullable(gap).map(Fresh.NOW::plusSeconds));
  }

  @ParameterizedTest
  @CsvSource({"600, 600", "3, 5", "90000, 86400"})
  void R4_a_carrier_that_says_when_is_asked_then_but_not_before_our_gap_nor_past_all_use(
      long asks, long waits) {
    Answer later = new Answer.Deferred(Reason.THROTTLED, Optional.of(Duration.ofSeconds(asks)));

    Move move =
        Telling.decide(there(Status.SENDING, 1), new Event.Answered(later, true, STALE), OVER);

    assertThat(move)
        .isEqualTo(new Move.Write(Turn.retry(Reason.THROTTLED, OVER, OVER.plusSeconds(waits))));
  }

  private static List<Event> beforeAnAnswer() {
    return List.of(
        new Event.Taken(true),
        new Event.Taken(false),
        new Event.Over(false),
        new Event.Obstacle(Reason.NOTHING_LEFT));
  }

  private static Delivery there(Status status, int attempts) {
    return Fresh.delivery(REPLY, Slot.XMS, status, attempts);
  }

  private static Delivery retried(Reason reason) {
    Delivery sending = there(Status.SENDING, 1);
    return Turn.to(Status.RETRY, reason, Fresh.NOW).of(sending, sending).orElseThrow();
  }
}
