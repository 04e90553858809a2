package io.followup.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.aws.Sqs;
import io.followup.aws.Terms;
import io.followup.handlers.stream.AskFunction;
import io.followup.handlers.stream.AskMessage;
import io.followup.handlers.stream.ContinueFunction;
import io.followup.handlers.stream.ContinueMessage;
import io.followup.handlers.stream.LookFunction;
import io.followup.handlers.stream.LookMessage;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Consumer;

/** The follow-up's queues and their functions: one message's body a call, as Funqy does it. */
@Singleton
class FollowUpQueues {
  /** Of the function that goes on: it has 10 s, so who died is followed within the minute. */
  private static final Duration SOON = Duration.ofSeconds(60);

  /** The sweep's many looks keep no other function from its places. */
  private static final int AT_ONCE = 50;

  private final Laptop laptop;
  private final LookFunction look;
  private final ContinueFunction goOn;
  private final AskFunction ask;
  private final ObjectMapper json;

  FollowUpQueues(
      Laptop laptop, LookFunction look, ContinueFunction goOn, AskFunction ask, ObjectMapper json) {
    this.laptop = laptop;
    this.look = look;
    this.goOn = goOn;
    this.ask = ask;
    this.json = json;
  }

  void open() {
    Terms usual = Terms.usual();
    laptop
        .sqs()
        .queue("look-again", usual, reading(LookMessage.class, look::look))
        .queue("sweep", usual.atOnce(AT_ONCE), reading(LookMessage.class, look::look))
        .queue("ask", usual.atOnce(AT_ONCE), reading(AskMessage.class, ask::ask))
        .queue("continuation", usual.again(SOON), reading(ContinueMessage.class, goOn::goOn))
        // Whoever looks into the dead letters looks at the queue's own list; nobody works them off.
        .queue("dead-letters", usual, (_, _) -> {});
  }

  private <M> Sqs.Consumer reading(Class<M> type, Consumer<M> function) {
    return (_, body) -> function.accept(message(type, body));
  }

  private <M> M message(Class<M> type, String body) {
    try {
      return json.readValue(body, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a message of this queue", e);
    }
  }
}
