package io.followup.handlers.stream;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import io.followup.domain.followup.CustomerLeft;
import io.followup.dynamodb.StreamImages;
import io.followup.handlers.journal.LogsFailures;
import io.quarkus.funqy.Funq;

/** A lease was cleared or lowered, or TTL removed one (stream of the presence table). */
@LogsFailures
public class ExpirationsFunction {
  private final CustomerLeft customerLeft;

  public ExpirationsFunction(CustomerLeft customerLeft) {
    this.customerLeft = customerLeft;
  }

  @Funq("expirations")
  public void expirations(DynamodbStreamRecord record) {
    if ("REMOVE".equals(record.getEventName())) {
      // An erasure removes items too; only the service's own deletions are lapses.
      if (record.getUserIdentity() != null
          && "dynamodb.amazonaws.com".equals(record.getUserIdentity().getPrincipalId())) {
        customerLeft.removed(StreamImages.sessions(StreamRecords.oldImage(record)));
      }
    } else {
      customerLeft.left(StreamImages.sessions(StreamRecords.newImage(record)).customer());
    }
  }
}
