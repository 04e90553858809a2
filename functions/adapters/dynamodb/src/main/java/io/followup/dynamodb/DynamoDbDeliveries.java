package io.followup.dynamodb;

import static io.followup.dynamodb.Expression.all;
import static io.followup.dynamodb.Expression.any;

import io.followup.domain.delivery.Charge;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Opened;
import io.followup.domain.delivery.Status;
import io.followup.domain.delivery.Turn;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.Due;
import io.followup.domain.id.FollowUpId;
import io.followup.dynamodb.DeliveryWrite.Released;
import io.followup.dynamodb.DeliveryWrite.Work;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Deliveries in the table {@code followup}, those of a follow-up beside each other. */
@Singleton
public final class DynamoDbDeliveries implements Deliveries {
  private final Table table;
  private final DeliveryWrite write;
  private final Retention retention;
  private final DueIndex due;

  @Inject
  public DynamoDbDeliveries(
      DynamoDbClient client,
      @ConfigProperty(name = "followup.table.followup") String table,
      Retention retention) {
    this.table = new Table(client, table);
    this.write = new DeliveryWrite(this.table);
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
  public Opened open(Delivery delivery, Optional<Instant> ask, Optional<Long> cap) {
    if (delivery.charge().filter(Charge::isToReserve).isPresent()) {
      return write.reserve(delivery, paid -> item(paid, ask), cap);
    }
    return table.put(item(delivery, ask)) ? new Opened.Put(delivery) : new Opened.Taken();
  }

  private NewItem item(Delivery delivery, Optional<Instant> ask) {
    Fields fields = DeliveryItem.of(delivery, retention.from(delivery.at()));
    ask.ifPresent(at -> fields.with(DeliveryItem.due(delivery.id(), at).attributes()));
    return new NewItem(Key.delivery(delivery.id()), fields)
        .when(e -> any(e.absent(Key.PK), isRetried(e, delivery)));
  }

  /** What is held back for the attempt before stays with this one, or was given back. */
  private static String isRetried(Expression e, Delivery next) {
    return all(
        DeliveryItem.is(e, Status.RETRY),
        e.is(DeliveryItem.ATTEMPTS, Values.number(next.attempts() - 1)),
        hasWaited(e, next),
        ChargeMap.allows(e, next.charge().filter(Charge::isReserved)));
  }

  /** As {@link Delivery#retryAt} says, also of one that a release kept without its wait. */
  private static String hasWaited(Expression e, Delivery next) {
    Delivery before = next.asked(next.to(), next.attempts() - 1, next.token());
    AttributeValue begun = Values.instant(next.at().minus(before.gap()));
    return any(
        e.atMost(DeliveryItem.WAKE_AT, Values.instant(next.at())),
        all(e.absent(DeliveryItem.WAKE_AT), e.atMost(DeliveryItem.AT, begun)));
  }

  @Override
  public void takeToken(DeliveryId id, String token) {
    table.update(
        new Change(Key.delivery(id))
            .set(DeliveryItem.TOKEN, Values.text(token))
            .when(e -> e.exists(Key.PK)));
  }

  @Override
  public Delivery advance(Delivery attempt, Turn turn) {
    return write
        .change(
            attempt,
            new Work(
                (there, _) -> turn.of(attempt, there),
                Delivery::movement,
                Optional.empty(),
                turn.at()))
        // Nothing is made up in its place: what was erased or has expired stays away.
        .orElseThrow(() -> new IllegalStateException("there is no such delivery"));
  }

  @Override
  public Optional<Delivery> report(Delivery seen, Turn turn, Optional<DeliveryId> stead) {
    return write.change(seen, new Work(turn::reported, Delivery::movement, stead, turn.at()));
  }

  @Override
  public void settle(Delivery seen, Instant at) {
    Optional<Delivery> _ =
        write.change(seen, new Work(new Released(seen), Delivery::movement, Optional.empty(), at));
  }

  @Override
  public void release(Delivery seen, Instant at) {
    Optional<Delivery> _ =
        write.change(seen, new Work(new Released(seen), Delivery::giveBack, Optional.empty(), at));
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

  @Override
  public void erase(DeliveryId id) {
    table.update(
        new Change(Key.delivery(id))
            .set(DeliveryItem.TO, Values.text(""))
            .remove(DeliveryItem.TOKEN, DeliveryItem.ADDRESS)
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
  public void due(Instant now, Predicate<List<Due<DeliveryId>>> page) {
    due.deliveries(
        now,
        keys ->
            page.test(
                keys.stream()
                    .map(one -> new Due<>(DeliveryItem.id(one.key()), one.at()))
                    .toList()));
  }

  @Override
  public void putOff(List<Due<DeliveryId>> listed, Instant until) {
    due.putOff(
        listed.stream().map(one -> new Due<>(Key.delivery(one.key()), one.at())).toList(), until);
  }
}
