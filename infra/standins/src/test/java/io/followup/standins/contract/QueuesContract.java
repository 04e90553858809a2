package io.followup.standins.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.carriers.sqs.SqsContinuations;
import io.followup.carriers.sqs.SqsLookQueue;
import io.followup.carriers.sqs.SqsSweepQueue;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.Due;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.workflow.Continuation;
import io.followup.domain.workflow.Continuations;
import io.followup.domain.workflow.LookQueue;
import io.followup.domain.workflow.SweepQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What {@link LookQueue}, {@link Continuations} and {@link SweepQueue} promise, over SQS. */
public abstract class QueuesContract {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ChatKey chat = Fresh.chat();
  private final Run run = run(chat);
  private final List<JsonNode> received = new ArrayList<>();

  protected abstract SqsClient client();

  /** The URL of a queue of this test's own. */
  protected abstract String queue();

  /** What the queue lives by. */
  protected abstract Clock clock();

  /** The bodies that the queue hands over now, each once. */
  protected abstract List<String> receive();

  /** Lets this much time go by, where it can be made to. */
  protected abstract void after(Duration duration);

  @Test
  void a_look_that_is_due_comes_at_once_and_says_where_and_when() {
    Instant at = clock().instant();

    looks().lookAt(chat, at);

    assertThat(awaitLook()).isEqualTo(look(at));
  }

  @Test
  void a_look_comes_when_it_is_due_and_not_before() {
    Instant at = clock().instant().plusSeconds(3);

    looks().lookAt(chat, at);
    List<String> before = receive();
    after(Duration.ofSeconds(3));

    JsonNode come = awaitLook();
    assertThat(before).isEmpty();
    assertThat(come).isEqualTo(look(at));
    assertThat(clock().instant()).isAfterOrEqualTo(at);
  }

  @Test
  void a_look_further_away_than_the_queue_can_wait_is_taken() {
    looks().lookAt(chat, clock().instant().plus(Duration.ofHours(5)));

    assertThat(receive()).isEmpty();
  }

  @Test
  void looks_at_many_chats_do_not_hold_each_other_up() {
    Instant now = clock().instant();

    looks().lookAt(chat, now.plus(Duration.ofMinutes(10)));
    looks().lookAt(chat, now);

    assertThat(awaitLook()).isEqualTo(look(now));
  }

  @Test
  void a_continuation_comes_when_its_wait_ends_and_says_with_what_to_go_on() {
    Instant at = clock().instant().truncatedTo(ChronoUnit.MICROS).plusSeconds(3);

    continuations().send(Continuation.after(at, run, Continuation.At.TEXT), at);
    List<String> before = receive();
    after(Duration.ofSeconds(3));

    assertThat(awaitMessages(1))
        .containsExactly(goOn().put("at", "text").put("wakeAt", at.toString()).put("tries", 0));
    assertThat(before).isEmpty();
    assertThat(clock().instant()).isAfterOrEqualTo(at);
  }

  @Test
  void a_nudge_ends_no_wait_and_says_how_many_came_before_it() {
    Continuation second = new Continuation(run, Continuation.At.EMAIL, Optional.empty(), 1);

    continuations().send(second, clock().instant());

    assertThat(awaitMessages(1)).containsExactly(goOn().put("at", "email").put("tries", 1));
  }

  @Test
  void a_wait_further_away_than_the_queue_can_wait_is_taken() {
    Instant at = clock().instant().plus(Duration.ofMinutes(50));

    continuations().send(Continuation.after(at, run, Continuation.At.EMAIL), at);

    assertThat(receive()).isEmpty();
  }

  @Test
  void chats_that_the_sweep_found_come_at_once_each_of_them() {
    Instant due = clock().instant();
    List<ChatKey> chats = Stream.generate(Fresh::chat).limit(23).toList();

    swept().look(chats.stream().map(found -> new Due<>(found, due)).toList());

    assertThat(awaitMessages(chats.size()))
        .containsExactlyInAnyOrderElementsOf(
            chats.stream().map(found -> look(found, due).put("swept", true)).toList());
  }

  @Test
  void deliveries_that_the_sweep_found_come_at_once_each_of_them() {
    Instant due = clock().instant();
    List<DeliveryId> found =
        Stream.generate(() -> new DeliveryId(run(Fresh.chat()).followUp(), Slot.XMS))
            .limit(11)
            .toList();

    swept().ask(found.stream().map(delivery -> new Due<>(delivery, due)).toList());

    assertThat(awaitMessages(found.size()))
        .extracting(message -> message.path("delivery").asText())
        .containsExactlyInAnyOrderElementsOf(found.stream().map(DeliveryId::value).toList());
  }

  @Test
  void a_sweep_that_found_nothing_sends_nothing() {
    swept().look(List.of());

    assertThat(receive()).isEmpty();
  }

  private LookQueue looks() {
    return new SqsLookQueue(client(), clock(), this::queue);
  }

  private Continuations continuations() {
    return new SqsContinuations(client(), clock(), this::queue);
  }

  /** Both of its queues are one here. */
  private SweepQueue swept() {
    return new SqsSweepQueue(client(), this::queue, this::queue);
  }

  private JsonNode awaitLook() {
    return awaitMessages(1).getFirst();
  }

  private List<JsonNode> awaitMessages(int count) {
    Patience.until(
        "messages",
        () -> {
          receive().forEach(body -> received.add(json(body)));
          return received.size() >= count;
        });
    assertThat(received).hasSize(count);
    return received;
  }

  private ObjectNode look(Instant at) {
    return look(chat, at);
  }

  private static ObjectNode look(ChatKey chat, Instant at) {
    return ids(chat).put("at", at.toString());
  }

  private ObjectNode goOn() {
    return ids(chat).put("reply", run.reply().value()).put("round", run.round());
  }

  private static ObjectNode ids(ChatKey chat) {
    return JSON.createObjectNode()
        .put("workspace", chat.workspace().value())
        .put("customer", chat.owner().customer().value())
        .put("chat", chat.chat().value());
  }

  private static Run run(ChatKey chat) {
    return new Run(chat, new ReplyId("r-" + UUID.randomUUID()), 0);
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("a message is JSON", e);
    }
  }
}
