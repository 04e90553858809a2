package io.followup.aws;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

class EventBusTest {
  private AwsWorld world;

  @BeforeEach
  void open() {
    world = new AwsWorld();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static PutEventsRequestEntry entry(String type, String detail) {
    return PutEventsRequestEntry.builder()
        .source("followup")
        .detailType(type)
        .detail(detail)
        .build();
  }

  private PutEventsResponse put(PutEventsRequestEntry... entries) {
    return world.events.putEvents(request -> request.entries(entries));
  }

  @Test
  void what_was_put_comes_out_in_order_with_its_time() {
    put(entry("first", "{\"a\":1}"), entry("second", "{}"));
    world.after(ofSeconds(5));
    put(entry("third", "{\"text\":\"안녕\"}"));

    assertThat(world.bus.after(0)).extracting(BusEvent::seq).containsExactly(1L, 2L, 3L);
    assertThat(world.bus.after(1)).extracting(BusEvent::type).containsExactly("second", "third");
    BusEvent third = world.bus.after(2).getFirst();
    assertThat(third.at()).isEqualTo(AwsWorld.START.plusSeconds(5));
    assertThat(third.detail().path("text").asText()).isEqualTo("안녕");
  }

  @Test
  void a_broken_entry_fails_alone() {
    PutEventsResponse answer =
        put(entry("good", "{}"), entry("broken", "{"), entry("", "{}"), entry("list", "[]"));

    assertThat(answer.failedEntryCount()).isEqualTo(3);
    assertThat(answer.entries())
        .extracting(PutEventsResultEntry::errorCode)
        .containsExactly(null, "MalformedDetail", "InvalidArgument", "MalformedDetail");
    assertThat(answer.entries().getFirst().eventId()).isNotEmpty();
    assertThat(world.bus.after(0)).extracting(BusEvent::type).containsExactly("good");
  }

  @Test
  void a_call_takes_ten_entries_and_no_more() {
    put(Collections.nCopies(10, entry("many", "{}")).toArray(PutEventsRequestEntry[]::new));

    assertThatThrownBy(
            () ->
                put(
                    Collections.nCopies(11, entry("many", "{}"))
                        .toArray(PutEventsRequestEntry[]::new)))
        .isInstanceOf(EventBridgeException.class)
        .hasMessageContaining("less than or equal to 10");
    assertThat(world.bus.after(0)).hasSize(10);
  }

  @Test
  void a_call_stays_below_256_kilobytes() {
    int others = "followup".length() + "big".length() + "{\"t\":\"\"}".length();
    String longest = "a".repeat(256 * 1024 - others - 1);

    put(entry("big", "{\"t\":\"" + longest + "\"}"));

    assertThatThrownBy(() -> put(entry("big", "{\"t\":\"" + longest + "a\"}")))
        .isInstanceOf(EventBridgeException.class)
        .hasMessageContaining("over the limit");
    assertThat(world.bus.after(0)).hasSize(1);
  }
}
