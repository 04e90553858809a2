package io.followup.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.contact.Customers;
import io.followup.domain.contact.Device;
import io.followup.domain.contact.Device.Platform;
import io.followup.domain.contact.Endpoints;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.DeviceId;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link Endpoints} promises, and {@link Customers} with it. */
public abstract class EndpointsContract {
  private final String workspace = Fresh.workspace();
  private final CustomerKey mina = CustomerKey.of(workspace, "mina");
  private final CustomerKey sora = CustomerKey.of(workspace, "sora");
  private final CustomerKey elsewhere = CustomerKey.of(Fresh.workspace(), "mina");
  private final String endpoint = "arn:of-" + workspace;

  protected abstract Customers customers();

  protected abstract Endpoints endpoints();

  /** When whatever was just dropped is due. */
  protected abstract Instant now();

  @Test
  void S5_an_endpoint_that_a_device_has_is_not_given_up() {
    assertThat(register(mina, "phone", "t1", endpoint)).isTrue();

    assertThat(isDue(endpoint)).isFalse();
    assertThat(endpoints().giveUp(endpoint, now())).isFalse();
  }

  @Test
  void S5_the_endpoint_of_a_device_that_was_removed_is_given_up_once_and_for_all() {
    register(mina, "phone", "t1", endpoint);

    customers().removeDevice(mina, new DeviceId("phone"));

    assertThat(isDue(endpoint)).isTrue();
    assertThat(endpoints().giveUp(endpoint, now())).isTrue();
    assertThat(endpoints().giveUp(endpoint, now())).as("who died in between asks again").isTrue();
    assertThat(isDue(endpoint)).isTrue();
    assertThat(register(sora, "hers", "t1", endpoint)).isFalse();
    assertThat(customers().get(sora).devices()).isEmpty();

    endpoints().deleted(endpoint, now());

    assertThat(isDue(endpoint)).isFalse();
    assertThat(register(sora, "hers", "t1", endpoint)).isFalse();
    assertThat(register(sora, "hers", "t1", endpoint + "-2")).isTrue();
  }

  @Test
  void S5_the_endpoints_of_whoever_was_erased_are_given_up() {
    register(mina, "phone", "t1", endpoint);
    register(mina, "tablet", "t2", endpoint + "-2");

    customers().erase(mina, Set.of(), now(), now());

    assertThat(isDue(endpoint)).isTrue();
    assertThat(endpoints().giveUp(endpoint, now())).isTrue();
    assertThat(endpoints().giveUp(endpoint + "-2", now())).isTrue();
  }

  @Test
  void S5_the_endpoint_of_a_dead_device_is_given_up_and_of_one_that_came_back_is_not() {
    register(mina, "phone", "t1", endpoint);
    customers().markDead(mina, new DeviceId("phone"), "t1-" + workspace);
    assertThat(isDue(endpoint)).isTrue();

    assertThat(register(mina, "phone", "t1", endpoint)).isTrue();
    assertThat(endpoints().giveUp(endpoint, now())).isFalse();
    assertThat(isDue(endpoint)).isFalse();

    customers().markDead(mina, new DeviceId("phone"), "t1-" + workspace);
    assertThat(endpoints().giveUp(endpoint, now())).isTrue();
  }

  @Test
  void S5_an_endpoint_that_another_workspace_has_too_stays_for_it() {
    register(mina, "phone", "t1", endpoint);
    register(elsewhere, "phone", "t1", endpoint);

    customers().removeDevice(mina, new DeviceId("phone"));
    assertThat(endpoints().giveUp(endpoint, now())).isFalse();
    assertThat(isDue(endpoint)).isFalse();
    assertThat(customers().get(elsewhere).liveDevices()).hasSize(1);

    customers().removeDevice(elsewhere, new DeviceId("phone"));
    assertThat(endpoints().giveUp(endpoint, now())).isTrue();
  }

  @Test
  void S5_an_endpoint_whose_phone_went_to_another_customer_stays_for_them() {
    register(mina, "phone", "t1", endpoint);
    register(sora, "hers", "t1", endpoint);

    customers().erase(mina, Set.of(), now(), now());
    assertThat(endpoints().giveUp(endpoint, now())).isFalse();

    customers().removeDevice(sora, new DeviceId("hers"));
    assertThat(endpoints().giveUp(endpoint, now())).isTrue();
  }

  @Test
  void S5_a_device_that_gets_another_token_or_endpoint_leaves_its_first_one() {
    register(mina, "phone", "t1", endpoint);
    register(mina, "phone", "t2", endpoint + "-2");
    assertThat(endpoints().giveUp(endpoint, now())).isTrue();

    register(mina, "phone", "t2", endpoint + "-3");
    assertThat(endpoints().giveUp(endpoint + "-2", now())).isTrue();
    assertThat(endpoints().giveUp(endpoint + "-3", now())).isFalse();
    assertThat(customers().get(mina).liveDevices())
        .extracting(Device::endpoint)
        .containsExactly(endpoint + "-3");
  }

  @Test
  void S5_a_browser_leaves_nothing_with_a_carrier() {
    String address = "https://push.example/" + workspace;
    DeviceId browser = new DeviceId("browser");
    Device device = new Device(browser, Platform.WEB, "w-" + workspace, address, false, Fresh.NOW);
    customers().putDevice(mina, device);

    customers().removeDevice(mina, browser);

    assertThat(isDue(address)).isFalse();
  }

  @Test
  void nobody_gives_up_what_nobody_knows() {
    assertThat(endpoints().giveUp(endpoint, now())).isFalse();
    endpoints().deleted(endpoint, now());
    assertThat(endpoints().giveUp(endpoint, now())).isFalse();
  }

  private boolean isDue(String endpoint) {
    return endpoints().due(now(), 1_000).contains(endpoint);
  }

  private boolean register(CustomerKey customer, String id, String token, String endpoint) {
    return customers()
        .putDevice(
            customer,
            new Device(
                new DeviceId(id),
                Platform.ANDROID,
                token + "-" + workspace,
                endpoint,
                false,
                Fresh.NOW));
  }
}
