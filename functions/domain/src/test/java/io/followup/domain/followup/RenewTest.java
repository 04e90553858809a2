package io.followup.domain.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.contact.Customer;
import io.followup.domain.contact.Customers;
import io.followup.domain.contact.Reach;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.Tap;
import io.followup.domain.fixture.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Contact data is kept from its last use on (S5), so whoever uses it renews it. */
class RenewTest {
  private final List<String> renewed = new ArrayList<>();
  private boolean ageing = true;
  private final World world = new World(Ports.inMemory(), Fresh.workspace(), this::around);

  private Object around(Tap.Call call) throws Throwable {
    if (call.is(Customers.class, "renew") && call.arg(0) instanceof Customer customer) {
      renewed.add(customer.key().customer() + ", devices: " + customer.liveDevices().size());
    }
    Object result = call.proceed();
    return result instanceof Customers.Kept kept ? new Aged(kept) : result;
  }

  private final class Aged implements Customers.Kept {
    private final Customers.Kept fresh;

    Aged(Customers.Kept fresh) {
      this.fresh = fresh;
    }

    @Override
    public Reach reach() {
      return fresh.reach();
    }

    @Override
    public Optional<Customers.LastSeen> lastSeen() {
      return fresh.lastSeen();
    }

    @Override
    public Customer opened() {
      return aged(fresh.opened());
    }
  }

  private Customer aged(Customer fresh) {
    return new Customer(
        fresh.key(),
        fresh.known(),
        fresh.name(),
        fresh.phone(),
        fresh.email(),
        fresh.country(),
        fresh.language(),
        fresh.lineUserId(),
        fresh.stopped(),
        fresh.devices(),
        ageing);
  }

  @Test
  void S5_a_push_renews_what_it_used() {
    toPush();

    world.runs("push r0");

    assertThat(renewed).containsExactly("mina, devices: 1");
  }

  @Test
  void S5_a_text_and_an_email_renew_what_they_used() {
    claimed();

    world.runs("xms r0");
    assertThat(renewed).hasSize(1);
    world.runs("email r0");
    assertThat(renewed).hasSize(2);
  }

  @Test
  void S5_what_is_not_ageing_costs_no_write() {
    ageing = false;
    toPush();

    world.after(Duration.ofMinutes(5));

    assertThat(renewed).isEmpty();
  }

  @Test
  void S5_what_is_not_told_renews_nothing() {
    claimed();
    world.reads("r0");

    world.runs("xms r0");
    world.runs("email r0");

    assertThat(renewed).isEmpty();
  }

  private void toPush() {
    world.withDevice();
    world.reply("r0");
    world.dispatches("r0");
  }

  private void claimed() {
    world.reply("r0");
    world.dispatches("r0");
    world.runs("claimunseen r0");
  }
}
