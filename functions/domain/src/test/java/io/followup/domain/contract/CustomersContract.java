package io.followup.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.contact.ContactChange;
import io.followup.domain.contact.ContactChange.Field;
import io.followup.domain.contact.Customer;
import io.followup.domain.contact.Customers;
import io.followup.domain.contact.Customers.LastSeen;
import io.followup.domain.contact.Device;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.contact.Reach;
import io.followup.domain.delivery.Channel;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.DeviceId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link Customers} promises. */
public abstract class CustomersContract {
  private static final Instant AGAIN = Instant.EPOCH.plusSeconds(100);

  private static final PhoneNumber PHONE = new PhoneNumber("+821000005678", "KR", true);
  private static final EmailAddress EMAIL = new EmailAddress("mina@example.com");

  private final String workspace = Fresh.workspace();
  private final CustomerKey mina = CustomerKey.of(workspace, "mina");
  private final CustomerKey sora = CustomerKey.of(workspace, "sora");

  protected abstract Customers customers();

  @Test
  void nobody_is_known_at_first() {
    assertThat(customers().get(mina)).isEqualTo(Customer.unknown(mina));
    assertThat(customers().lastSeen(mina)).isEmpty();
  }

  @Test
  void a_contact_comes_back_as_it_was_given() {
    customers().merge(mina, whole(), Instant.EPOCH);

    Customer kept = customers().get(mina);
    assertThat(kept)
        .isEqualTo(whole().over(Customer.unknown(mina)))
        .extracting(Customer::known)
        .isEqualTo(true);
  }

  @Test
  void a_change_keeps_what_it_does_not_name_and_removes_what_it_says_is_gone() {
    customers().merge(mina, whole(), Instant.EPOCH);

    customers()
        .merge(
            mina,
            new ContactChange(
                new Field.Put<>("Mina K."),
                new Field.Remove<>(),
                new Field.Keep<>(),
                new Field.Keep<>(),
                new Field.Remove<>(),
                new Field.Keep<>()),
            Instant.EPOCH);

    Customer kept = customers().get(mina);
    assertThat(kept.name()).contains("Mina K.");
    assertThat(kept.phone()).isEmpty();
    assertThat(kept.email()).contains(EMAIL);
    assertThat(kept.country()).contains("KR");
    assertThat(kept.language()).isEmpty();
    assertThat(kept.lineUserId()).contains("U1");
  }

  @Test
  void an_older_change_that_comes_later_changes_nothing() {
    Instant later = Instant.EPOCH.plusSeconds(1);
    customers().merge(mina, whole(), later);

    customers().merge(mina, nothing(), Instant.EPOCH);
    customers().merge(mina, phone(new PhoneNumber("+8225551234", "KR", false)), Instant.EPOCH);

    assertThat(customers().get(mina).phone())
        .isEqualTo(whole().over(Customer.unknown(mina)).phone());
  }

  @Test
  void a_change_that_names_nothing_makes_the_customer_known() {
    customers().merge(mina, nothing(), Instant.EPOCH);

    assertThat(customers().get(mina).known()).isTrue();
  }

  @Test
  void S5_renewing_changes_nothing_that_is_known() {
    customers().merge(mina, whole(), Instant.EPOCH);
    customers().putDevice(mina, Fresh.device("phone", "t-" + workspace));
    Customer before = customers().get(mina);

    customers().renew(before);

    assertThat(customers().get(mina)).isEqualTo(before);
  }

  @Test
  void S5_whoever_was_erased_since_they_were_read_is_not_brought_back_by_renewing() {
    customers().merge(mina, whole(), Instant.EPOCH);
    customers().putDevice(mina, Fresh.device("phone", "t-" + workspace));
    Customer before = customers().get(mina);
    customers().erase(mina, Set.of(), Instant.EPOCH.plusSeconds(1), AGAIN);

    customers().renew(before);

    assertThat(customers().get(mina)).isEqualTo(Customer.unknown(mina));
    assertThat(customers().isErased(mina)).isTrue();
  }

  @Test
  void S5_renewing_takes_no_device_back_from_who_has_the_phone_by_now() {
    Device phone = Fresh.device("phone", "t-" + workspace);
    customers().putDevice(mina, phone);
    Customer before = customers().get(mina);
    customers().putDevice(sora, phone);

    customers().renew(before);

    assertThat(customers().get(mina).devices()).isEmpty();
    assertThat(customers().get(sora).devices()).containsExactly(phone);
  }

  @Test
  void a_landline_stays_a_landline() {
    PhoneNumber landline = new PhoneNumber("+8221234567", "KR", false);

    customers().merge(mina, phone(landline), Instant.EPOCH);

    assertThat(customers().get(mina).phone()).contains(landline);
  }

