package io.followup.handlers.http;

import io.followup.domain.contact.Customers;
import io.followup.domain.contact.Device;
import io.followup.domain.device.RegisterDevice;
import io.followup.domain.device.RegisterDevice.Result;
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

  private final RegisterDevice register;
  private final Customers customers;
  private final Workspaces workspaces;

  Devices(RegisterDevice register, Customers customers, Workspaces workspaces) {
    this.register = register;
    this.customers = customers;
    this.workspaces = workspaces;
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
    return switch (register.register(customer, id, form.platform(), form.token(), applications)) {
      case Result.Stored(Device device) -> Response.json(200, CustomerJson.of(device));
      case Result.BadToken _ ->
          Problem.unprocessable(
              "token", Violation.Code.MALFORMED, "is not one that the push service knows");
      case Result.Unavailable(String error) -> {
        LOG.warnf("device=%s outcome=carrier-failed error=%s", id, error);
        yield Problem.unavailable(RETRY_SECONDS);
      }
    };
  }

  private static DeviceId device(Request request) {
    return new DeviceId(request.name("deviceId"));
  }
}
