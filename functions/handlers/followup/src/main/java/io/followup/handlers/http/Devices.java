package io.followup.handlers.http;

import io.followup.domain.carrier.PushCarrier;
import io.followup.domain.carrier.PushCarrier.Registration;
import io.followup.domain.contact.Customers;
import io.followup.domain.contact.Device;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.DeviceId;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import io.followup.domain.settings.Workspaces;
import io.followup.wire.Problem;
import io.followup.wire.Request;
import io.followup.wire.Response;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Violation;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A customer's phones. */
@Singleton
class Devices {
  private static final Logger LOG = Logger.getLogger(Devices.class);
  private static final int RETRY_SECONDS = 5;

  /** Of one customer: each of them is pushed to. */
  private static final int MOST = 20;

  private final PushCarrier carrier;
  private final Customers customers;
  private final Workspaces workspaces;
  private final Clock clock;

  Devices(PushCarrier carrier, Customers customers, Workspaces workspaces, Clock clock) {
    this.carrier = carrier;
    this.customers = customers;
    this.workspaces = workspaces;
    this.clock = clock;
  }

  /** Made known to the carrier first, so that what is stored can be pushed to. */
  Response put(CustomerKey customer, Request request) {
    return switch (DeviceForm.read(request.json())) {
      case Checked.Good<DeviceForm>(DeviceForm form) ->
          makesRoom(customer, device(request))
              ? register(customer, device(request), form)
              : Problem.unprocessable(
                  "deviceId", Violation.Code.TOO_MANY, "would be one phone more than " + MOST);
      case Checked.Bad<DeviceForm>(var violations) -> Problem.of(violations);
    };
  }

  /**
   * Whether there is room for one more; a phone that takes no pushes any more gives way. Two that
   * come at once may be one too many.
   */
  private boolean makesRoom(CustomerKey key, DeviceId id) {
    List<Device> devices = customers.get(key).devices();
    if (devices.size() < MOST || devices.stream().anyMatch(there -> there.id().equals(id))) {
      return true;
    }
    Optional<Device> dead =
        devices.stream().filter(Device::dead).min(Comparator.comparing(Device::since));
    dead.ifPresent(there -> customers.removeDevice(key, there.id()));
    return dead.isPresent();
  }

  Response remove(CustomerKey customer, Request request) {
    customers.removeDevice(customer, device(request));
    return Response.noContent();
  }

  private Response register(CustomerKey customer, DeviceId id, DeviceForm form) {
    Settings.Push applications =
        workspaces
            .get(customer.workspace())
            .map(Workspace::settings)
            .orElseGet(() -> Settings.defaults(""))
            .push();
    Registration registration;
    try {
      registration = carrier.register(form.platform(), form.token(), applications);
    } catch (RuntimeException e) {
      LOG.warnf("device=%s outcome=carrier-failed error=%s", id, e.getClass().getName());
      return Problem.unavailable(RETRY_SECONDS);
    }
    return switch (registration) {
      case Registration.Registered(String endpoint) -> store(customer, id, form, endpoint);
      case Registration.BadToken _ ->
          Problem.unprocessable(
              "token", Violation.Code.MALFORMED, "is not one that the push service knows");
    };
  }

  private Response store(CustomerKey customer, DeviceId id, DeviceForm form, String endpoint) {
    Device device = new Device(id, form.platform(), form.token(), endpoint, false, clock.instant());
    customers.putDevice(customer, device);
    return Response.json(200, CustomerJson.of(device));
  }

  private static DeviceId device(Request request) {
    return new DeviceId(request.name("deviceId"));
  }
}