  @Test
  void devices_come_back_and_make_nobody_known() {
    Device device = Fresh.device("phone", "t-" + workspace);

    customers().putDevice(mina, device);

    assertThat(customers().get(mina).devices()).containsExactly(device);
    assertThat(customers().get(mina).known()).isFalse();
  }

  @Test
  void S5_who_does_not_send_knows_what_there_is_and_opens_nothing() {
    assertThat(customers().reach(mina)).isEqualTo(Reach.of(Customer.unknown(mina)));
    customers()
        .merge(
            mina,
            new ContactChange(
                new Field.Put<>("Mina"),
                new Field.Put<>(new PhoneNumber("+82212345678", "KR", false)),
                new Field.Put<>(new EmailAddress("mina@example.com")),
                new Field.Put<>("KR"),
                new Field.Keep<>(),
                new Field.Put<>("U1")),
            Fresh.NOW);
    customers().stop(mina, Channel.EMAIL);
    customers().putDevice(mina, Fresh.device("phone", "t1-" + workspace));
    customers().putDevice(mina, Fresh.device("tablet", "t2-" + workspace));
    customers().markDead(mina, new DeviceId("tablet"), "t2-" + workspace);

    assertThat(customers().reach(mina))
        .isEqualTo(Reach.of(customers().get(mina)))
        .isEqualTo(
            new Reach(
                true, Reach.Phone.LANDLINE, true, Optional.of("KR"), Set.of(Channel.EMAIL), 1));
    customers().erase(mina, Set.of(), Fresh.second(1), Fresh.second(2));
    assertThat(customers().reach(mina).known()).isFalse();
  }

  @Test
  void a_device_that_registers_anew_has_its_new_token_alone() {
    customers().putDevice(mina, Fresh.device("phone", "t1-" + workspace));
    Device anew = Fresh.device("phone", "t2-" + workspace);

    customers().putDevice(mina, anew);

    assertThat(customers().get(mina).devices()).containsExactly(anew);
  }

  @Test
  void a_token_belongs_to_who_registered_it_last() {
    customers().putDevice(mina, Fresh.device("phone", "t-" + workspace));

    customers().putDevice(sora, Fresh.device("hers", "t-" + workspace));

    assertThat(customers().get(mina).liveDevices()).isEmpty();
    assertThat(customers().get(sora).liveDevices()).hasSize(1);
  }

  private static Device apple(String id, String token, long second) {
    return new Device(
        new DeviceId(id), Device.Platform.IOS, token, "e-" + token, false, Fresh.second(second));
  }

  @Test
  void S4_an_Apple_token_in_capitals_is_the_same_phone_whoever_registers_it() {
    customers().putDevice(mina, apple("phone", "AB01", 0));

    customers().putDevice(sora, apple("hers", "ab01", 1));

    assertThat(customers().get(sora).liveDevices()).hasSize(1);
    assertThat(customers().get(mina).liveDevices()).isEmpty();
  }

  @Test
  void S4_an_Apple_token_in_capitals_is_no_second_phone_of_its_owner() {
    customers().putDevice(mina, apple("phone", "AB02", 0));

    customers().putDevice(mina, apple("tablet", "ab02", 1));

    assertThat(customers().get(mina).devices()).containsExactly(apple("tablet", "ab02", 1));
  }

  @Test
  void a_token_that_moved_comes_back_when_it_is_registered_again() {
    customers().putDevice(mina, Fresh.device("phone", "t-" + workspace));
    customers().putDevice(sora, Fresh.device("hers", "t-" + workspace));

    customers().putDevice(mina, Fresh.device("phone", "t-" + workspace));

    assertThat(customers().get(mina).liveDevices()).hasSize(1);
    assertThat(customers().get(sora).liveDevices()).isEmpty();
  }

  @Test
  void a_removed_device_is_gone_and_may_be_removed_again() {
    customers().putDevice(mina, Fresh.device("phone", "t-" + workspace));

    customers().removeDevice(mina, new DeviceId("phone"));
    customers().removeDevice(mina, new DeviceId("phone"));

    assertThat(customers().get(mina).devices()).isEmpty();
  }

  @Test
  void a_dead_device_takes_no_pushes_until_it_registers_anew() {
    Device device = Fresh.device("phone", "t-" + workspace);
    customers().putDevice(mina, device);

    customers().markDead(mina, device.id(), device.token());
    assertThat(customers().get(mina).liveDevices()).isEmpty();

    customers().putDevice(mina, device);
    assertThat(customers().get(mina).liveDevices()).containsExactly(device);
  }

