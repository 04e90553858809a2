package io.followup.handlers.stream;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import io.followup.domain.fixture.Functions;
import io.followup.domain.fixture.Platform;
import io.followup.domain.followup.Announce;
import io.followup.domain.record.CountOutcomes;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * The functions behind the tables' streams and the schedule. A record becomes a call of each
 * function whose event source's filter lets it pass, until that function is done with it.
 */
public final class StreamDoors {
  private final DispatchFunction dispatch;
  private final ExpirationsFunction expirations;
  private final AnnounceFunction announce;
  private final SweepFunction sweep;

  public StreamDoors(Functions functions, Announce announce, CountOutcomes count) {
    this.dispatch = new DispatchFunction(functions.room());
    this.expirations = new ExpirationsFunction(functions.left());
    this.announce = new AnnounceFunction(announce, count);
    this.sweep =
        new SweepFunction(
            functions.sweep(), functions.erase(), functions.endpoints(), Journals.NONE);
  }

  public void sweep() {
    var _ = sweep.sweep(Map.of());
  }

  /** Calls whoever the record is for. */
  public void wake(Platform platform, Record record) {
    DynamodbStreamRecord seen = LambdaRecord.of(record);
    Map<String, AttributeValue> before = record.dynamodb().oldImage();
    Map<String, AttributeValue> after = record.dynamodb().newImage();
    String pk = text(record.dynamodb().keys(), "pk");
    String name = pk.substring(pk.lastIndexOf('#') + 1);
    if (after.containsKey("left") && !after.containsKey("told")) {
      comes(platform, "left " + name, () -> expirations.expirations(seen));
    }
    if (after.containsKey("text") && !after.containsKey("outcome") && !before.containsKey("text")) {
      comes(platform, "dispatch " + name, () -> dispatch.dispatch(seen));
    }
    if (after.containsKey("outcome") && !before.containsKey("outcome")) {
      comes(platform, "settled " + name, () -> announce.announce(seen));
    }
    if (text(after, "sk").startsWith("low#")) {
      comes(platform, "low " + name, () -> announce.announce(seen));
    }
    if (after.containsKey("tells")) {
      comes(platform, "changed " + text(after, "sk"), () -> announce.announce(seen));
    }
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return item.getOrDefault(name, AttributeValue.fromS("")).s();
  }

  private static void comes(Platform platform, String name, Runnable call) {
    platform.comes(
        name,
        () -> {
          call.run();
          return name;
        });
  }
}
