package io.followup.dynamodb;

import io.followup.domain.id.CustomerKey;
import io.followup.domain.presence.Beat;
import io.followup.domain.presence.Leaving;
import io.followup.domain.presence.Presences;
import io.followup.domain.presence.Session;
import io.followup.domain.presence.Sessions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;

/** Presence in a table of its own: one write a beat, and no read. */
@Singleton
public final class DynamoDbPresences implements Presences {
  private final DynamoDbClient client;
  private final Table table;

  @Inject
  public DynamoDbPresences(
      DynamoDbClient client, @ConfigProperty(name = "followup.table.presence") String table) {
    this.client = client;
    this.table = new Table(client, table);
  }

  @Override
  public Sessions beat(Beat beat) {
    return switch (table.update(PresenceChange.beat(beat))) {
      case Written.Done(Item after) -> tidied(beat.customer(), after, beat.now());
      case Written.Refused(Item before) -> refused(beat, before);
    };
  }

  /** The refusal brings the item, which says whether anything of the beat is news all the same. */
  private Sessions refused(Beat beat, Item before) {
    Session session = PresenceItem.sessions(beat.customer(), before).session(beat.session());
    if (session.countsOnly(beat)) {
      return write(beat.customer(), PresenceChange.count(beat), beat.now());
    }
    return session.admits(beat) && session.isLoweredBy(beat)
        ? write(beat.customer(), PresenceChange.lower(beat), beat.now())
        : tidied(beat.customer(), before, beat.now());
  }

  @Override
  public Sessions leave(Leaving leaving) {
    return write(leaving.customer(), PresenceChange.leave(leaving), leaving.now());
  }

  @Override
  public Sessions get(CustomerKey customer) {
    return PresenceItem.sessions(customer, table.get(PresenceItem.key(customer)));
  }

  @Override
  public void toldOffline(CustomerKey customer, Instant since) {
    table.update(
        new Change(PresenceItem.key(customer))
            .set(PresenceItem.TOLD, Values.instant(since))
            .when(e -> e.exists(Key.PK)));
  }

  @Override
  public void erase(CustomerKey customer) {
    client.deleteItem(
        DeleteItemRequest.builder()
            .tableName(table.name())
            .key(PresenceItem.key(customer))
            .build());
  }

  @Override
  public void erase(CustomerKey customer, Instant at) {
    for (int tries = 0; tries < Table.TRIES; tries++) {
      if (table.update(PresenceChange.erase(get(customer), at)).isDone()) {
        return;
      }
    }
    throw new IllegalStateException("the customer's presence changed each time");
  }

  private Sessions write(CustomerKey customer, Change change, Instant now) {
    return switch (table.update(change)) {
      case Written.Done(Item after) -> tidied(customer, after, now);
      case Written.Refused(Item before) -> tidied(customer, before, now);
    };
  }

  /**
   * Where a rare condition asks for it, writes once more; whoever wrote in between tidies. Also
   * after a refusal: it may be of a call that was made before and came no further.
   */
  private Sessions tidied(CustomerKey customer, Item item, Instant now) {
    Sessions sessions = PresenceItem.sessions(customer, item);
    Sessions lasting =
        sessions
            .expiresTooEarly()
            .map(until -> after(sessions, PresenceChange.lengthen(sessions.customer(), until)))
            .orElse(sessions);
    Collection<Session> dead = lasting.toPrune(now);
    return dead.isEmpty() ? lasting : after(lasting, PresenceChange.prune(lasting, dead));
  }

  private Sessions after(Sessions sessions, Change change) {
    return switch (table.update(change)) {
      case Written.Done(Item after) -> PresenceItem.sessions(sessions.customer(), after);
      case Written.Refused(Item before) -> PresenceItem.sessions(sessions.customer(), before);
    };
  }
}
