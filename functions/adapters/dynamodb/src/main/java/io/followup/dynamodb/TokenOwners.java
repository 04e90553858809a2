package io.followup.dynamodb;

import static io.followup.dynamodb.Expression.all;

import io.followup.domain.contact.Device;
import io.followup.domain.id.CustomerId;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.DeviceId;
import io.followup.domain.id.WorkspaceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Who registered a push token last: one phone, one owner. A second person who logs in on the same
 * phone must not leave the first one's notices coming to it.
 */
final class TokenOwners {
  private static final String CUSTOMER = "customer";
  private static final String DEVICE = "device";
  private static final String ENDPOINT = "endpoint";

  /**
   * @param endpoint empty for a browser, and where an earlier release wrote it
   */
  private record Owner(CustomerKey customer, DeviceId device, Optional<String> endpoint) {
    boolean isSameDevice(Owner other) {
      return customer.equals(other.customer) && device.equals(other.device);
    }
  }

  private final Table table;
  private final Vault vault;
  private final Retention retention;

  TokenOwners(Table table, Vault vault, Retention retention) {
    this.table = table;
    this.vault = vault;
    this.retention = retention;
  }

  /**
   * Stores the device, its token's owner and who holds its endpoint; drops the device that had the
   * token before, and the token that the device had before. False where the endpoint is gone.
   */
  boolean register(CustomerKey customer, Device device) {
    device.capitals().ifPresent(token -> dropOlder(customer, token));
    boolean drop = true;
    boolean forget = true;
    for (int tries = 0; tries < Table.TRIES; tries++) {
      Registering writes = new Registering(customer, device, drop, forget);
      switch (table.transact(writes.all)) {
        case Transacted.Done _ -> {
          return true;
        }
        case Transacted.Refused(Map<Integer, Item> refused) -> {
          if (writes.held.filter(refused::containsKey).isPresent()) {
            return false;
          }
          boolean again = refused.containsKey(0);
          // The earlier owner's device has another token by now, or is gone: nothing to drop.
          drop = again || (drop && writes.dropped.filter(refused::containsKey).isEmpty());
          // The device's earlier token has another owner by now.
          forget = again || (forget && writes.forgotten.filter(refused::containsKey).isEmpty());
        }
      }
    }
    throw new IllegalStateException("the token's owner changed each time");
  }

  /** The writes of one registration, by what is there now. */
  private final class Registering {
    final List<Write> all = new ArrayList<>();
    Optional<Integer> dropped = Optional.empty();
    Optional<Integer> held = Optional.empty();
    Optional<Integer> forgotten = Optional.empty();

    Registering(CustomerKey customer, Device device, boolean drop, boolean forget) {
      AttributeValue expires = retention.fromNow();
      Optional<Owner> before = owner(customer, device.token());
      Owner owner = new Owner(customer, device.id(), EndpointItem.of(device));
      all.add(
          token(owner, device.token(), expires)
              .when(e -> before.map(b -> isOwner(e, b)).orElseGet(() -> e.absent(Key.PK))));
      all.add(DeviceItem.of(vault, customer, device, expires));
      before
          .filter(other -> drop && !other.isSameDevice(owner))
          .ifPresent(
              other -> {
                dropped = Optional.of(all.size());
                all.add(removal(other, e -> DeviceItem.has(e, device.token())));
              });
      Item earlier = table.get(Key.device(customer, device.id()));
      if (forget && !earlier.isEmpty()) {
        String hash = DeviceItem.tokenHash(earlier);
        if (!hash.equals(Key.sha256(device.token()))) {
          forgotten = Optional.of(all.size());
          all.add(
              new Removal(Key.tokenOf(customer.workspace(), hash))
                  .when(e -> Expression.any(e.absent(Key.PK), isOwner(e, owner))));
        }
      }
      Stream.concat(before.flatMap(Owner::endpoint).stream(), DeviceItem.endpoint(earlier).stream())
          .distinct()
          .filter(endpoint -> !owner.endpoint().equals(Optional.of(endpoint)))
          .forEach(
              endpoint ->
                  all.add(EndpointItem.dropped(endpoint, customer.workspace(), retention.now())));
      owner
          .endpoint()
          .ifPresent(
              endpoint -> {
                held = Optional.of(all.size());
                all.add(EndpointItem.held(endpoint, customer.workspace(), retention.endFromNow()));
              });
    }
  }

