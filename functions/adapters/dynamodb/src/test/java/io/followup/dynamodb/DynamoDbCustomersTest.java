package io.followup.dynamodb;

import static io.followup.dynamodb.Samples.MINA;
import static io.followup.dynamodb.Samples.NOW;
import static io.followup.dynamodb.Samples.after;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.contact.ContactChange;
import io.followup.domain.contact.ContactChange.Field;
import io.followup.domain.contact.Customer;
import io.followup.domain.contact.Customers.LastSeen;
import io.followup.domain.contact.Device;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.contact.Reach;
import io.followup.domain.delivery.Channel;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.DeviceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbCustomersTest {
  private static final Instant AGAIN = Instant.EPOCH.plusSeconds(100);

  private static final CustomerKey JUN = CustomerKey.of("shop", "jun");

  private final DynamoDbFixture db = DynamoDbFixture.at(NOW);
  private final DynamoDbCustomers customers = db.customers();

  @Test
  void contact_devices_and_stops_are_one_query() {
    customers.merge(MINA, everything(), Instant.EPOCH);
    customers.putDevice(MINA, device("phone", "token-1"));
    customers.stop(MINA, Channel.EMAIL);
    customers.stop(MINA, Channel.TEXT);
    customers.keepLastSeen(MINA, new LastSeen(Optional.of(NOW), Optional.of(NOW)));
    db.calls().reset();

    Customer mina = customers.get(MINA);

    assertThat(db.calls().calls()).isEqualTo(Map.of("query", 1));
    assertThat(mina)
        .isEqualTo(
            new Customer(
                MINA,
                true,
                Optional.of("Mina"),
                Optional.of(new PhoneNumber("+821012345678", "KR", true)),
                Optional.of(new EmailAddress("mina@example.com")),
                Optional.of("KR"),
                Optional.of("ko"),
                Optional.of("U1"),
                Set.of(Channel.EMAIL, Channel.TEXT),
                List.of(device("phone", "token-1")),
                false));
  }

  @Test
  void a_merge_is_one_update_that_leaves_alone_what_it_does_not_name() {
    customers.merge(MINA, everything(), Instant.EPOCH);
    db.calls().reset();

    customers.merge(
        MINA,
        new ContactChange(
            new Field.Keep<>(),
            new Field.Remove<>(),
            new Field.Put<>(new EmailAddress("new@example.com")),
            new Field.Keep<>(),
            new Field.Keep<>(),
            new Field.Keep<>()),
        Instant.EPOCH);

    assertThat(db.calls().calls()).isEqualTo(Map.of("updateItem", 1));
    Customer mina = customers.get(MINA);
    assertThat(mina.name()).contains("Mina");
    assertThat(mina.phone()).isEmpty();
    assertThat(mina.email()).contains(new EmailAddress("new@example.com"));
  }

  @Test
  void contact_expires_after_the_retention_time_and_a_stop_does_not() {
    customers.merge(MINA, everything(), Instant.EPOCH);
    customers.stop(MINA, Channel.TEXT);

    assertThat(db.kept(Key.contact(MINA)))
        .containsEntry("expiresAt", Values.expiry(Instant.parse("2040-08-04T07:08:09.123456Z")));
    assertThat(db.kept(Key.stopped(MINA))).doesNotContainKey("expiresAt");
  }

  @Test
  void S5_contact_and_devices_are_renewed_by_each_use_of_another_day() {
    customers.merge(MINA, everything(), Instant.EPOCH);
    customers.putDevice(MINA, device("phone", "token-1"));
    assertThat(db.customers(NOW.plus(ofHours(23))).get(MINA).ageing()).isFalse();
    DynamoDbCustomers later = db.customers(NOW.plus(ofHours(25)));
    Customer ageing = later.get(MINA);
    assertThat(ageing.ageing()).isTrue();
    db.calls().reset();

    later.renew(ageing);

    assertThat(db.calls().calls()).isEqualTo(Map.of("updateItem", 1, "transactWriteItems", 1));
    AttributeValue renewed = Values.expiry(NOW.plus(ofHours(25)).plus(ofDays(90)));
    assertThat(db.kept(Key.contact(MINA))).containsEntry("expiresAt", renewed);
    assertThat(db.kept(Key.device(MINA, new DeviceId("phone"))))
        .containsEntry("expiresAt", renewed);
    assertThat(db.kept(Key.token(MINA.workspace(), "token-1"))).containsEntry("expiresAt", renewed);
    assertThat(later.get(MINA))
        .isEqualTo(
            new Customer(
                MINA,
                true,
                ageing.name(),
                ageing.phone(),
                ageing.email(),
                ageing.country(),
                ageing.language(),
                ageing.lineUserId(),
                ageing.stopped(),
                ageing.devices(),
                false));
  }

  @Test
  void S5_what_is_dead_or_past_its_retention_is_not_renewed() {
    customers.putDevice(MINA, device("phone", "token-1"));
    customers.markDead(MINA, new DeviceId("phone"), "token-1");
    customers.merge(JUN, everything(), Instant.EPOCH);

    assertThat(db.customers(NOW.plus(ofDays(46))).get(MINA).ageing()).isFalse();
    assertThat(db.customers(NOW.plus(ofDays(91))).get(JUN).ageing()).isFalse();
  }

  @Test
  void S5_what_is_past_its_retention_is_gone_at_that_second_though_it_is_still_there() {
    customers.merge(MINA, everything(), Instant.EPOCH);
    customers.putDevice(MINA, device("phone", "token-1"));
    // In whole seconds, of which none is lost.
    Instant end = NOW.plus(ofDays(90)).truncatedTo(SECONDS).plusSeconds(1);

    assertThat(db.customers(end.minusSeconds(1)).get(MINA).phone()).isPresent();
    assertThat(db.customers(end.minusSeconds(1)).reach(MINA).liveDevices()).isOne();

    Customer gone = db.customers(end).get(MINA);
    assertThat(gone.known()).isFalse();
    assertThat(gone.phone()).isEmpty();
    assertThat(gone.email()).isEmpty();
    assertThat(gone.devices()).isEmpty();
    Reach reach = db.customers(end).reach(MINA);
    assertThat(reach.known()).isFalse();
    assertThat(reach.email()).isFalse();
    assertThat(reach.liveDevices()).isZero();
  }

  @Test
  void when_a_customer_was_last_here_is_forgotten_after_the_retention_too() {
    customers.keepLastSeen(MINA, new LastSeen(Optional.of(NOW), Optional.of(NOW)));

    assertThat(db.customers(NOW.plus(ofDays(89))).lastSeen(MINA)).isPresent();
    assertThat(db.customers(NOW.plus(ofDays(91))).lastSeen(MINA)).isEmpty();
  }

  @Test
  void S5_who_comes_back_after_the_retention_is_known_by_what_is_new_alone() {
    customers.merge(MINA, everything(), Instant.EPOCH);
    DynamoDbCustomers later = db.customers(NOW.plus(ofDays(91)));
    db.calls().reset();

    later.merge(
        MINA,
        new ContactChange(
            new Field.Keep<>(),
            new Field.Keep<>(),
            new Field.Put<>(new EmailAddress("new@example.com")),
            new Field.Keep<>(),
            new Field.Keep<>(),
            new Field.Keep<>()),
        NOW.plus(ofDays(91)));

    assertThat(db.calls().calls()).isEqualTo(Map.of("updateItem", 2));
    Customer mina = later.get(MINA);
    assertThat(mina.known()).isTrue();
    assertThat(mina.email()).contains(new EmailAddress("new@example.com"));
    assertThat(mina.name()).isEmpty();
    assertThat(mina.phone()).isEmpty();
    assertThat(mina.lineUserId()).isEmpty();
  }

  @Test
  void a_device_is_registered_by_two_reads_and_one_transaction() {
    customers.putDevice(MINA, device("phone", "token-1"));

    assertThat(db.calls().calls()).isEqualTo(Map.of("getItem", 2, "transactWriteItems", 1));
  }

  @Test
  void S4_one_read_more_finds_an_Apple_token_that_was_stored_in_capitals() {
    customers.putDevice(MINA, device("phone", "ab01"));

    assertThat(db.calls().calls()).isEqualTo(Map.of("getItem", 3, "transactWriteItems", 1));
  }

  @Test
  void a_token_belongs_to_who_registered_it_last() {
    customers.putDevice(MINA, device("phone", "token-1"));
    customers.putDevice(MINA, device("tablet", "token-2"));

    customers.putDevice(JUN, device("phone", "token-1"));

    assertThat(customers.get(MINA).devices()).containsExactly(device("tablet", "token-2"));
    assertThat(customers.get(JUN).devices()).containsExactly(device("phone", "token-1"));
  }

  @Test
  void a_device_that_has_another_token_by_now_keeps_it() {
    customers.putDevice(MINA, device("phone", "token-1"));
    customers.putDevice(MINA, device("phone", "token-2"));

    customers.putDevice(JUN, device("phone", "token-1"));

    assertThat(customers.get(MINA).devices()).containsExactly(device("phone", "token-2"));
    assertThat(customers.get(JUN).devices()).containsExactly(device("phone", "token-1"));
  }

  @Test
  void of_many_who_register_a_token_at_once_one_has_it() {
    Races.run(
        5,
        i -> {
          customers.putDevice(customer(i), device("phone", "token-1"));
          return i;
        });

    List<Customer> owners =
        java.util.stream.IntStream.range(0, 5)
            .mapToObj(i -> customers.get(customer(i)))
            .filter(customer -> !customer.devices().isEmpty())
            .toList();
    assertThat(owners).hasSize(1);
  }

  @Test
  void a_token_in_another_workspace_is_another_token() {
    CustomerKey elsewhere = CustomerKey.of("other-shop", "mina");
    customers.putDevice(MINA, device("phone", "token-1"));

    customers.putDevice(elsewhere, device("phone", "token-1"));

    assertThat(customers.get(MINA).devices()).hasSize(1);
  }

  @Test
  void a_removed_device_leaves_nothing_behind_but_what_the_carrier_is_to_forget() {
    customers.putDevice(MINA, device("phone", "token-1"));

    customers.removeDevice(MINA, new DeviceId("phone"));
    customers.removeDevice(MINA, new DeviceId("phone"));

    assertThat(db.size()).isOne();
    assertThat(db.endpoints().giveUp(device("phone", "token-1").endpoint(), NOW)).isTrue();
  }

  @Test
  void removing_a_device_leaves_the_token_of_who_took_it_over() {
    customers.putDevice(MINA, device("phone", "token-1"));
    customers.putDevice(MINA, device("phone", "token-2"));
    customers.putDevice(JUN, device("phone", "token-2"));

    customers.removeDevice(MINA, new DeviceId("phone"));
    customers.putDevice(MINA, device("tablet", "token-2"));

    assertThat(customers.get(JUN).devices()).isEmpty();
  }

  @Test
  void a_device_is_dead_only_by_the_token_that_it_has() {
    customers.putDevice(MINA, device("phone", "token-2"));

    customers.markDead(MINA, new DeviceId("phone"), "token-1");
    customers.markDead(MINA, new DeviceId("gone"), "token-1");
    assertThat(customers.get(MINA).liveDevices()).hasSize(1);

    customers.markDead(MINA, new DeviceId("phone"), "token-2");
    assertThat(customers.get(MINA).liveDevices()).isEmpty();
  }

  @Test
  void last_seen_is_kept_by_one_update_and_read_by_one_get() {
    LastSeen seen = new LastSeen(Optional.of(NOW), Optional.of(after(270)));

    customers.keepLastSeen(MINA, seen);

    assertThat(customers.lastSeen(MINA)).contains(seen);
    assertThat(db.calls().calls()).isEqualTo(Map.of("updateItem", 1, "getItem", 1));
    assertThat(customers.get(MINA).known()).isFalse();
  }

  @Test
  void older_never_overwrites_newer_in_either_instant() {
    customers.keepLastSeen(MINA, new LastSeen(Optional.of(after(10)), Optional.of(after(280))));

    customers.keepLastSeen(MINA, new LastSeen(Optional.of(NOW), Optional.of(after(270))));
    customers.keepLastSeen(MINA, new LastSeen(Optional.empty(), Optional.of(after(300))));
    customers.keepLastSeen(MINA, new LastSeen(Optional.of(after(11)), Optional.of(after(290))));

    assertThat(customers.lastSeen(MINA))
        .contains(new LastSeen(Optional.of(after(11)), Optional.of(after(300))));
  }

  @Test
  void an_erased_customer_is_unknown_and_their_tokens_are_free() {
    customers.merge(MINA, everything(), Instant.EPOCH);
    customers.putDevice(MINA, device("phone", "token-1"));
    customers.putDevice(MINA, device("tablet", "token-2"));
    customers.keepLastSeen(MINA, new LastSeen(Optional.of(NOW), Optional.of(NOW)));
    customers.stop(MINA, Channel.EMAIL);
    customers.merge(JUN, everything(), Instant.EPOCH);

    customers.erase(MINA, Set.of(Channel.EMAIL), Instant.EPOCH.plusSeconds(1), AGAIN);

    assertThat(customers.get(MINA)).isEqualTo(Customer.unknown(MINA));
    assertThat(customers.lastSeen(MINA)).isEmpty();
    // Jun, the mark that Mina was erased, and what the carrier is to forget of her phones.
    assertThat(db.size()).isEqualTo(4);
  }

  private static CustomerKey customer(int i) {
    return CustomerKey.of("shop", "customer-" + i);
  }

  private static Device device(String id, String token) {
    return new Device(
        new DeviceId(id), Device.Platform.IOS, token, "arn:endpoint/" + token, false, NOW);
  }

  private static ContactChange everything() {
    return new ContactChange(
        new Field.Put<>("Mina"),
        new Field.Put<>(new PhoneNumber("+821012345678", "KR", true)),
        new Field.Put<>(new EmailAddress("mina@example.com")),
        new Field.Put<>("KR"),
        new Field.Put<>("ko"),
        new Field.Put<>("U1"));
  }
}
