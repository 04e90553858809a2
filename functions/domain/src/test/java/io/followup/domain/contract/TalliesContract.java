package io.followup.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Kind;
import io.followup.domain.delivery.Status;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import io.followup.domain.record.Tallies;
import io.followup.domain.record.Tally;
import io.followup.domain.reply.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** What {@link Tallies} promises. */
public abstract class TalliesContract {
  private static final LocalDate TODAY = LocalDate.ofInstant(Fresh.NOW, ZoneOffset.UTC);
  private static final Instant MIDNIGHT =
      TODAY.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();

  private final ChatKey chat = Fresh.chat();

  protected abstract Tallies tallies();

  private Reply reply(String id) {
    return Fresh.reply(chat, id, 0);
  }

  private void ended(String id, Instant accepted, Outcome outcome, Reason reason) {
    tallies().ended(reply(id).key(), accepted, new Settlement(outcome, reason, Fresh.second(9)));
  }

  private Delivery delivery(String id, Slot slot) {
    return Fresh.delivery(reply(id), slot, Status.ACCEPTED, 1);
  }

  private SortedMap<LocalDate, Tally> days(LocalDate from, LocalDate to) {
    return tallies().days(chat.workspace(), from, to);
  }

  @Test
  void nothing_has_happened_yet() {
    assertThat(days(TODAY.minusDays(30), TODAY)).isEmpty();
  }

  @Test
  void D2_outcomes_are_counted_with_their_reasons_on_the_day_of_acceptance() {
    ended("r1", Fresh.NOW, Outcome.REACHED, Reason.ACKNOWLEDGED);
    ended("r2", Fresh.NOW, Outcome.REACHED, Reason.ACCEPTED);
    ended("r3", MIDNIGHT.minusNanos(1000), Outcome.SEEN, Reason.READ);
    ended("r4", MIDNIGHT, Outcome.SEEN, Reason.READ);

    assertThat(days(TODAY, TODAY.plusDays(1)))
        .isEqualTo(
            Map.of(
                TODAY,
                new Tally(
                    Map.of(Outcome.REACHED, 2L, Outcome.SEEN, 1L),
                    Map.of(),
                    Map.of(Reason.ACKNOWLEDGED, 1L, Reason.ACCEPTED, 1L, Reason.READ, 1L)),
                TODAY.plusDays(1),
                new Tally(Map.of(Outcome.SEEN, 1L), Map.of(), Map.of(Reason.READ, 1L))));
  }

  @Test
  void D2_what_a_delivery_reached_is_counted_by_kind_a_reply_each() {
    tallies().reached(delivery("r1", Slot.XMS), List.of(Fresh.NOW));
    tallies().reached(delivery("r1", Slot.EMAIL), List.of(Fresh.NOW, Fresh.NOW, MIDNIGHT));

    assertThat(days(TODAY, TODAY).values())
        .extracting(Tally::channels)
        .containsExactly(Map.of(Kind.SMS, 1L, Kind.EMAIL, 2L));
    assertThat(days(TODAY.plusDays(1), TODAY.plusDays(1)).values())
        .extracting(Tally::channels)
        .containsExactly(Map.of(Kind.EMAIL, 1L));
  }

  @Test
  void what_is_told_again_counts_once() {
    for (int i = 0; i < 3; i++) {
      ended("r1", Fresh.NOW, Outcome.FAILED, Reason.CARRIER_DOWN);
      tallies().reached(delivery("r1", Slot.PUSH), List.of(Fresh.NOW));
    }

    assertThat(days(TODAY, TODAY).values())
        .containsExactly(
            new Tally(
                Map.of(Outcome.FAILED, 1L),
                Map.of(Kind.PUSH, 1L),
                Map.of(Reason.CARRIER_DOWN, 1L)));
  }

  @Test
  void only_the_days_that_are_asked_for_are_answered() {
    for (int day = 0; day < 5; day++) {
      Instant accepted = Fresh.NOW.plus(Duration.ofDays(day));
      ended("r" + day, accepted, Outcome.STALE, Reason.TOO_OLD);
    }

    assertThat(days(TODAY.plusDays(1), TODAY.plusDays(3)).keySet())
        .containsExactly(TODAY.plusDays(1), TODAY.plusDays(2), TODAY.plusDays(3));
  }

  @Test
  void a_workspace_sees_its_own_alone() {
    ended("r1", Fresh.NOW, Outcome.SEEN, Reason.READ);

    assertThat(tallies().days(new WorkspaceId(Fresh.workspace()), TODAY, TODAY)).isEmpty();
  }
}
