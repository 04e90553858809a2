package io.followup.dynamodb;

import io.followup.domain.contact.ContactChange;
import io.followup.domain.contact.Customer;
import io.followup.domain.contact.Customers;
import io.followup.domain.contact.Device;
import io.followup.domain.contact.Reach;
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
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Contact, devices and last seen in the table {@code followup}, in one collection. */
@Singleton
public final class DynamoDbCustomers implements Customers {
  private static final String CHANNELS = "channels";

  private final Table table;
  private final Retention retention;
  private final Vault vault;
  private final TokenOwners tokens;
  private final DueIndex due;

  @Inject
  public DynamoDbCustomers(
      DynamoDbClient client,
      @ConfigProperty(name = "followup.table.followup") String table,
      Retention retention,
      Vault vault) {
    this.table = new Table(client, table);
    this.retention = retention;
    this.vault = vault;
    this.tokens = new TokenOwners(this.table, vault, retention);
    this.due = new DueIndex(this.table);
  }

  /** A customer's collection as far as it is still to be used. */
  private record Read(
      CustomerKey key,
      Item contact,
      Item seen,
      Set<Channel> stopped,
      List<Item> devices,
      boolean ageing,
      Vault vault)
      implements Kept {
    @Override
    public Reach reach() {
      return ContactItem.reach(contact, stopped, DeviceItem.live(devices));
    }

    @Override
    public Optional<LastSeen> lastSeen() {
      return LastSeenItem.seen(seen);
    }

    @Override
    public Customer opened() {
      return ContactItem.customer(
          vault,
          key,
          contact,
          stopped,
          devices.stream().map(item -> DeviceItem.device(vault, key, item)).toList(),
          ageing);
    }
  }

  @Override
  public Kept kept(CustomerKey customer) {
    Item contact = new Item(Map.of());
    Item seen = new Item(Map.of());
    Set<Channel> stopped = EnumSet.noneOf(Channel.class);
    List<Item> devices = new ArrayList<>();
    for (Item item : items(customer)) {
      String kind = item.text(Key.SK);
      if (retention.isOver(item)) {
        continue;
      }
      if (kind.equals(Key.CUSTOMER)) {
        contact = item;
      } else if (kind.equals(Key.STOPPED) && item.has(CHANNELS)) {
        item.words(CHANNELS).forEach(name -> stopped.add(Channel.valueOf(name)));
      } else if (kind.equals(Key.SEEN)) {
        seen = item;
      } else if (kind.startsWith(Key.DEVICE)) {
        devices.add(item);
      }
    }
    boolean ageing = isAgeing(contact, devices);
    return new Read(customer, contact, seen, stopped, devices, ageing, vault);
  }

  private boolean isAgeing(Item contact, List<Item> devices) {
    Stream<Item> known = Stream.of(contact).filter(item -> !ContactItem.isErased(item));
    Stream<Item> live = devices.stream().filter(item -> !DeviceItem.isDead(item));
    return Stream.concat(known, live).anyMatch(retention::isAgeing);
  }

  /**
   * What an earlier release left in clear is sealed by the way: one write more, once. A contact
   * that is over and not deleted yet is not merged with, but replaced: two writes, or three where
   * somebody else replaces it at the same time.
   */
  @Override
  public void merge(CustomerKey customer, ContactChange change, Instant at) {
    Change merged = merging(customer, change, at).when(retention::isNotOver);
    if (isOver(write(customer, merged))
        && !write(customer, merging(customer, change.alone(), at).when(retention::isOver))
            .isDone()) {
      Written _ = write(customer, merged);
    }
  }

  private Change merging(CustomerKey customer, ContactChange change, Instant at) {
    return ContactItem.merge(vault, customer, change, at, retention.fromNow());
  }

  private boolean isOver(Written written) {
    return switch (written) {
      case Written.Done _ -> false;
      case Written.Refused(Item before) -> retention.isOver(before);
    };
  }

  private Written write(CustomerKey customer, Change change) {
    Written written = table.update(change);
    switch (written) {
      case Written.Done(Item after) ->
          ContactItem.sealing(vault, customer, after).ifPresent(table::update);
      case Written.Refused _ -> {}
    }
    return written;
  }

  @Override
  public void renew(Customer customer) {
    AttributeValue expires = retention.fromNow();
    if (customer.known()) {
      Written _ = write(customer.key(), ContactItem.renew(customer.key(), expires));
    }
    customer.liveDevices().forEach(device -> tokens.renew(customer.key(), device));
  }

  @Override
  public boolean putDevice(CustomerKey customer, Device device) {
    return tokens.register(customer, device);
  }

  @Override
  public void removeDevice(CustomerKey customer, DeviceId device) {
    tokens.remove(customer, device);
  }

  @Override
  public void markDead(CustomerKey customer, DeviceId device, String token) {
    tokens.markDead(customer, device, token);
  }

  @Override
  public Optional<LastSeen> lastSeen(CustomerKey customer) {
    return Optional.of(table.get(Key.seen(customer)))
        .filter(item -> !retention.isOver(item))
        .flatMap(LastSeenItem::seen);
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
  public void eraseUntil(CustomerKey customer, Instant at, Instant later, Instant again) {
    table.update(ContactItem.erasedUntil(customer, at, later, again));
  }

  @Override
  public Optional<Instant> erasedAt(CustomerKey customer) {
    return table.get(Key.contact(customer)).maybeInstant(ContactItem.ERASED_AT);
  }

  @Override
  public void forget(CustomerKey customer, Instant at) {
    for (Item item : items(customer)) {
      Key key = Key.of(item);
      if (key.sk().startsWith(Key.DEVICE) && !DeviceItem.isAfter(item, at)) {
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
