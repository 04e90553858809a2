package io.followup.dynamodb;

import static io.followup.dynamodb.Expression.all;

import io.followup.domain.contact.Device;
import io.followup.domain.id.CustomerId;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.DeviceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Who registered a push token last: one phone, one owner. A second person who logs in on the same
 * phone must not leave the first one's notices coming to it.
 */
final class TokenOwners {
  private static final String CUSTOMER = "customer";
  private static final String DEVICE = "device";

  private record Owner(CustomerKey customer, DeviceId device) {}

  private final Table table;
  private final Vault vault;

  TokenOwners(Table table, Vault vault) {
    this.table = table;
    this.vault = vault;
  }

  /** Stores the device, its token's owner, and drops the device that had the token before. */
  void register(CustomerKey customer, Device device, AttributeValue expires) {
    device.capitals().ifPresent(token -> dropOlder(customer, token));
    boolean drop = true;
    for (int tries = 0; tries < Table.TRIES; tries++) {
      Optional<Owner> before = owner(customer, device.token());
      List<Write> writes = writes(customer, device, expires, before, drop);
      switch (table.transact(writes)) {
        case Transacted.Done _ -> {
          return;
        }
        // The earlier owner's device has another token by now, or is gone: nothing to drop.
        case Transacted.Refused(Map<Integer, Item> refused) -> drop = refused.containsKey(0);
      }
    }
    throw new IllegalStateException("the token's owner changed each time");
  }

  /** Keeps a device, and with it its token's owner; nothing where either has changed. */
  void renew(CustomerKey customer, Device device, AttributeValue expires) {
    Owner owner = new Owner(customer, device.id());
    Change ownership =
        new Change(Key.token(customer.workspace(), device.token()))
            .set(Retention.EXPIRES, expires)
            .when(e -> isOwner(e, owner));
    Change there =
        new Change(Key.device(customer, device.id()))
            .set(Retention.EXPIRES, expires)
            .set(DeviceItem.sealed(vault, customer, device))
            .when(e -> DeviceItem.has(e, device.token()));
    Transacted _ = table.transact(List.of(ownership, there));
  }

  /**
   * Removes the device together with its token's owner, if that is still this device: whoever died
   * between the two would leave an item that names the customer, and nothing that leads to it.
   */
  void remove(CustomerKey customer, DeviceId device) {
    Owner owner = new Owner(customer, device);
    for (int tries = 0; tries < Table.TRIES; tries++) {
      Item there = table.get(Key.device(customer, device));
      if (there.isEmpty()
          || isRemoved(owner, DeviceItem.tokenHash(there), e -> DeviceItem.isAsRead(e, there))) {
        return;
      }
    }
    throw new IllegalStateException("the device changed each time");
  }

  private boolean isRemoved(Owner owner, String hash, Function<Expression, String> unchanged) {
    Removal ownership =
        new Removal(Key.tokenOf(owner.customer().workspace(), hash)).when(e -> isOwner(e, owner));
    return switch (table.transact(List.of(removal(owner, unchanged), ownership))) {
      case Transacted.Done _ -> true;
      // Either the device has another token by now, or its token another owner.
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
                    new DeviceId(item.text(DEVICE))));
  }

  private List<Write> writes(
      CustomerKey customer,
      Device device,
      AttributeValue expires,
      Optional<Owner> before,
      boolean drop) {
    Owner owner = new Owner(customer, device.id());
    List<Write> writes = new ArrayList<>();
    writes.add(
        token(owner, device.token(), expires)
            .when(e -> before.map(b -> isOwner(e, b)).orElseGet(() -> e.absent(Key.PK))));
    writes.add(DeviceItem.of(vault, customer, device, expires));
    before
        .filter(other -> drop && !other.equals(owner))
        .ifPresent(other -> writes.add(removal(other, e -> DeviceItem.has(e, device.token()))));
    return writes;
  }

  private static NewItem token(Owner owner, String token, AttributeValue expires) {
    return new NewItem(
        Key.token(owner.customer().workspace(), token),
        new Fields()
            .with(CUSTOMER, Values.text(owner.customer().customer().value()))
            .with(DEVICE, Values.text(owner.device().value()))
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
