package io.followup.dynamodb;

import static io.followup.dynamodb.Expression.all;
import static io.followup.dynamodb.Expression.any;

import io.followup.domain.delivery.Deliveries;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.delivery.Status;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.outcome.Reason;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Deliveries in the table {@code followup}, those of a follow-up beside each other. */
@Singleton
public final class DynamoDbDeliveries implements Deliveries {
  private final Table table;
  private final Retention retention;
  private final DueIndex due;

  @Inject
  public DynamoDbDeliveries(
      DynamoDbClient client,
      @ConfigProperty(name = "followup.table.followup") String table,
      Retention retention) {
    this.table = new Table(client, table);
    this.retention = retention;
    this.due = new DueIndex(this.table);
  }

  @Override
  public Optional<Delivery> get(DeliveryId id) {
    Item item = table.get(Key.delivery(id));
    return item.isEmpty() ? Optional.empty() : Optional.of(DeliveryItem.delivery(item));
  }

  @Override
  public List<Delivery> getAll(Collection<DeliveryId> ids) {
    return table.getAll(ids.stream().map(Key::delivery).toList()).stream()
        .map(DeliveryItem::delivery)
        .toList();
  }

  @Override
  public List<Delivery> of(FollowUpId followUp) {
    return table
        .query(table.collection(Key.deliveryPk(followUp), Key.DELIVERY).consistentRead(true))
        .stream()
        .map(DeliveryItem::delivery)
        .toList();
  }

  @Override
  public boolean open(Delivery delivery, Optional<Instant> ask) {
    Fields fields = DeliveryItem.of(delivery, retention.from(delivery.at()));
    ask.ifPresent(at -> fields.with(DeliveryItem.due(delivery.id(), at).attributes()));
    return table.put(
        new NewItem(Key.delivery(delivery.id()), fields)
            .when(e -> any(e.absent(Key.PK), isRetried(e, delivery.attempts() - 1))));
  }

  private static String isRetried(Expression e, int attempt) {
    return all(is(e, Status.RETRY), e.is(DeliveryItem.ATTEMPTS, Values.number(attempt)));
  }

  @Override
  public void takeToken(DeliveryId id, String token) {
    table.update(
        new Change(Key.delivery(id))
            .set(DeliveryItem.TOKEN, Values.text(token))
            .when(e -> e.exists(Key.PK)));
  }

  @Override
  public Delivery advance(
      Delivery attempt, Status status, Reason reason, Optional<String> carrierId) {
    Change change =
        new Change(Key.delivery(attempt.id()))
            .set(DeliveryItem.STATUS, DeliveryItem.status(status))
            .set(DeliveryItem.REASON, DeliveryItem.reason(reason))
            .set(DeliveryItem.CARRIER_ID, carrierId.map(Values::text))
            .when(e -> goesOver(e, status, attempt.attempts()));
    if (status == Status.RETRY) {
      change.append(DeliveryItem.TRIES, DeliveryItem.failed(attempt.failed(reason)));
    }
    if (isOver(status)) {
      change.remove(DueIndex.DUE, DueIndex.SHARD);
    }
    return switch (table.update(change)) {
      case Written.Done(Item after) -> DeliveryItem.delivery(after);
      case Written.Refused(Item before) -> stands(before);
    };
  }

  @Override
  public Optional<Delivery> report(
      DeliveryId id, Status status, Reason reason, Instant at, Optional<DeliveryId> stead) {
    Change inTime = reported(id, status, reason, new Receipt(at, status.word(), false));
    if (stead.isEmpty()) {
      return there(table.update(inTime));
    }
    Check notOut = new Check(Key.delivery(stead.get()), DynamoDbDeliveries::isNotOut);
    return switch (table.transact(List.of(inTime, notOut))) {
      case Transacted.Done _ -> get(id);
      case Transacted.Refused(Map<Integer, Item> before) ->
          before.containsKey(0)
              ? there(before.get(0))
              : there(
                  table.update(reported(id, status, reason, new Receipt(at, status.word(), true))));
    };
  }

