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
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * The sweep's schedule: every full minute on AWS. Here a minute at which nothing is due is jumped
 * over, so that skipping a day does not sweep 1,440 times for nothing.
 */
@Singleton
class DueSweeps {
  private final Timeline timeline;
  private final SweepFunction sweep;
  private final NavigableSet<Instant> planned = new ConcurrentSkipListSet<>();

  DueSweeps(Timeline timeline, SweepFunction sweep) {
    this.timeline = timeline;
    this.sweep = sweep;
  }

  /** A chat that is due some time is swept at the next full minute. */
  void watch(DynamodbStreamRecord record) {
    Map<String, AttributeValue> image = record.getDynamodb().getNewImage();
    AttributeValue due = image == null ? null : image.get("due");
    if (due != null && due.getN() != null) {
      plan(Instant.EPOCH.plus(Long.parseLong(due.getN()), ChronoUnit.MICROS));
    }
  }

  private void plan(Instant due) {
    Instant minute = due.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    if (planned.add(minute)) {
      timeline.at(minute, "sweep", () -> sweep(minute));
    }
  }

  private void sweep(Instant minute) {
    planned.remove(minute);
    var _ = sweep.sweep(Map.of());
  }
}
