package io.followup.dynamodb;

import io.followup.domain.contact.Device;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.DeviceId;
import java.util.Locale;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A device, in its customer's collection. */
final class DeviceItem {
  static final String TOKEN = "token";
  static final String DEAD = "dead";
  private static final String PLATFORM = "platform";
  private static final String ENDPOINT = "endpoint";
  private static final String SINCE = "since";

  private DeviceItem() {}

  static NewItem of(CustomerKey customer, Device device, AttributeValue expires) {
    return new NewItem(
        Key.device(customer, device.id()),
        new Fields()
            .with(PLATFORM, Values.text(device.platform().word()))
            .with(TOKEN, Values.text(device.token()))
            .with(ENDPOINT, Values.text(device.endpoint()))
            .with(DEAD, Values.flag(device.dead()))
            .with(SINCE, Values.instant(device.since()))
            .with(Retention.EXPIRES, expires));
  }

  static Device device(Item item) {
    return new Device(
        new DeviceId(Key.of(item).last()),
        Device.Platform.valueOf(item.text(PLATFORM).toUpperCase(Locale.ROOT)),
        item.text(TOKEN),
        item.text(ENDPOINT),
        item.flag(DEAD),
        item.instant(SINCE));
  }
}
