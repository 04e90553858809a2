package io.followup.dynamodb;

import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Kind;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.delivery.Status;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.ReplyId;
import io.followup.domain.outcome.Reason;
import io.followup.domain.settings.Settings.AlimTalk.Vendor;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A delivery, beside the others of its follow-up. */
final class DeliveryItem {
  static final String STATUS = "status";
  static final String REASON = "reason";
  static final String ATTEMPTS = "attempts";
  static final String CARRIER_ID = "carrierId";
  static final String COST = "cost";
  static final String TOKEN = "token";
  static final String NEWS = "news";
  static final String TO = "to";
  static final String TRIES = "tries";
  static final String CHARGE = "charge";
  static final String ADDRESS = "address";

  /** When a RETRY is asked again. */
  static final String WAKE_AT = "wakeAt";

  private static final String WORKSPACE = "workspace";
  private static final String CUSTOMER = "customer";
  private static final String CHAT = "chat";
  static final String AT = "at";
  private static final String KIND = "kind";
  static final String LATE = "late";
  private static final String TELLS = "tells";
  private static final String VENDOR = "vendor";
  private static final String SECRET_REF = "secretRef";

  private DeliveryItem() {}

  static Fields of(Delivery delivery, AttributeValue expires) {
    return new Fields()
        .with(WORKSPACE, Values.text(delivery.chat().workspace().value()))
        .with(CUSTOMER, Values.text(delivery.chat().owner().customer().value()))
        .with(CHAT, Values.text(delivery.chat().chat().value()))
        .with("began", Values.text(delivery.began().value()))
        .with(KIND, Values.text(delivery.kind().name()))
        .with(STATUS, status(delivery.status()))
        .with(REASON, delivery.reason().map(DeliveryItem::reason))
        .with(TO, Values.text(delivery.to()))
        .with(TELLS, tells(delivery.tells()))
        .with(AT, Values.instant(delivery.at()))
        .with("until", Values.instant(delivery.until()))
        .with(ATTEMPTS, Values.number(delivery.attempts()))
        .with(COST, Values.number(delivery.cost()))
        .with(CARRIER_ID, delivery.carrierId().map(Values::text))
        .with(TOKEN, delivery.token().map(Values::text))
        .with(NEWS, news(delivery.receipts()))
        .with(VENDOR, delivery.via().map(via -> Values.text(via.vendor().word())))
        .with(SECRET_REF, delivery.via().flatMap(Delivery.Via::secretRef).map(Values::text))
        .with(TRIES, tries(delivery.tries()))
        .with(CHARGE, delivery.charge().map(ChargeMap::of))
        .with(ADDRESS, delivery.address().map(Values::text))
        .with(WAKE_AT, delivery.wakeAt().map(Values::instant))
        .with(Retention.EXPIRES, expires);
  }

  static Delivery delivery(Item item) {
    return new Delivery(
        id(Key.of(item)),
        ChatKey.of(item.text(WORKSPACE), item.text(CUSTOMER), item.text(CHAT)),
        new ReplyId(item.text("began")),
        Kind.valueOf(item.text(KIND)),
        Status.valueOf(item.text(STATUS).toUpperCase(Locale.ROOT)),
        item.maybeText(REASON).map(Reason::ofWord),
        item.text(TO),
        tells(item),
        item.instant(AT),
        item.instant("until"),
        item.count(ATTEMPTS),
        item.number(COST),
        item.maybeText(CARRIER_ID),
        item.maybeText(TOKEN),
        item.maps(NEWS).stream().map(DeliveryItem::news).toList(),
        item.maybeText(VENDOR).map(vendor -> via(vendor, item.maybeText(SECRET_REF))),
        item.maybeMaps(TRIES).stream().map(DeliveryItem::failed).toList(),
        item.maybeMap(CHARGE).map(ChargeMap::charge),
        item.maybeText(ADDRESS),
        item.maybeInstant(WAKE_AT));
  }

  private static Delivery.Via via(String vendor, Optional<String> secretRef) {
    return new Delivery.Via(Vendor.valueOf(vendor.toUpperCase(Locale.ROOT)), secretRef);
  }

  private static AttributeValue tells(List<ReplyId> tells) {
    return Values.texts(tells.stream().map(ReplyId::value).toList());
  }

  private static List<ReplyId> tells(Item item) {
    return item.texts(TELLS).stream().map(ReplyId::new).toList();
  }

  /** Most deliveries have none, and then nothing is kept of it. */
  private static Optional<AttributeValue> tries(List<Delivery.Try> tries) {
    return tries.isEmpty()
        ? Optional.empty()
        : Optional.of(Values.list(tries.stream().map(DeliveryItem::failed).toList()));
  }

  static AttributeValue failed(Delivery.Try failed) {
    return new Fields()
        .with(AT, Values.instant(failed.at()))
        .with(REASON, reason(failed.reason()))
        .with(TELLS, tells(failed.tells()))
        .asMap();
  }

  private static Delivery.Try failed(Item map) {
    return new Delivery.Try(map.instant(AT), Reason.ofWord(map.text(REASON)), tells(map));
  }

  /** What a change of a delivery makes of it, if it is still what was seen. */
  static Change changed(Delivery seen, Delivery after) {
    Change change = new Change(Key.delivery(seen.id()));
    after
        .wakeAt()
        .ifPresentOrElse(
            at -> change.set(WAKE_AT, Values.instant(at)), () -> change.remove(WAKE_AT));
    return change
        .set(STATUS, status(after.status()))
        .set(REASON, after.reason().map(DeliveryItem::reason))
        .set(CARRIER_ID, after.carrierId().map(Values::text))
        .set(NEWS, news(after.receipts()))
        .set(TRIES, tries(after.tries()))
        .set(COST, Values.number(after.cost()))
        .set(CHARGE, after.charge().map(ChargeMap::of))
        .when(e -> e.is(STATUS, status(seen.status())))
        .when(e -> e.is(ATTEMPTS, Values.number(seen.attempts())))
        .when(e -> e.is(NEWS, news(seen.receipts())))
        .when(e -> e.is(TOKEN, seen.token().map(Values::text)))
        .when(e -> e.is(CHARGE, seen.charge().map(ChargeMap::of)));
  }

  static Fields due(DeliveryId id, Instant at) {
    return new Fields()
        .with(DueIndex.DUE, Values.instant(at))
        .with(DueIndex.SHARD, DueIndex.deliveryShard(Key.delivery(id)));
  }

  static AttributeValue status(Status status) {
    return Values.text(status.word());
  }

  static String is(Expression e, Status status) {
    return e.is(STATUS, status(status));
  }

  static AttributeValue reason(Reason reason) {
    return Values.text(reason.word());
  }

  private static AttributeValue news(List<Receipt> receipts) {
    return Values.list(receipts.stream().map(DeliveryItem::news).toList());
  }

  static AttributeValue news(Receipt news) {
    return new Fields()
        .with(AT, Values.instant(news.at()))
        .with(KIND, Values.text(news.kind()))
        .with(LATE, Values.flag(news.late()))
        .asMap();
  }

  private static Receipt news(Item map) {
    return new Receipt(map.instant(AT), map.text(KIND), map.flag(LATE));
  }

  static DeliveryId id(Key key) {
    return new DeliveryId(key.followUp(), Slot.valueOf(key.last().toUpperCase(Locale.ROOT)));
  }
}
