package io.followup.handlers.stream;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import io.followup.domain.protocol.ChatRoom;
import io.followup.dynamodb.StreamImages;
import io.followup.handlers.journal.LogsFailures;
import io.quarkus.funqy.Funq;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A reply was stored (stream of the follow-up table): follow it up, watch it, or let it be. */
@LogsFailures
public class DispatchFunction {
  private final ChatRoom room;

  DispatchFunction(ChatRoom room) {
    this.room = room;
  }

  @Funq("dispatch")
  public void dispatch(DynamodbStreamRecord record) {
    Map<String, AttributeValue> image = StreamRecords.newImage(record);
    Duration wait = StreamImages.receiptWait(image);
    StreamImages.reply(image)
        .filter(stored -> stored.settlement().isEmpty())
        .map(stored -> stored.reply())
        .ifPresent(reply -> room.stored(reply.chat(), reply.id(), reply.position(), wait));
  }
}
