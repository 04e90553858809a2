package io.followup.domain.device;

import io.followup.domain.carrier.PushCarrier;
import io.followup.domain.carrier.PushCarrier.Registration;
import io.followup.domain.contact.Customers;
import io.followup.domain.contact.Device;
import io.followup.domain.contact.Device.Platform;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.DeviceId;
import io.followup.domain.settings.Settings;
import java.time.Clock;

/** Makes a device known to the push carrier, then stores it: what is stored can be pushed to. */
public final class RegisterDevice {
  /** What became of it. */
  public sealed interface Result {
    record Stored(Device device) implements Result {}

    /** The carrier does not take such a token. */
    record BadToken() implements Result {}

    /**
     * Nothing is stored, and it may be tried again.
     *
     * @param error of the carrier, by its class
     */
    record Unavailable(String error) implements Result {}
  }

  /** Once more where an endpoint is just being deleted, which takes one deletion of our own. */
  private static final int ATTEMPTS = 3;

  private final PushCarrier carrier;
  private final Customers customers;
  private final Clock clock;

  public RegisterDevice(PushCarrier carrier, Customers customers, Clock clock) {
    this.carrier = carrier;
    this.customers = customers;
    this.clock = clock;
  }

  public Result register(
      CustomerKey customer,
      DeviceId id,
      Platform platform,
      String token,
      Settings.Push applications) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Registration registration;
      try {
        registration = carrier.register(platform, token, applications);
      } catch (RuntimeException e) {
        return new Result.Unavailable(e.getClass().getName());
      }
      switch (registration) {
        case Registration.Registered(String endpoint) -> {
          Device device = new Device(id, platform, token, endpoint, false, clock.instant());
          if (customers.putDevice(customer, device)) {
            return new Result.Stored(device);
          }
          // Given up since: whoever deletes it late then finds another one made.
          try {
            carrier.delete(endpoint);
          } catch (RuntimeException e) {
            return new Result.Unavailable(e.getClass().getName());
          }
        }
        case Registration.BadToken _ -> {
          return new Result.BadToken();
        }
      }
    }
    return new Result.Unavailable("given up");
  }
}