  /** Keeps a device, and with it its token's owner; nothing where either has changed. */
  void renew(CustomerKey customer, Device device) {
    AttributeValue expires = retention.fromNow();
    Owner owner = new Owner(customer, device.id(), EndpointItem.of(device));
    List<Write> writes = new ArrayList<>();
    writes.add(
        new Change(Key.token(customer.workspace(), device.token()))
            .set(Retention.EXPIRES, expires)
            .when(e -> isOwner(e, owner)));
    writes.add(
        new Change(Key.device(customer, device.id()))
            .set(Retention.EXPIRES, expires)
            .set(DeviceItem.sealed(vault, customer, device))
            .when(e -> DeviceItem.has(e, device.token())));
    owner
        .endpoint()
        .map(it -> EndpointItem.held(it, customer.workspace(), retention.endFromNow()))
        .ifPresent(writes::add);
    Transacted _ = table.transact(writes);
  }

  /** The device takes no pushes any more, so nobody needs its endpoint; unless it changed since. */
  void markDead(CustomerKey customer, DeviceId id, String token) {
    Item there = table.get(Key.device(customer, id));
    if (!there.isEmpty()) {
      List<Write> writes = new ArrayList<>();
      writes.add(
          new Change(Key.device(customer, id))
              .set(DeviceItem.DEAD, Values.flag(true))
              .when(e -> DeviceItem.has(e, token))
              .when(e -> DeviceItem.isAsRead(e, there)));
      DeviceItem.endpoint(there)
          .map(it -> EndpointItem.dropped(it, customer.workspace(), retention.now()))
          .ifPresent(writes::add);
      Transacted _ = table.transact(writes);
    }
  }

  /**
   * Removes the device together with its token's owner, if that is still this device: whoever died
   * between the two would leave an item that names the customer, and nothing that leads to it.
   */
  void remove(CustomerKey customer, DeviceId device) {
    for (int tries = 0; tries < Table.TRIES; tries++) {
      Item there = table.get(Key.device(customer, device));
      Owner owner = new Owner(customer, device, DeviceItem.endpoint(there));
      if (there.isEmpty()
          || isRemoved(owner, DeviceItem.tokenHash(there), e -> DeviceItem.isAsRead(e, there))) {
        return;
      }
    }
    throw new IllegalStateException("the device changed each time");
  }

  private boolean isRemoved(Owner owner, String hash, Function<Expression, String> unchanged) {
    WorkspaceId workspace = owner.customer().workspace();
    List<Write> writes = new ArrayList<>();
    writes.add(removal(owner, unchanged));
    writes.add(new Removal(Key.tokenOf(workspace, hash)).when(e -> isOwner(e, owner)));
    owner
        .endpoint()
        .map(endpoint -> EndpointItem.dropped(endpoint, workspace, retention.now()))
        .ifPresent(writes::add);
    return switch (table.transact(writes)) {
      case Transacted.Done _ -> true;
      // Either the device has another token by now, or its token another owner, who has the
      // endpoint, too.
      case Transacted.Refused(Map<Integer, Item> refused) ->
          !refused.containsKey(0) && !table.delete(removal(owner, unchanged)).isEmpty();
    };
  }

  /** The same phone as it was spelt once (S4); one that has another token by now is another. */
  private void dropOlder(CustomerKey customer, String token) {
    owner(customer, token)
        .ifPresent(
            before -> {
              boolean _ = isRemoved(before, Key.sha256(token), e -> DeviceItem.has(e, token));
            });
  }

  private Optional<Owner> owner(CustomerKey customer, String token) {
    Item item = table.get(Key.token(customer.workspace(), token));
    return item.maybeText(CUSTOMER)
        .map(
            id ->
                new Owner(
                    new CustomerKey(customer.workspace(), new CustomerId(id)),
                    new DeviceId(item.text(DEVICE)),
                    item.maybeText(ENDPOINT)));
  }

  private static NewItem token(Owner owner, String token, AttributeValue expires) {
    return new NewItem(
        Key.token(owner.customer().workspace(), token),
        new Fields()
            .with(CUSTOMER, Values.text(owner.customer().customer().value()))
            .with(DEVICE, Values.text(owner.device().value()))
            .with(ENDPOINT, owner.endpoint().map(Values::text))
            .with(Retention.EXPIRES, expires));
  }

  private static Removal removal(Owner owner, Function<Expression, String> unchanged) {
    return new Removal(Key.device(owner.customer(), owner.device())).when(unchanged);
  }

  private static String isOwner(Expression e, Owner owner) {
    return all(
        e.is(CUSTOMER, Values.text(owner.customer().customer().value())),
        e.is(DEVICE, Values.text(owner.device().value())));
  }
}
