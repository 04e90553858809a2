package io.followup.standins.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.carriers.sqs.SqsLookQueue;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.id.ChatKey;
import io.followup.domain.workflow.LookQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What {@link LookQueue} promises, over SQS. */
public abstract class LookQueueContract {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ChatKey chat = Fresh.chat();
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

  private LookQueue looks() {
    return new SqsLookQueue(client(), clock(), this::queue);
  }

  private JsonNode awaitLook() {
    Patience.until(
        "a look",
        () -> {
          receive().forEach(body -> received.add(json(body)));
          return !received.isEmpty();
        });
    assertThat(received).hasSize(1);
    return received.getFirst();
  }

  private ObjectNode look(Instant at) {
    return JSON.createObjectNode()
        .put("workspace", chat.workspace().value())
        .put("customer", chat.owner().customer().value())
        .put("chat", chat.chat().value())
        .put("at", at.toString());
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("a look is JSON", e);
    }
  }
}