  private static Change reported(DeliveryId id, Status status, Reason reason, Receipt news) {
    return new Change(Key.delivery(id))
        .set(DeliveryItem.STATUS, DeliveryItem.status(status))
        .set(DeliveryItem.REASON, DeliveryItem.reason(reason))
        .append(DeliveryItem.NEWS, DeliveryItem.news(news))
        .remove(DueIndex.DUE, DueIndex.SHARD)
        .when(e -> reported(e, status));
  }

  private static Optional<Delivery> there(Written written) {
    return switch (written) {
      case Written.Done(Item after) -> there(after);
      case Written.Refused(Item before) -> there(before);
    };
  }

  private static Optional<Delivery> there(Item item) {
    return item.isEmpty() ? Optional.empty() : Optional.of(DeliveryItem.delivery(item));
  }

  /** Nobody has it, and nobody may be about to; see {@link Status#isPerhapsOut}. */
  private static String isNotOut(Expression e) {
    return any(e.absent(Key.PK), is(e, Status.RETRY), is(e, Status.REFUSED), is(e, Status.NOTHING));
  }

  @Override
  public void inTime(Delivery reported) {
    Change change = new Change(Key.delivery(reported.id())).when(e -> e.exists(Key.PK));
    for (int i = 0; i < reported.receipts().size(); i++) {
      // A receipt is only ever appended, so that each stays where it was read.
      change.setIn(DeliveryItem.NEWS, i, DeliveryItem.LATE, Values.flag(false));
    }
    table.update(change);
  }

  private static String reported(Expression e, Status status) {
    return isTaken(status)
        ? all(e.exists(Key.PK), e.isNot(DeliveryItem.STATUS, DeliveryItem.status(status)))
        : any(is(e, Status.SENDING), is(e, Status.ACCEPTED), is(e, Status.UNKNOWN));
  }

  @Override
  public void erase(DeliveryId id) {
    table.update(
        new Change(Key.delivery(id))
            .set(DeliveryItem.TO, Values.text(""))
            .remove(DeliveryItem.TOKEN)
            .when(e -> e.exists(Key.PK)));
  }

  @Override
  public void ask(DeliveryId id, Optional<Instant> at) {
    Change change = new Change(Key.delivery(id)).when(e -> e.exists(Key.PK));
    at.ifPresentOrElse(
        instant -> change.set(DeliveryItem.due(id, instant)),
        () -> change.remove(DueIndex.DUE, DueIndex.SHARD));
    table.update(change);
  }

  @Override
  public List<DeliveryId> due(Instant now, int limit) {
    return due.deliveries(now, limit).stream().map(DeliveryItem::id).toList();
  }

  private static boolean isOver(Status status) {
    return switch (status) {
      case SENDING, ACCEPTED, UNKNOWN -> false;
      case RETRY, DELIVERED, REFUSED, NOTHING -> true;
    };
  }

  private static boolean isTaken(Status status) {
    return switch (status) {
      case ACCEPTED, DELIVERED -> true;
      case SENDING, RETRY, REFUSED, UNKNOWN, NOTHING -> false;
    };
  }

  private static String goesOver(Expression e, Status status, int attempt) {
    return switch (status) {
      case ACCEPTED, DELIVERED ->
          all(
              e.exists(Key.PK),
              e.isNot(DeliveryItem.STATUS, DeliveryItem.status(Status.DELIVERED)),
              "NOT " + refusedByNews(e));
      case NOTHING -> any(isSending(e, attempt), is(e, Status.RETRY));
      case SENDING, RETRY, REFUSED, UNKNOWN -> isSending(e, attempt);
    };
  }

  /** A refusal that news brought is later than any answer of the carrier to the call itself. */
  private static String refusedByNews(Expression e) {
    String some = "size(" + e.name(DeliveryItem.NEWS) + ") > " + e.value(Values.number(0));
    return all(is(e, Status.REFUSED), some);
  }

  private static String isSending(Expression e, int attempt) {
    return all(is(e, Status.SENDING), e.is(DeliveryItem.ATTEMPTS, Values.number(attempt)));
  }

  private static String is(Expression e, Status status) {
    return e.is(DeliveryItem.STATUS, DeliveryItem.status(status));
  }

  private static Delivery stands(Item before) {
    if (before.isEmpty()) {
      // Nothing is made up in its place: what was erased or has expired stays away.
      throw new IllegalStateException("there is no such delivery");
    }
    return DeliveryItem.delivery(before);
  }
}
