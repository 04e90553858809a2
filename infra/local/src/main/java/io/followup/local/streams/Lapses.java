package io.followup.local.streams;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import io.followup.aws.events.LambdaRecords;
import io.followup.aws.events.StreamRecord;
import io.followup.handlers.stream.ExpirationsFunction;
import io.followup.local.time.Timeline;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Deletes presence items that have lapsed by the laptop's clock, where DynamoDB's own TTL, which
 * reads the wall clock, would be late by what was skipped. An item that changed meanwhile stays.
 */
@Singleton
class Lapses {
  private static final String EXPIRES = "expiresAt";

  private final Timeline timeline;
  private final DynamoDbClient dynamoDb;
  private final String table;
  private final ExpirationsFunction expirations;
  private final Map<String, Wait> waits = new ConcurrentHashMap<>();

  Lapses(
      Timeline timeline,
      DynamoDbClient dynamoDb,
      @ConfigProperty(name = "followup.table.presence") String table,
      ExpirationsFunction expirations) {
    this.timeline = timeline;
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.expirations = expirations;
  }

  /** Sets the timers of what an earlier process left. */
  void resume() {
    for (var item :
        dynamoDb
            .scanPaginator(s -> s.tableName(table).projectionExpression("pk, expiresAt"))
            .items()) {
      var expires = item.get(EXPIRES);
      if (expires != null) {
        watch(Objects.requireNonNull(item.get("pk")).s(), expires.n());
      }
    }
  }

  /** Sets the item's timer anew, or stops it. */
  void watch(DynamodbStreamRecord record) {
    Map<String, AttributeValue> image = record.getDynamodb().getNewImage();
    String key = Objects.requireNonNull(record.getDynamodb().getKeys().get("pk")).getS();
    AttributeValue expires = image == null ? null : image.get(EXPIRES);
    watch(key, expires == null ? null : expires.getN());
  }

  private void watch(String key, @Nullable String expires) {
    var _ =
        waits.compute(
            key,
            (_, wait) -> {
              if (wait != null && expires != null && !wait.isLaterThan(expires)) {
                wait.expires = expires;
                return wait;
              }
              if (wait != null) {
                timeline.cancel(wait.timer);
              }
              return expires == null ? null : new Wait(key, expires);
            });
  }

  /** One timer an item: each beat puts the end off, and most are put off before it has come. */
  private final class Wait {
    private final long until;
    private final Timeline.Timer timer;
    private String expires;

    Wait(String key, String expires) {
      this.expires = expires;
      until = Long.parseLong(expires);
      // TTL deletes what has expired: the second must be over.
      timer = timeline.at(Instant.ofEpochSecond(until + 1), "ttl", () -> lapse(key, this));
    }

    boolean isLaterThan(String other) {
      return until > Long.parseLong(other);
    }
  }

  /** The timer has fired: it is put off like the item, or the item goes. */
  private void lapse(String key, Wait wait) {
    if (waits.computeIfPresent(key, (_, current) -> current == wait ? next(key, wait) : current)
        == null) {
      delete(key, wait.expires);
    }
  }

  private @Nullable Wait next(String key, Wait wait) {
    return Long.parseLong(wait.expires) > wait.until ? new Wait(key, wait.expires) : null;
  }

  private void delete(String key, String expires) {
    var pk = software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS(key);
    try {
      DeleteItemResponse deleted =
          dynamoDb.deleteItem(
              d ->
                  d.tableName(table)
                      .key(Map.of("pk", pk))
                      .conditionExpression("#e = :e")
                      .expressionAttributeNames(Map.of("#e", EXPIRES))
                      .expressionAttributeValues(
                          Map.of(
                              ":e",
                              software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN(
                                  expires)))
                      .returnValues(ReturnValue.ALL_OLD));
      expirations.expirations(
          LambdaRecords.of(StreamRecord.ttlRemoval(Map.of("pk", pk), deleted.attributes())));
    } catch (ConditionalCheckFailedException e) {
      // A beat came between; it has set a timer of its own.
      return;
    }
  }
}
