package io.followup.dynamodb;

import io.followup.domain.contact.ContactChange;
import io.followup.domain.contact.ContactChange.Field;
import io.followup.domain.contact.Customer;
import io.followup.domain.contact.Device;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.contact.Reach;
import io.followup.domain.delivery.Channel;
import io.followup.domain.id.CustomerKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a customer may be reached by. Sealed are {@code name}, {@code email}, {@code lineUserId} and
 * {@code phone.e164}, each at the place {@code contact#} and its name; beside them stand in clear
 * {@code country} and {@code language}, what the number's country is and whether it takes texts.
 */
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
      Vault vault, CustomerKey customer, ContactChange fields, Instant at, AttributeValue expires) {
    AttributeValue made = Values.instant(at);
    Change change =
        new Change(Key.contact(customer))
            .set(Retention.EXPIRES, expires)
            .set(CHANGED, made)
            .remove(ERASED)
            .when(e -> e.absentOrAtMost(CHANGED, made))
            .when(e -> e.absentOrBelow(ERASED_AT, made));
    merge(change, NAME, fields.name(), name -> seal(vault, customer, NAME, name));
    merge(change, PHONE, fields.phone(), phone -> phone(vault, customer, phone));
    merge(change, EMAIL, fields.email(), email -> seal(vault, customer, EMAIL, email.value()));
    merge(change, COUNTRY, fields.country(), Values::text);
    merge(change, LANGUAGE, fields.language(), Values::text);
    merge(change, LINE_USER_ID, fields.lineUserId(), id -> seal(vault, customer, LINE_USER_ID, id));
    return change;
  }

  /** What an earlier release left in clear, sealed; refused where it is not there any more. */
  static Optional<Change> sealing(Vault vault, CustomerKey customer, Item item) {
    Change change = new Change(Key.contact(customer));
    boolean clear = false;
    for (String name : List.of(NAME, EMAIL, LINE_USER_ID)) {
      AttributeValue kept = item.attributes().get(name);
      if (kept != null && !Vault.isSealed(kept)) {
        change.set(name, seal(vault, customer, name, kept.s())).when(e -> e.is(name, kept));
        clear = true;
      }
    }
    AttributeValue phone = item.attributes().get(PHONE);
    if (phone != null && !Vault.isSealed(phone.m().getOrDefault(E164, phone))) {
      PhoneNumber number = phone(vault, customer, new Item(phone.m()));
      change.set(PHONE, phone(vault, customer, number)).when(e -> e.is(PHONE, phone));
      clear = true;
    }
    return clear ? Optional.of(change) : Optional.empty();
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

  /** Refused where another erasure came since, or the customer is known again. */
  static Change erasedUntil(CustomerKey customer, Instant at, Instant later, Instant again) {
    return new Change(Key.contact(customer))
        .set(CHANGED, Values.instant(later))
        .set(ERASED_AT, Values.instant(later))
        .set(DueIndex.DUE, Values.instant(again))
        .when(e -> e.is(ERASED_AT, Values.instant(at)))
        .when(e -> e.exists(ERASED));
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
      Vault vault,
      CustomerKey key,
      Item item,
      Set<Channel> stopped,
      List<Device> devices,
      boolean ageing) {
    return new Customer(
        key,
        isKnown(item),
        open(vault, key, item, NAME),
        item.maybeMap(PHONE).map(phone -> phone(vault, key, phone)),
        open(vault, key, item, EMAIL).map(EmailAddress::new),
        item.maybeText(COUNTRY),
        item.maybeText(LANGUAGE),
        open(vault, key, item, LINE_USER_ID),
        stopped,
        devices,
        ageing);
  }

  /** Opens nothing. */
  static Reach reach(Item item, Set<Channel> stopped, int liveDevices) {
    return new Reach(
        isKnown(item),
        Reach.Phone.of(item.maybeMap(PHONE).map(phone -> phone.flag(CAN_TEXT))),
        item.has(EMAIL),
        item.maybeText(COUNTRY),
        stopped,
        liveDevices);
  }

  private static boolean isKnown(Item item) {
    return !item.isEmpty() && !isErased(item);
  }

  private static AttributeValue seal(Vault vault, CustomerKey key, String name, String value) {
    return vault.seal(key, place(name), value);
  }

  private static Optional<String> open(Vault vault, CustomerKey key, Item item, String name) {
    return vault.open(key, place(name), item, name);
  }

  private static String place(String name) {
    return "contact#" + name;
  }

  private static AttributeValue phone(Vault vault, CustomerKey key, PhoneNumber phone) {
    return new Fields()
        .with(E164, seal(vault, key, E164, phone.e164()))
        .with(COUNTRY, Values.text(phone.country()))
        .with(CAN_TEXT, Values.flag(phone.canText()))
        .asMap();
  }

  private static PhoneNumber phone(Vault vault, CustomerKey key, Item map) {
    return new PhoneNumber(
        open(vault, key, map, E164).orElseThrow(), map.text(COUNTRY), map.flag(CAN_TEXT));
  }
}
