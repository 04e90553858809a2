package io.followup.domain.contact;

import io.followup.domain.delivery.Channel;
import io.followup.domain.id.CustomerKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What we may reach a customer by.
 *
 * @param known whether anybody told us of this customer; devices and stops may come earlier
 * @param language a BCP 47 tag
 * @param stopped the channels that the customer does not want to hear from
 * @param ageing whether whoever tells the customer now has to {@link Customers#renew} what they use
 */
public record Customer(
    CustomerKey key,
    boolean known,
    Optional<String> name,
    Optional<PhoneNumber> phone,
    Optional<EmailAddress> email,
    Optional<String> country,
    Optional<String> language,
    Optional<String> lineUserId,
    Set<Channel> stopped,
    List<Device> devices,
    boolean ageing) {

  public Customer {
    stopped = Set.copyOf(stopped);
    devices = List.copyOf(devices);
  }

  /** Nobody told us anything of this customer. */
  public static Customer unknown(CustomerKey key) {
    return new Customer(
        key,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        List.of(),
        false);
  }

  /**
   * What can be pushed to; a phone that was registered in two spellings counts as the later one.
   */
  public List<Device> liveDevices() {
    return devices.stream()
        .filter(device -> !device.dead() && devices.stream().noneMatch(device::isOlderSpelling))
        .toList();
  }

  @Override
  public String toString() {
    return "Customer[" + key.workspace() + "/" + key.customer() + "]";
  }
}
