package io.followup.dynamodb;

import io.followup.domain.contact.ContactChange;
import io.followup.domain.contact.ContactChange.Field;
import io.followup.domain.contact.Customer;
import io.followup.domain.contact.Device;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.delivery.Channel;
import io.followup.domain.id.CustomerKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a customer may be reached by. */
final class ContactItem {
  private static final String NAME = "name";
  private static final String PHONE = "phone";
  private static final String EMAIL = "email";
  private static final String COUNTRY = "country";
  private static final String LANGUAGE = "language";
  private static final String LINE_USER_ID = "lineUserId";
  private static final String E164 = "e164";
  private static final String CAN_TEXT = "canText";
  private static final String ERASED = "erased";

  /** Stays when the customer is known again, for what is still late. */
  static final String ERASED_AT = "erasedAt";

  private static final String CHANGED = "changedAt";

  private ContactItem() {}

  /** Refused where a later change was taken. */
  static Change merge(
      CustomerKey customer, ContactChange fields, Instant at, AttributeValue expires) {
    AttributeValue made = Values.instant(at);
    Change change =
        new Change(Key.contact(customer))
            .set(Retention.EXPIRES, expires)
            .set(CHANGED, made)
            .remove(ERASED)
            .when(e -> e.absentOrAtMost(CHANGED, made))
            .when(e -> e.absentOrBelow(ERASED_AT, made));
    merge(change, NAME, fields.name(), Values::text);
    merge(change, PHONE, fields.phone(), ContactItem::phone);
    merge(change, EMAIL, fields.email(), email -> Values.text(email.value()));
    merge(change, COUNTRY, fields.country(), Values::text);
    merge(change, LANGUAGE, fields.language(), Values::text);
    merge(change, LINE_USER_ID, fields.lineUserId(), Values::text);
    return change;
  }

  /** Refused where there is no contact, or the customer was erased. */
  static Change renew(CustomerKey customer, AttributeValue expires) {
    return new Change(Key.contact(customer))
        .set(Retention.EXPIRES, expires)
        .when(e -> e.exists(Key.PK))
        .when(e -> e.absent(ERASED));
  }

  /** What is left of whoever was erased: that they were, so that nothing late brings them back. */
  static NewItem erased(CustomerKey customer, Instant at, Instant again, AttributeValue expires) {
    return new NewItem(
        Key.contact(customer),
        new Fields()
            .with(CHANGED, Values.instant(at))
            .with(ERASED, AttributeValue.fromBool(true))
            .with(ERASED_AT, Values.instant(at))
            .with(DueIndex.DUE, Values.instant(again))
            .with(DueIndex.SHARD, Values.text(DueIndex.ERASED))
            .with(Retention.EXPIRES, expires));
  }

  static boolean isErased(Item item) {
    return item.flag(ERASED);
  }

  private static <T> void merge(
      Change change, String name, Field<T> field, Function<T, AttributeValue> kept) {
    switch (field) {
      case Field.Keep<T> _ -> {}
      case Field.Remove<T> _ -> change.remove(name);
      case Field.Put<T>(T value) -> change.set(name, kept.apply(value));
    }
  }

  static Customer customer(
      CustomerKey key, Item item, Set<Channel> stopped, List<Device> devices, boolean ageing) {
    return new Customer(
        key,
        !item.isEmpty() && !isErased(item),
        item.maybeText(NAME),
        item.maybeMap(PHONE).map(ContactItem::phone),
        item.maybeText(EMAIL).map(EmailAddress::new),
        item.maybeText(COUNTRY),
        item.maybeText(LANGUAGE),
        item.maybeText(LINE_USER_ID),
        stopped,
        devices,
        ageing);
  }

  private static AttributeValue phone(PhoneNumber phone) {
    return new Fields()
        .with(E164, Values.text(phone.e164()))
        .with(COUNTRY, Values.text(phone.country()))
        .with(CAN_TEXT, Values.flag(phone.canText()))
        .asMap();
  }

  private static PhoneNumber phone(Item map) {
    return new PhoneNumber(map.text(E164), map.text(COUNTRY), map.flag(CAN_TEXT));
  }
}
