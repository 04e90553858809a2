package io.followup.handlers.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.domain.fixture.MemoryEvents;
import io.followup.domain.id.ChatId;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.outcome.Evidence;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.workflow.Event;
import io.followup.domain.workflow.Events;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JournalTest {
  private static final Instant AT = Instant.parse("2026-11-28T10:00:00Z");
  private static final CustomerKey MINA = CustomerKey.of("shop", "mina");
  private static final ReplyKey REPLY = MINA.chat(new ChatId("chat-1")).reply(new ReplyId("r1"));

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Journal journal =
      new Journal(
          Optional.of("Followup/dev"), "announce", () -> AT, new PrintStream(written, true, UTF_8));
  private final MemoryEvents bus = new MemoryEvents();
  private final Events events = new JournaledEvents(bus, journal);

  @Test
  void an_outcome_is_a_line_of_ids_and_words_that_is_counted_and_timed() throws IOException {
    events.tell(settled(Outcome.REACHED, Reason.ACCEPTED));

    assertThat(bus.told()).hasSize(1);
    assertIs(
        """
        {"said": "follow-up-settled", "workspace": "shop", "reply": "r1", "outcome": "REACHED",
         "reason": "accepted", "function": "announce", "Outcomes": 1, "ToldAfter": 31000,
         "_aws": {"Timestamp": %d, "CloudWatchMetrics": [
           {"Namespace": "Followup/dev", "Dimensions": [["outcome", "reason"]],
            "Metrics": [{"Name": "Outcomes", "Unit": "Count"}]},
           {"Namespace": "Followup/dev", "Dimensions": [[]],
            "Metrics": [{"Name": "ToldAfter", "Unit": "Milliseconds"}]}]}}"""
            .formatted(AT.toEpochMilli()));
  }

  @Test
  void nobody_was_told_of_what_was_seen() throws IOException {
    events.tell(settled(Outcome.SEEN, Reason.READ));

    assertThat(line()).doesNotContain("ToldAfter").contains("\"outcome\":\"SEEN\"");
  }

  @Test
  void what_a_carrier_answered_is_counted_by_kind_and_status() throws IOException {
    events.tell(
        new Event.DeliveryChanged(
            MINA,
            new ChatId("chat-1"),
            new DeliveryId(FollowUpId.of(REPLY), Slot.XMS),
            "TEXT",
            "SMS",
            "REFUSED",
            Optional.of(Reason.INVALID_ADDRESS),
            0,
            AT));

    assertThat(line())
        .contains("\"kind\":\"SMS\"", "\"status\":\"REFUSED\"", "[[\"kind\",\"status\"]]")
        .contains("\"reason\":\"" + Reason.INVALID_ADDRESS.word() + "\"")
        .doesNotContain("LedgerRefused")
        .doesNotContain("mina");
  }

  @ParameterizedTest
  @EnumSource(names = {"NO_FUNDS", "PAYMENT_METHOD_REQUIRED"})
  void what_nothing_pays_for_is_counted(Reason reason) throws IOException {
    events.tell(
        new Event.DeliveryChanged(
            MINA,
            new ChatId("chat-1"),
            new DeliveryId(FollowUpId.of(REPLY), Slot.XMS),
            "TEXT",
            "SMS",
            "NOTHING",
            Optional.of(reason),
            0,
            AT));

    assertThat(line()).contains("\"LedgerRefused\":1");
  }

  @Test
  void what_was_not_told_is_not_said_to_be() {
    Events down =
        _ -> {
          throw new IllegalStateException("the bus is down");
        };

    assertThatThrownBy(
            () -> new JournaledEvents(down, journal).tell(settled(Outcome.SEEN, Reason.READ)))
        .isInstanceOf(IllegalStateException.class);

    assertThat(line()).isEmpty();
  }

  private static Event settled(Outcome outcome, Reason reason) {
    return new Event.FollowUpSettled(
        REPLY,
        new ChatId("chat-1"),
        MINA,
        outcome,
        Evidence.of(outcome, false),
        reason,
        AT.minusSeconds(31),
        AT,
        List.of());
  }

  private String line() {
    return written.toString(UTF_8).strip();
  }

  private void assertIs(String json) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    assertThat(mapper.readTree(line())).isEqualTo(mapper.readTree(json));
  }
}
