package io.followup.dynamodb;

import io.followup.domain.contact.Device;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.DeviceId;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A device, in its customer's collection. Its {@code token} is sealed, at the place {@code
 * device#<id>#token}; beside it stand in clear {@code tokenHash} and, where it would be spelt
 * otherwise now (S4), {@code phoneHash}, the hash of that spelling. A browser's {@code endpoint} is
 * sealed likewise, since whoever has it can push there; of a phone it is SNS' name, which opens
 * nothing without the account.
 */
final class DeviceItem {
  static final String DEAD = "dead";
  private static final String TOKEN = "token";
  private static final String TOKEN_HASH = "tokenHash";
  private static final String PHONE_HASH = "phoneHash";
  private static final String PLATFORM = "platform";
  private static final String ENDPOINT = "endpoint";
  private static final String SINCE = "since";

  private DeviceItem() {}

  static NewItem of(Vault vault, CustomerKey customer, Device device, AttributeValue expires) {
    return new NewItem(
        Key.device(customer, device.id()),
        new Fields()
            .with(PLATFORM, Values.text(device.platform().word()))
            .with(ENDPOINT, Values.text(device.endpoint()))
            .with(sealed(vault, customer, device).attributes())
            .with(DEAD, Values.flag(device.dead()))
            .with(SINCE, Values.instant(device.since()))
            .with(Retention.EXPIRES, expires));
  }

  /** Its token as it is kept, and what goes with it: of a browser where it takes its pushes. */
  static Fields sealed(Vault vault, CustomerKey customer, Device device) {
    DeviceId id = device.id();
    Fields fields =
        new Fields()
            .with(TOKEN, vault.seal(customer, place(id, TOKEN), device.token()))
            .with(TOKEN_HASH, Values.text(Key.sha256(device.token())));
    if (device.platform() == Device.Platform.WEB) {
      fields.with(ENDPOINT, vault.seal(customer, place(id, ENDPOINT), device.endpoint()));
    }
    return device.phone().equals(device.token())
        ? fields
        : fields.with(PHONE_HASH, Values.text(Key.sha256(device.phone())));
  }

  static Device device(Vault vault, CustomerKey customer, Item item) {
    DeviceId id = new DeviceId(Key.of(item).last());
    return new Device(
        id,
        platform(item),
        vault.open(customer, place(id, TOKEN), item, TOKEN).orElseThrow(),
        vault.open(customer, place(id, ENDPOINT), item, ENDPOINT).orElseThrow(),
        isDead(item),
        item.instant(SINCE));
  }

  private static String place(DeviceId id, String name) {
    return "device#" + id + "#" + name;
  }

  private static Device.Platform platform(Item item) {
    return Device.Platform.valueOf(item.text(PLATFORM).toUpperCase(Locale.ROOT));
  }

  /** The push carrier keeps nothing of a browser. */
  static Optional<String> endpoint(Item item) {
    return Optional.of(item)
        .filter(it -> !it.isEmpty() && platform(it) != Device.Platform.WEB)
        .map(it -> it.text(ENDPOINT));
  }

  static boolean isDead(Item item) {
    return item.flag(DEAD);
  }

  static boolean isAfter(Item item, Instant at) {
    return item.instant(SINCE).isAfter(at);
  }

  /** The hash of its token; earlier releases kept the token itself. */
  static String tokenHash(Item item) {
    return item.maybeText(TOKEN_HASH).orElseGet(() -> Key.sha256(item.text(TOKEN)));
  }

  /** How many phones of these can be pushed to; one in two spellings counts once. */
  static int live(Collection<Item> devices) {
    return Math.toIntExact(
        devices.stream()
            .filter(item -> !isDead(item))
            .map(item -> platform(item) + phoneHash(item))
            .distinct()
            .count());
  }

  private static String phoneHash(Item item) {
    return item.maybeText(PHONE_HASH)
        .or(() -> item.maybeText(TOKEN_HASH))
        .orElseGet(() -> Key.sha256(platform(item).spelt(item.text(TOKEN))));
  }

  /** Whether that is its token, however it is kept. */
  static String has(Expression e, String token) {
    return Expression.any(
        e.is(TOKEN_HASH, Values.text(Key.sha256(token))), e.is(TOKEN, Values.text(token)));
  }

  /** Whether its token is kept as it was when it was read. */
  static String isAsRead(Expression e, Item read) {
    AttributeValue token = read.attributes().get(TOKEN);
    return token == null ? e.absent(TOKEN) : e.is(TOKEN, token);
  }
}
