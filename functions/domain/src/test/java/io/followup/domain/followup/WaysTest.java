package io.followup.domain.followup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.carrier.Answer;
import io.followup.domain.contact.ContactChange;
import io.followup.domain.contact.ContactChange.Field;
import io.followup.domain.contact.Customer;
import io.followup.domain.contact.Device;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Kind;
import io.followup.domain.fixture.Carried;
import io.followup.domain.fixture.FakeXms;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.fixture.MemoryShortLinks;
import io.followup.domain.fixture.MemoryStore;
import io.followup.domain.fixture.MemorySuppressions;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.fixture.World;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.outcome.Reason;
import io.followup.domain.price.Prices;
import io.followup.domain.reply.Reply;
import io.followup.domain.secret.Signer;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaysTest {
  private final World world = new World();

  @ParameterizedTest
  @CsvSource({"INVALID_ADDRESS", "STOPPED"})
  void S6_no_email_goes_to_an_address_that_came_back_and_the_text_still_goes(Reason reason) {
    world
        .ports()
        .suppressions()
        .put(world.mina().workspace(), Kind.EMAIL, "mina@example.com", reason, Fresh.NOW);
    world.reply("r0");

    world.after(Duration.ofMinutes(5));

    assertThat(world.asked(Channel.EMAIL)).isEmpty();
    assertThat(world.told(Channel.TEXT)).containsExactly("r0");
    assertThat(world.delivery("r0", Slot.EMAIL).orElseThrow().reason()).contains(reason);
  }

  @Test
  void S6_what_an_erased_customer_had_stopped_stays_stopped_for_whoever_comes_back() {
    Customer before = world.ports().customers().get(world.mina());
    world.ports().customers().stop(world.mina(), Channel.EMAIL);
    world.ports().customers().stop(world.mina(), Channel.TEXT);
    world.functions().erase().erase(world.mina());
    comesBack(before);
    world.reply("r0");

    world.after(Duration.ofMinutes(5));

    assertThat(world.ports().customers().get(world.mina()).stopped()).isEmpty();
    assertThat(world.asked(Channel.EMAIL)).isEmpty();
    assertThat(world.asked(Channel.TEXT)).isEmpty();
    assertThat(world.delivery("r0", Slot.EMAIL).orElseThrow().reason()).contains(Reason.STOPPED);
    assertThat(world.delivery("r0", Slot.XMS).orElseThrow().reason()).contains(Reason.STOPPED);
  }

  @Test
  void S6_an_address_is_left_alone_however_it_is_spelled() {
    writes(new EmailAddress("Mina@Example.com"));
    world
        .ports()
        .suppressions()
        .put(
            world.mina().workspace(),
            Kind.EMAIL,
            new EmailAddress("MINA@example.com").mailbox(),
            Reason.STOPPED,
            Fresh.NOW);
    world.reply("r0");

    world.after(Duration.ofMinutes(5));

    assertThat(world.asked(Channel.EMAIL)).isEmpty();
  }

  @Test
  void F1_a_disabled_device_is_dead_and_the_next_one_is_pushed_by_the_same_delivery() {
    device("old");
    device("new");
    world.pushes().answers(new Answer.Refused(Reason.DEVICE_DISABLED));

    world.reply("r0");
    world.rests();

    assertThat(world.asked(Channel.PUSH))
        .extracting(Carried::delivery)
        .hasSize(2)
        .containsOnly(world.pushOf("r0"));
    assertThat(live()).hasSize(1);
    assertThat(world.told(Channel.TEXT)).isEmpty();
  }

  @Test
  void F2_where_all_devices_are_dead_nobody_waits() {
    device("old");
    device("new");
    world.pushes().always(new Answer.Refused(Reason.DEVICE_DISABLED));

    world.reply("r0");
    world.rests();

    assertThat(live()).isEmpty();
    assertThat(world.told(Channel.TEXT)).containsExactly("r0");
    assertThat(world.told(Channel.EMAIL)).containsExactly("r0");
  }

  @ParameterizedTest
  @CsvSource({"10, 1", "200, 2", "350, 3"})
  void M1_a_text_costs_the_price_of_each_of_its_parts(int nameLength, int parts) {
    Reply reply = Fresh.reply(world.chatKey(), "r0", 0);
    Workspace shop =
        new Workspace(
            world.mina().workspace(), 1, 1, Settings.defaults("x".repeat(nameLength)), true);
    DeliveryId delivery = new DeliveryId(reply.followUpId(), Slot.XMS);

    Way.Ready ready =
        new XmsWay(
                new FakeXms(),
                new Obstacles(new MemorySuppressions()),
                notices(),
                new Tariff(Prices.defaults(), Clock.systemUTC()))
            .ready(delivery, List.of(inEnglish(reply)), abroad(), shop);

    assertThat(ready.kind()).isEqualTo(Kind.SMS);
    assertThat(ready.owed().units()).isEqualTo(12L * parts);
  }

  private void writes(EmailAddress address) {
    world
        .ports()
        .customers()
        .merge(
            world.mina(),
            new ContactChange(
                new Field.Keep<>(),
                new Field.Keep<>(),
                new Field.Put<>(address),
                new Field.Keep<>(),
                new Field.Keep<>(),
                new Field.Keep<>()),
            Fresh.NOW);
  }

  private void comesBack(Customer before) {
    world
        .ports()
        .customers()
        .merge(
            world.mina(),
            new ContactChange(
                new Field.Keep<>(),
                before.phone().<Field<PhoneNumber>>map(Field.Put::new).orElseThrow(),
                before.email().<Field<EmailAddress>>map(Field.Put::new).orElseThrow(),
                new Field.Keep<>(),
                new Field.Keep<>(),
                new Field.Keep<>()),
            Fresh.NOW.plusSeconds(1));
  }

  private void device(String id) {
    world
        .ports()
        .customers()
        .putDevice(world.mina(), Fresh.device(id, id + world.mina().workspace().value()));
  }

  private List<Device> live() {
    return world.ports().customers().get(world.mina()).liveDevices();
  }

  private static RenderNotices notices() {
    return new RenderNotices(
        new Signer("a-master-secret-for-tests".getBytes(UTF_8)),
        MemorySuppressions.FINGERPRINTS,
        new MemoryShortLinks(new MemoryStore()),
        new RenderNotices.Operator("https://f.example", "16449672", "f.example", _ -> false),
        new TestClock());
  }

  private static Reply inEnglish(Reply reply) {
    return new Reply(
        reply.id(),
        reply.chat(),
        reply.text(),
        reply.position(),
        Optional.of("en"),
        reply.managerId(),
        reply.managerName(),
        reply.opening(),
        reply.followUp(),
        reply.contentHash());
  }

  private Customer abroad() {
    return new ContactChange(
            new Field.Keep<>(),
            new Field.Put<>(new PhoneNumber("+12065550123", "US", true)),
            new Field.Keep<>(),
            new Field.Keep<>(),
            new Field.Keep<>(),
            new Field.Keep<>())
        .over(Customer.unknown(world.mina()));
  }
}
