package io.followup.standins.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.handlers.DeadLettersIn;
import io.followup.handlers.bus.DeadLetters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What {@link DeadLetters} promises, over SQS. */
public abstract class DeadLettersContract {
  private final List<String> kept = new ArrayList<>();

  protected abstract SqsClient client();

  /** The URL of a queue of this test's own. */
  protected abstract String queue();

  /** The bodies that the queue hands over now, each once. */
  protected abstract List<String> receive();

  @Test
  void what_could_not_be_taken_is_kept_word_for_word() {
    String event = "{\"detail\": {\"text\": \"회색 램프 & <b>\\u0000</b> \\\"it\\\"\"}}";

    DeadLettersIn.queue(client(), queue()).keep(event);

    assertThat(await()).containsExactly(event);
  }

  @Test
  void the_largest_event_of_a_bus_is_kept() {
    String event = "램".repeat(80_000) + "x".repeat(16_000);

    DeadLettersIn.queue(client(), queue()).keep(event);

    assertThat(await()).containsExactly(event);
  }

  private List<String> await() {
    Patience.until("a dead letter", () -> kept.addAll(receive()));
    return kept;
  }
}