  @Test
  void a_device_that_has_another_token_by_now_is_not_dead() {
    Device anew = Fresh.device("phone", "t2-" + workspace);
    customers().putDevice(mina, anew);

    customers().markDead(mina, anew.id(), "t1-" + workspace);

    assertThat(customers().get(mina).liveDevices()).containsExactly(anew);
  }

  @Test
  void marking_a_device_that_is_gone_makes_none() {
    customers().markDead(mina, new DeviceId("phone"), "t-" + workspace);

    assertThat(customers().get(mina).devices()).isEmpty();
  }

  @Test
  void S6_a_stopped_channel_stays_stopped_over_changes() {
    customers().stop(mina, Channel.EMAIL);
    customers().stop(mina, Channel.TEXT);
    customers().stop(mina, Channel.EMAIL);

    customers().merge(mina, whole(), Instant.EPOCH);

    assertThat(customers().get(mina).stopped())
        .containsExactlyInAnyOrder(Channel.EMAIL, Channel.TEXT);
  }

  @Test
  void S6_a_stop_is_undone_for_that_channel_and_customer_alone() {
    customers().stop(mina, Channel.EMAIL);
    customers().stop(mina, Channel.TEXT);
    customers().stop(sora, Channel.EMAIL);

    customers().unstop(mina, Channel.EMAIL);
    customers().unstop(mina, Channel.PUSH);
    assertThat(customers().get(mina).stopped()).containsExactly(Channel.TEXT);
    assertThat(customers().get(sora).stopped()).containsExactly(Channel.EMAIL);

    customers().unstop(mina, Channel.TEXT);
    customers().unstop(mina, Channel.TEXT);
    assertThat(customers().get(mina).stopped()).isEmpty();
  }

  @Test
  void P4_when_a_customer_was_last_here_is_kept() {
    customers().keepLastSeen(mina, seen(10, 280));

    assertThat(customers().lastSeen(mina)).contains(seen(10, 280));
    assertThat(customers().get(mina).known()).isFalse();
  }

  @Test
  void R4_whoever_reads_a_customer_reads_when_they_were_last_here_too() {
    assertThat(customers().kept(mina).lastSeen()).isEmpty();
    customers().merge(mina, whole(), Instant.EPOCH.plusSeconds(1));
    customers().keepLastSeen(mina, seen(10, 280));

    Customers.Kept kept = customers().kept(mina);

    assertThat(kept.lastSeen()).contains(seen(10, 280));
    assertThat(kept.opened()).isEqualTo(customers().get(mina));
    assertThat(kept.opened().known()).isTrue();
    assertThat(kept.reach()).isEqualTo(Reach.of(kept.opened()));
  }

  @Test
  void P5_older_never_overwrites_newer() {
    customers().keepLastSeen(mina, seen(100, 370));

    customers().keepLastSeen(mina, seen(10, 280));
    assertThat(customers().lastSeen(mina)).contains(seen(100, 370));

    customers().keepLastSeen(mina, seen(200, 470));
    assertThat(customers().lastSeen(mina)).contains(seen(200, 470));
  }

  @Test
  void P5_a_later_leaving_without_activity_does_not_undo_an_activity() {
    customers().keepLastSeen(mina, seen(10, 280));

    customers().keepLastSeen(mina, new LastSeen(Optional.empty(), Optional.of(Fresh.second(900))));

    assertThat(customers().lastSeen(mina)).contains(seen(10, 900));
  }

  @Test
  void a_customer_who_only_ever_left_has_no_activity() {
    LastSeen left = new LastSeen(Optional.empty(), Optional.of(Fresh.second(5)));

    customers().keepLastSeen(mina, left);

    assertThat(customers().lastSeen(mina)).contains(left);
  }

  @Test
  void S5_contact_devices_and_when_they_were_here_go_with_whoever_is_erased() {
    customers().merge(mina, whole(), Instant.EPOCH);
    customers().putDevice(mina, Fresh.device("phone", "t-" + workspace));
    customers().keepLastSeen(mina, seen(10, 280));

    customers().erase(mina, Set.of(), Instant.EPOCH.plusSeconds(1), AGAIN);

    Customer gone = customers().get(mina);
    assertThat(gone.known()).isFalse();
    assertThat(gone.name()).isEmpty();
    assertThat(gone.phone()).isEmpty();
    assertThat(gone.email()).isEmpty();
    assertThat(gone.lineUserId()).isEmpty();
    assertThat(gone.devices()).isEmpty();
    assertThat(customers().lastSeen(mina)).isEmpty();
  }

