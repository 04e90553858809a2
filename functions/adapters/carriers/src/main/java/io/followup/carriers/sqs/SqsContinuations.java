package io.followup.carriers.sqs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.carriers.aws.AwsFailure;
import io.followup.domain.id.Run;
import io.followup.domain.workflow.Continuation;
import io.followup.domain.workflow.Continuations;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Delayed messages of a queue; the state machine {@code tell} puts nudges into it, too. */
@Singleton
public class SqsContinuations implements Continuations {
  private final SqsClient sqs;
  private final Clock clock;
  private final Supplier<String> queue;

  public SqsContinuations(
      SqsClient sqs,
      Clock clock,
      @ConfigProperty(name = "followup.continuation-queue.url") Supplier<String> queue) {
    this.sqs = sqs;
    this.clock = clock;
    this.queue = queue;
  }

  @Override
  public void send(Continuation continuation, Instant at) {
    String body = body(continuation);
    int delay = Delay.seconds(clock.instant(), at);
    try {
      sqs.sendMessage(
          request -> request.queueUrl(queue.get()).messageBody(body).delaySeconds(delay));
    } catch (SdkException e) {
      throw AwsFailure.of("the continuation queue did not take a message", e);
    }
  }

  private static String body(Continuation continuation) {
    Run run = continuation.run();
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("workspace", run.chat().workspace().value())
            .put("customer", run.chat().owner().customer().value())
            .put("chat", run.chat().chat().value())
            .put("reply", run.reply().value())
            .put("round", run.round())
            .put("at", continuation.at().word());
    continuation.wakeAt().ifPresent(wakeAt -> body.put("wakeAt", asKept(wakeAt)));
    return body.put("tries", continuation.tries()).toString();
  }

  /** As exactly as chats keep it: whoever gets the message compares. */
  private static String asKept(Instant wakeAt) {
    return wakeAt.truncatedTo(ChronoUnit.MICROS).toString();
  }
}
