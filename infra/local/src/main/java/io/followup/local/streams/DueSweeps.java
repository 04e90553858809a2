package io.followup.local.streams;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import io.followup.handlers.stream.SweepFunction;
import io.followup.local.time.Timeline;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The sweep's schedule: every full minute on AWS. Here a minute at which nothing is due is jumped
 * over, so that skipping a day does not sweep 1,440 times for nothing.
 */
@Singleton
class DueSweeps {
  private final Timeline timeline;
  private final DynamoDbClient dynamoDb;
  private final String table;
  private final SweepFunction sweep;
  private final NavigableSet<Instant> planned = new ConcurrentSkipListSet<>();

  DueSweeps(
      Timeline timeline,
      DynamoDbClient dynamoDb,
      @ConfigProperty(name = "followup.table.followup") String table,
      SweepFunction sweep) {
    this.timeline = timeline;
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.sweep = sweep;
  }

  /** Plans for what an earlier process left open. */
  void resume() {
    for (var item :
        dynamoDb
            .scanPaginator(
                s ->
                    s.tableName(table)
                        .filterExpression("attribute_exists(#d)")
                        .projectionExpression("#d")
                        .expressionAttributeNames(Map.of("#d", "due")))
            .items()) {
      plan(micros(Objects.requireNonNull(item.get("due")).n()));
    }
  }

  /** A chat that is due some time is swept at the next full minute. */
  void watch(DynamodbStreamRecord record) {
    Map<String, AttributeValue> image = record.getDynamodb().getNewImage();
    AttributeValue due = image == null ? null : image.get("due");
    if (due != null && due.getN() != null) {
      plan(micros(due.getN()));
    }
  }

  private static Instant micros(String number) {
    return Instant.EPOCH.plus(Long.parseLong(number), ChronoUnit.MICROS);
  }

  private void plan(Instant due) {
    Instant minute = next(due, timeline.now());
    if (planned.add(minute)) {
      timeline.at(minute, "sweep", () -> sweep(minute));
    }
  }

  /** The first full minute after both: what is late already is swept once a minute, too. */
  static Instant next(Instant due, Instant now) {
    Instant later = due.isAfter(now) ? due : now;
    return later.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
  }

  private void sweep(Instant minute) {
    planned.remove(minute);
    var _ = sweep.sweep(Map.of());
  }
}
