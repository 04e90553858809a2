package io.followup.handlers.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.contact.Customer;
import io.followup.domain.contact.Device;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.delivery.Channel;
import io.followup.wire.Json;
import java.util.Comparator;

/** A customer as callers see them: enough to recognise, too little to reach. */
final class CustomerJson {
  private static final String HIDDEN = "***";

  private CustomerJson() {}

  static ObjectNode of(Customer customer) {
    ObjectNode json = Json.object();
    json.put("id", customer.key().customer().value());
    json.put("name", customer.name().map(CustomerJson::firstCharacter).orElse(null));
    json.put("phone", customer.phone().map(PhoneNumber::masked).orElse(null));
    json.put("email", customer.email().map(EmailAddress::masked).orElse(null));
    json.put("country", customer.country().orElse(null));
    json.put("language", customer.language().orElse(null));
    json.put("lineUserId", customer.lineUserId().map(CustomerJson::firstCharacter).orElse(null));
    customer.stopped().stream().sorted().map(Channel::name).forEach(json.putArray("stopped")::add);
    customer.devices().stream()
        .sorted(Comparator.comparing(Device::id))
        .map(CustomerJson::of)
        .forEach(json.putArray("devices")::add);
    return json;
  }

  static ObjectNode of(Device device) {
    return Json.object()
        .put("id", device.id().value())
        .put("platform", device.platform().word())
        .put("live", !device.dead());
  }

  private static String firstCharacter(String text) {
    return text.substring(0, text.offsetByCodePoints(0, 1)) + HIDDEN;
  }
}
