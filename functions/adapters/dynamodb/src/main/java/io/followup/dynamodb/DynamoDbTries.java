package io.followup.dynamodb;

import io.followup.domain.id.WorkspaceId;
import io.followup.domain.settings.Settings.Webhook.Topic;
import io.followup.domain.webhook.Post.Answer;
import io.followup.domain.webhook.Post.Fault;
import io.followup.domain.webhook.Tries;
import io.followup.domain.webhook.Try;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Attempts at webhooks in the table {@code followup}, an item each, by time. */
@Singleton
public final class DynamoDbTries implements Tries {
  private static final Duration KEPT = Duration.ofDays(30);

  private static final String AT = "at";
  private static final String EVENT = "event";
  private static final String TOPIC = "topic";
  private static final String ATTEMPT = "attempt";
  private static final String STATUS = "status";
  private static final String FAULT = "fault";
  private static final String RESULT = "result";
  private static final String NEXT = "next";

  private final Table table;

  @Inject
  public DynamoDbTries(
      DynamoDbClient client, @ConfigProperty(name = "followup.table.followup") String table) {
    this.table = new Table(client, table);
  }

  @Override
  public void keep(WorkspaceId workspace, Try made) {
    Fields fields =
        new Fields()
            .with(AT, Values.instant(made.at()))
            .with(EVENT, Values.text(made.event()))
            .with(TOPIC, Values.text(made.topic().name()))
            .with(ATTEMPT, Values.number(made.attempt()))
            .with(RESULT, Values.text(made.result().name()))
            .with(NEXT, made.next().map(Values::instant))
            .with(Retention.EXPIRES, Values.expiry(made.at().plus(KEPT)));
    switch (made.answer()) {
      case Answer.Status(int code) -> fields.with(STATUS, Values.number(code));
      case Answer.Failed(Fault fault) -> fields.with(FAULT, Values.text(fault.name()));
    }
    String at = "%019d".formatted(Micros.of(made.at()));
    boolean _ = table.put(new NewItem(Key.webhookTry(workspace, at, made.event()), fields));
  }

  @Override
  public List<Try> last(WorkspaceId workspace) {
    return table
        .query(
            table
                .collection(Key.webhookPk(workspace), Key.TRY)
                .scanIndexForward(false)
                .limit(SHOWN),
            SHOWN)
        .stream()
        .map(DynamoDbTries::made)
        .toList();
  }

  private static Try made(Item item) {
    Answer answer =
        item.maybeNumber(STATUS)
            .<Answer>map(code -> new Answer.Status(Math.toIntExact(code)))
            .orElseGet(() -> new Answer.Failed(Fault.valueOf(item.text(FAULT))));
    return new Try(
        item.instant(AT),
        item.text(EVENT),
        Topic.valueOf(item.text(TOPIC)),
        item.count(ATTEMPT),
        answer,
        Try.Result.valueOf(item.text(RESULT)),
        item.maybeInstant(NEXT));
  }
}