  @Test
  void S6_a_stop_that_is_kept_elsewhere_goes_with_the_erased_and_one_that_came_since_stays() {
    customers().stop(mina, Channel.EMAIL);
    customers().stop(sora, Channel.EMAIL);
    customers().stop(sora, Channel.TEXT);

    customers().erase(mina, Set.of(Channel.EMAIL), Instant.EPOCH.plusSeconds(1), AGAIN);
    customers().erase(sora, Set.of(Channel.EMAIL), Instant.EPOCH.plusSeconds(1), AGAIN);

    assertThat(customers().get(mina).stopped()).isEmpty();
    assertThat(customers().get(sora).stopped()).contains(Channel.TEXT);
    assertThat(customers().get(sora).known()).isFalse();
  }

  @Test
  void S5_an_older_change_that_comes_late_brings_nothing_back_and_a_newer_one_begins_anew() {
    Instant erased = Instant.EPOCH.plusSeconds(10);
    customers().merge(mina, whole(), Instant.EPOCH);
    customers().erase(mina, Set.of(), erased, AGAIN);

    customers().merge(mina, whole(), Instant.EPOCH.plusSeconds(9));
    assertThat(customers().get(mina).known()).isFalse();
    assertThat(customers().get(mina).email()).isEmpty();
    assertThat(customers().isErased(mina)).isTrue();

    customers().merge(mina, whole(), Instant.EPOCH.plusSeconds(11));
    assertThat(customers().get(mina).known()).isTrue();
    assertThat(customers().get(mina).email()).contains(EMAIL);
    assertThat(customers().isErased(mina)).isFalse();
  }

  @Test
  void S5_an_erasure_ends_when_the_last_has_gone_unless_the_customer_is_back() {
    Instant began = Instant.EPOCH.plusSeconds(10);
    Instant ended = Instant.EPOCH.plusSeconds(12);
    customers().erase(mina, Set.of(), began, AGAIN);
    customers().erase(sora, Set.of(), began, AGAIN);
    customers().merge(sora, whole(), Instant.EPOCH.plusSeconds(11));

    customers().eraseUntil(mina, began, ended, AGAIN);
    customers().eraseUntil(sora, began, ended, AGAIN);

    assertThat(customers().erasedAt(mina)).contains(ended);
    customers().merge(mina, whole(), Instant.EPOCH.plusSeconds(11));
    assertThat(customers().get(mina).known()).isFalse();
    assertThat(customers().erasedAt(sora)).contains(began);
    assertThat(customers().get(sora).known()).isTrue();
    customers().eraseUntil(mina, began, Instant.EPOCH.plusSeconds(20), AGAIN);
    assertThat(customers().erasedAt(mina)).contains(ended);
  }

  @Test
  void S5_a_token_of_whoever_was_erased_can_be_registered_by_somebody_else() {
    customers().putDevice(mina, Fresh.device("phone", "t-" + workspace));
    customers().erase(mina, Set.of(), Instant.EPOCH.plusSeconds(1), AGAIN);

    customers().putDevice(sora, Fresh.device("hers", "t-" + workspace));

    assertThat(customers().get(mina).devices()).isEmpty();
    assertThat(customers().get(sora).liveDevices()).hasSize(1);
  }

  @Test
  void the_same_customer_of_another_workspace_is_somebody_else() {
    CustomerKey elsewhere = CustomerKey.of(Fresh.workspace(), "mina");
    customers().putDevice(mina, Fresh.device("phone", "t-" + workspace));
    customers().merge(mina, whole(), Instant.EPOCH);

    customers().putDevice(elsewhere, Fresh.device("phone", "t-" + workspace));

    assertThat(customers().get(mina).liveDevices()).hasSize(1);
    assertThat(customers().get(elsewhere).known()).isFalse();
  }

  private static LastSeen seen(long active, long offline) {
    return new LastSeen(Optional.of(Fresh.second(active)), Optional.of(Fresh.second(offline)));
  }

  private static ContactChange whole() {
    return new ContactChange(
        new Field.Put<>("Mina"),
        new Field.Put<>(PHONE),
        new Field.Put<>(EMAIL),
        new Field.Put<>("KR"),
        new Field.Put<>("ko-KR"),
        new Field.Put<>("U1"));
  }

  private static ContactChange nothing() {
    return phone(new Field.Keep<>());
  }

  private static ContactChange phone(PhoneNumber phone) {
    return phone(new Field.Put<>(phone));
  }

  private static ContactChange phone(Field<PhoneNumber> phone) {
    return new ContactChange(
        new Field.Keep<>(),
        phone,
        new Field.Keep<>(),
        new Field.Keep<>(),
        new Field.Keep<>(),
        new Field.Keep<>());
  }
}
