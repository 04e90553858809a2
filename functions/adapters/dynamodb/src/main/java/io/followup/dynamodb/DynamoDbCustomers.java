package io.followup.dynamodb;

import io.followup.domain.contact.ContactChange;
import io.followup.domain.contact.Customer;
import io.followup.domain.contact.Customers;
import io.followup.domain.contact.Device;
import io.followup.domain.delivery.Channel;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.DeviceId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Contact, devices and last seen in the table {@code followup}, in one collection. */
@Singleton
public final class DynamoDbCustomers implements Customers {
  private static final String CHANNELS = "channels";

  private final Table table;
  private final Retention retention;
  private final TokenOwners tokens;
  private final DueIndex due;

  @Inject
  public DynamoDbCustomers(
      DynamoDbClient client,
      @ConfigProperty(name = "followup.table.followup") String table,
      Retention retention) {
    this.table = new Table(client, table);
    this.retention = retention;
    this.tokens = new TokenOwners(this.table);
    this.due = new DueIndex(this.table);
  }

  @Override
  public Customer get(CustomerKey customer) {
    Item contact = new Item(Map.of());
    Set<Channel> stopped = EnumSet.noneOf(Channel.class);
    List<Device> devices = new ArrayList<>();
    boolean ageing = false;
    for (Item item : items(customer)) {
      String kind = item.text(Key.SK);
      if (kind.equals(Key.CUSTOMER)) {
        contact = item;
        ageing |= !ContactItem.isErased(item) && retention.isAgeing(item);
      } else if (kind.equals(Key.STOPPED) && item.has(CHANNELS)) {
        item.words(CHANNELS).forEach(name -> stopped.add(Channel.valueOf(name)));
      } else if (kind.startsWith(Key.DEVICE)) {
        Device device = DeviceItem.device(item);
        devices.add(device);
        ageing |= !device.dead() && retention.isAgeing(item);
      }
    }
    return ContactItem.customer(customer, contact, stopped, devices, ageing);
  }

  @Override
  public void merge(CustomerKey customer, ContactChange change, Instant at) {
    table.update(ContactItem.merge(customer, change, at, retention.fromNow()));
  }

  @Override
  public void renew(Customer customer) {
    AttributeValue expires = retention.fromNow();
    if (customer.known()) {
      table.update(ContactItem.renew(customer.key(), expires));
    }
    customer.liveDevices().forEach(device -> tokens.renew(customer.key(), device, expires));
  }

  @Override
  public void putDevice(CustomerKey customer, Device device) {
    tokens.register(customer, device, retention.fromNow());
  }

  @Override
  public void removeDevice(CustomerKey customer, DeviceId device) {
    tokens.remove(customer, device);
  }

  @Override
  public void markDead(CustomerKey customer, DeviceId device, String token) {
    table.update(
        new Change(Key.device(customer, device))
            .set(DeviceItem.DEAD, Values.flag(true))
            .when(e -> e.is(DeviceItem.TOKEN, Values.text(token))));
  }

  @Override
  public Optional<LastSeen> lastSeen(CustomerKey customer) {
    return LastSeenItem.seen(table.get(Key.seen(customer)));
  }

  /** Each of the two instants is kept at its latest; where one of them is older, apart. */
  @Override
  public void keepLastSeen(CustomerKey customer, LastSeen seen) {
    if (!keep(customer, seen)) {
      boolean _ = keep(customer, new LastSeen(seen.lastActive(), Optional.empty()));
      boolean _ = keep(customer, new LastSeen(Optional.empty(), seen.offlineSince()));
    }
  }

  private boolean keep(CustomerKey customer, LastSeen seen) {
    return table.update(LastSeenItem.keep(customer, seen, retention.fromNow())).isDone();
  }

  /** Kept apart from the contact and without expiry: a stop outlives what it stops. */
  @Override
  public void stop(CustomerKey customer, Channel channel) {
    AttributeValue name = AttributeValue.builder().ss(channel.name()).build();
    table.update(new Change(Key.stopped(customer)).add(CHANNELS, name));
  }

  @Override
  public void unstop(CustomerKey customer, Channel channel) {
    AttributeValue name = AttributeValue.builder().ss(channel.name()).build();
    table.update(
        new Change(Key.stopped(customer)).take(CHANNELS, name).when(e -> e.exists(CHANNELS)));
  }

  @Override
  public void erase(CustomerKey customer, Set<Channel> stops, Instant at, Instant again) {
    // First of all, so that nothing late slips in behind what is deleted next.
    boolean _ = table.put(ContactItem.erased(customer, at, again, retention.fromNow()));
    for (Item item : items(customer)) {
      Key key = Key.of(item);
      if (key.sk().startsWith(Key.DEVICE)) {
        removeDevice(customer, new DeviceId(key.last()));
      } else if (key.equals(Key.stopped(customer))) {
        remove(key, stops);
      } else if (!key.equals(Key.contact(customer))) {
        table.delete(new Removal(key));
      }
    }
  }

  private void remove(Key stopped, Set<Channel> stops) {
    if (!stops.isEmpty()) {
      List<String> names = stops.stream().map(Channel::name).toList();
      AttributeValue known = AttributeValue.builder().ss(names).build();
      Item _ = table.delete(new Removal(stopped).when(e -> e.is(CHANNELS, known)));
    }
  }

  @Override
  public Optional<Instant> erasedAt(CustomerKey customer) {
    return table.get(Key.contact(customer)).maybeInstant(ContactItem.ERASED_AT);
  }

  @Override
  public void forget(CustomerKey customer, Instant at) {
    for (Item item : items(customer)) {
      Key key = Key.of(item);
      if (key.sk().startsWith(Key.DEVICE) && !DeviceItem.device(item).since().isAfter(at)) {
        removeDevice(customer, new DeviceId(key.last()));
      } else if (key.equals(Key.seen(customer))) {
        Item _ = table.delete(LastSeenItem.forget(customer, at));
      }
    }
  }

  @Override
  public List<CustomerKey> erasing(Instant now, int limit) {
    return due.erased(now, limit);
  }

  @Override
  public void eraseAgain(CustomerKey customer, Instant at, Optional<Instant> again) {
    Change change =
        new Change(Key.contact(customer))
            .when(e -> e.is(ContactItem.ERASED_AT, Values.instant(at)));
    again.ifPresentOrElse(
        due -> change.set(DueIndex.DUE, Values.instant(due)),
        () -> change.remove(DueIndex.DUE, DueIndex.SHARD));
    table.update(change);
  }

  @Override
  public boolean isErased(CustomerKey customer) {
    return ContactItem.isErased(table.get(Key.contact(customer)));
  }

  private List<Item> items(CustomerKey customer) {
    return table.query(
        table.collection(Key.customerPk(customer), Key.CUSTOMER).consistentRead(true));
  }
}
