package io.followup.dynamodb;

import io.followup.domain.contact.Endpoints;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Endpoints in the table {@code followup}; {@link TokenOwners} writes who has them. */
@Singleton
public final class DynamoDbEndpoints implements Endpoints {
  private final Table table;
  private final DueIndex due;

  @Inject
  public DynamoDbEndpoints(
      DynamoDbClient client, @ConfigProperty(name = "followup.table.followup") String table) {
    this.table = new Table(client, table);
    this.due = new DueIndex(this.table);
  }

  @Override
  public List<String> due(Instant now, int limit) {
    return due.endpoints(now, limit);
  }

  /** Decided by what was read, and written where that has not changed since. */
  @Override
  public boolean giveUp(String endpoint, Instant now) {
    Key key = Key.endpoint(endpoint);
    Item there = table.get(key);
    if (there.flag(EndpointItem.GONE)) {
      return true;
    }
    if (!there.has(DueIndex.DUE)) {
      return false;
    }
    Change change =
        new Change(key)
            .when(e -> e.is(DueIndex.DUE, asRead(there, DueIndex.DUE)))
            .when(e -> e.is(EndpointItem.HOLDERS, asRead(there, EndpointItem.HOLDERS)));
    Optional<Instant> until = there.maybeInstant(EndpointItem.UNTIL).filter(now::isBefore);
    if (there.has(EndpointItem.HOLDERS) && until.isPresent()) {
      table.update(change.set(DueIndex.DUE, Values.instant(until.get())));
      return false;
    }
    return table.update(change.set(EndpointItem.GONE, Values.flag(true))).isDone();
  }

  private static Optional<AttributeValue> asRead(Item there, String name) {
    return Optional.ofNullable(there.attributes().get(name));
  }

  @Override
  public void deleted(String endpoint, Instant now) {
    table.update(
        new Change(Key.endpoint(endpoint))
            .remove(DueIndex.DUE, DueIndex.SHARD, EndpointItem.HOLDERS, EndpointItem.UNTIL)
            .set(Retention.EXPIRES, Values.expiry(now.plus(EndpointItem.REMEMBERED)))
            .when(e -> e.exists(EndpointItem.GONE)));
  }
}
