package io.followup.standins.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.carriers.eventbridge.EventBridgeEvents;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.ReplyId;
import io.followup.domain.outcome.Evidence;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.workflow.Event;
import io.followup.domain.workflow.Event.CustomerWentOffline;
import io.followup.domain.workflow.Event.DeliveryChanged;
import io.followup.domain.workflow.Event.FollowUpSettled;
import io.followup.domain.workflow.Event.FollowUpSettled.Told;
import io.followup.domain.workflow.Event.InputRejected;
import io.followup.domain.workflow.Events;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** What {@link Events} promises, over EventBridge. */
public abstract class EventsContract {
  /** An event as somebody who listens to the bus gets it. */
  public record Heard(String type, JsonNode detail) {}

  private static final ChatKey CHAT = Fresh.chat();
  private static final ReplyId REPLY = new ReplyId("r-1");
  private static final DeliveryId SMS = new DeliveryId(CHAT.reply(REPLY).followUp(), Slot.XMS);

  private final List<Heard> heard = new ArrayList<>();

  protected abstract EventBridgeClient client();

  /** The name of a bus of this test's own. */
  protected abstract String bus();

  /** What came out on the bus from source {@code followup}; each event once. */
  protected abstract List<Heard> hear();

  static Stream<Event> events() {
    return Stream.of(
        new CustomerWentOffline(CHAT.owner(), Fresh.NOW, Fresh.NOW),
        new FollowUpSettled(
            CHAT.reply(REPLY),
            CHAT.chat(),
            CHAT.owner(),
            Outcome.REACHED,
            Optional.of(Evidence.SENT),
            Reason.ACCEPTED,
            Fresh.NOW,
            Fresh.NOW,
            List.of(new Told(SMS, "TEXT", "SMS", "ACCEPTED", 12))),
        new DeliveryChanged(
            CHAT.owner(),
            CHAT.chat(),
            SMS,
            "TEXT",
            "SMS",
            "ACCEPTED",
            Optional.empty(),
            12,
            Fresh.NOW),
        new InputRejected(
            Optional.empty(), Optional.empty(), "reply-posted", "chatId", "missing", Fresh.NOW));
  }

  @ParameterizedTest
  @MethodSource("events")
  void an_event_is_told_by_its_name_and_id(Event event) {
    tell(event);

    Heard told = await(1).getFirst();
    assertThat(told.type()).isEqualTo(event.type());
    assertThat(told.detail().path("id").textValue()).isEqualTo(event.id());
    assertThat(told.detail().path("version").intValue()).isEqualTo(1);
  }

  @Test
  void told_twice_it_can_be_told_for_the_same() {
    Event event = new CustomerWentOffline(CHAT.owner(), Fresh.NOW, Fresh.NOW);

    tell(event);
    tell(event);

    assertThat(await(2))
        .extracting(told -> told.detail().path("id").textValue())
        .containsExactly(event.id(), event.id());
  }

  private void tell(Event event) {
    new EventBridgeEvents(client(), this::bus).tell(event);
  }

  private List<Heard> await(int many) {
    Patience.until(
        many + " events",
        () -> {
          heard.addAll(hear());
          return heard.size() >= many;
        });
    assertThat(heard).hasSize(many);
    return heard;
  }
}
