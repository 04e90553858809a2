package io.followup.handlers.stream;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.followup.Announce;
import io.followup.domain.record.CountOutcomes;
import io.followup.domain.reply.StoredReply;
import io.followup.dynamodb.StreamImages;
import io.followup.handlers.journal.LogsFailures;
import io.quarkus.funqy.Funq;
import java.util.Optional;

/**
 * A reply got its outcome, a delivery a new status or receipt, or credits are low (stream of the
 * follow-up table): tells the world, and counts. Driven by the stream, so that nothing told is lost
 * with a process that died.
 */
@LogsFailures
public class AnnounceFunction {
  private final Announce announce;
  private final CountOutcomes count;

  AnnounceFunction(Announce announce, CountOutcomes count) {
    this.announce = announce;
    this.count = count;
  }

  @Funq("announce")
  public void announce(DynamodbStreamRecord record) {
    var before = StreamRecords.oldImage(record);
    var after = StreamRecords.newImage(record);
    Optional<StoredReply.Present> reply = StreamImages.reply(after);
    if (reply.isPresent()) {
      boolean isNew = StreamImages.reply(before).flatMap(StoredReply.Present::settlement).isEmpty();
      reply.filter(r -> isNew && r.settlement().isPresent()).ifPresent(this::settled);
    }
    Optional<Delivery> delivery = StreamImages.delivery(after);
    delivery.ifPresent(d -> changed(StreamImages.delivery(before), d));
    StreamImages.low(after).ifPresent(announce::low);
  }

  /** Counting comes last: whoever is told does not wait for it. */
  private void settled(StoredReply.Present reply) {
    announce.settled(reply);
    count.settled(reply);
  }

  private void changed(Optional<Delivery> before, Delivery after) {
    announce.changed(before, after);
    count.changed(before, after);
  }
}
