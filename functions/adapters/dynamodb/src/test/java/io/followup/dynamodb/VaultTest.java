package io.followup.dynamodb;

import static io.followup.dynamodb.Samples.CHAT;
import static io.followup.dynamodb.Samples.MINA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.domain.fixture.TestClock;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.secret.DataKeys;
import io.followup.domain.secret.Unreadable;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class VaultTest {
  private static final String PHONE = "contact#e164";
  private static final String NUMBER = "+821012345678";

  private final TestClock clock = new TestClock();
  private final DynamoDbFixture db = DynamoDbFixture.with(clock);
  private final AtomicInteger unwrapped = new AtomicInteger();
  private final Vault vault = process();

  /** Another one, that has asked for nothing yet. */
  private Vault process() {
    return db.vault(db.calls().client(), new Counted(db.keys(), unwrapped), clock);
  }

  private record Counted(DataKeys keys, AtomicInteger unwrapped) implements DataKeys {
    @Override
    public New make(WorkspaceId workspace) {
      return keys.make(workspace);
    }

    @Override
    public byte[] unwrap(WorkspaceId workspace, byte[] wrapped) {
      var _ = unwrapped.incrementAndGet();
      return keys.unwrap(workspace, wrapped);
    }
  }

  @Test
  void S5_what_is_sealed_opens_where_it_was_put_for_every_process() {
    AttributeValue sealed = vault.seal(MINA, PHONE, NUMBER);

    assertThat(vault.open(MINA, PHONE, sealed)).isEqualTo(NUMBER);
    assertThat(process().open(MINA, PHONE, sealed)).isEqualTo(NUMBER);
    assertThat(new String(sealed.b().asByteArray(), UTF_8)).doesNotContain("1234");
    assertThat(vault.seal(MINA, PHONE, NUMBER)).isNotEqualTo(sealed);
    assertThat(vault.open(MINA, PHONE, vault.seal(MINA, PHONE, ""))).isEmpty();
  }

  @Test
  void S5_a_value_that_was_moved_does_not_open_and_nothing_of_it_is_told() {
    AttributeValue sealed = vault.seal(MINA, PHONE, NUMBER);
    CustomerKey sora = CustomerKey.of("shop", "sora");
    CustomerKey elsewhere = CustomerKey.of("other", "mina");
    var _ = vault.seal(elsewhere, PHONE, "x");

    assertThat(vault.open(MINA, PHONE, sealed)).isEqualTo(NUMBER);
    for (CustomerKey other : List.of(sora, elsewhere)) {
      refused(() -> vault.open(other, PHONE, sealed));
    }
    refused(() -> vault.open(MINA, "contact#email", sealed));
  }

  @Test
  void S5_a_value_that_was_changed_or_cut_does_not_open() {
    byte[] sealed = vault.seal(MINA, PHONE, NUMBER).b().asByteArray();
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      refused(() -> vault.open(MINA, PHONE, bytes(changed)));
    }
    for (int length = 0; length < sealed.length; length++) {
      byte[] cut = Arrays.copyOf(sealed, length);
      refused(() -> vault.open(MINA, PHONE, bytes(cut)));
    }
  }

  @Test
  void S5_a_value_whose_key_is_gone_does_not_open() {
    AttributeValue sealed = vault.seal(MINA, PHONE, NUMBER);
    Vault others = db.vault(db.calls().client(), LocalDataKeys.fresh(), clock);
    refused(() -> others.open(MINA, PHONE, sealed));

    Map<String, AttributeValue> key = Key.dataKey(MINA.workspace()).attributes();
    DynamoDbFixture.engine().deleteItem(d -> d.tableName(db.followupTable()).key(key));

    refused(() -> process().open(MINA, PHONE, sealed));
    // Whoever opens makes no key.
    assertThat(db.items()).isEmpty();
  }

  @Test
  void S5_a_wrapped_key_of_another_workspace_unwraps_nothing() {
    AttributeValue sealed = vault.seal(MINA, PHONE, NUMBER);
    WorkspaceId other = new WorkspaceId("other");
    var _ = vault.seal(CustomerKey.of("other", "mina"), PHONE, NUMBER);
    Map<String, AttributeValue> moved = new HashMap<>(db.kept(Key.dataKey(other)));
    moved.putAll(Key.dataKey(MINA.workspace()).attributes());
    DynamoDbFixture.engine().putItem(p -> p.tableName(db.followupTable()).item(moved));

    refused(() -> process().open(MINA, PHONE, sealed));
  }

  private static void refused(ThrowingCallable opening) {
    assertThatThrownBy(opening)
        .isInstanceOf(Unreadable.class)
        .hasNoCause()
        .message()
        .doesNotContain("1234");
  }

  @Test
  void what_stands_in_clear_is_given_as_it_is() {
    Vault sealed = db.vault(db.calls().client(), new NoDataKeys(), clock);

    assertThat(sealed.open(MINA, PHONE, Values.text(NUMBER))).isEqualTo(NUMBER);
    assertThat(db.calls().calls()).isEmpty();
  }

  @Test
  void a_function_without_keys_opens_and_seals_nothing() {
    AttributeValue there = vault.seal(MINA, PHONE, NUMBER);
    Vault without = db.vault(db.calls().client(), new NoDataKeys(), clock);

    assertThatThrownBy(() -> without.open(MINA, PHONE, there))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> without.seal(MINA, PHONE, NUMBER))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_process_reads_a_workspaces_key_once_and_unwraps_it_every_five_minutes() {
    AttributeValue sealed = vault.seal(MINA, PHONE, NUMBER);
    assertThat(db.calls().calls()).isEqualTo(Map.of("getItem", 1, "putItem", 1));
    assertThat(unwrapped).hasValue(0);
    Vault next = process();
    db.calls().reset();

    for (int i = 0; i < 10; i++) {
      assertThat(next.open(MINA, PHONE, sealed)).isEqualTo(NUMBER);
      var _ = next.seal(MINA, PHONE, NUMBER);
    }
    assertThat(unwrapped).hasValue(1);
    clock.after(Vault.LIFE.minusMillis(1));
    assertThat(next.held()).isEqualTo(1);
    clock.after(Duration.ofMillis(1));
    assertThat(next.held()).isZero();
    assertThat(next.open(MINA, PHONE, sealed)).isEqualTo(NUMBER);

    assertThat(unwrapped).hasValue(2);
    assertThat(db.calls().calls()).isEqualTo(Map.of("getItem", 1));
  }

  @Test
  void only_so_many_keys_are_held_at_once() {
    for (int i = 0; i < Vault.MOST + 5; i++) {
      var _ = vault.seal(CustomerKey.of("shop-" + i, "mina"), PHONE, NUMBER);
    }

    assertThat(vault.held()).isEqualTo(Vault.MOST);
  }

  @Test
  void of_many_that_seal_first_one_makes_the_key_and_all_open_what_any_sealed() {
    List<Vault> processes = Races.run(8, _ -> process());

    List<AttributeValue> sealed = Races.run(8, i -> processes.get(i).seal(MINA, PHONE, NUMBER + i));

    Vault reader = process();
    for (int i = 0; i < sealed.size(); i++) {
      assertThat(reader.open(MINA, PHONE, sealed.get(i))).isEqualTo(NUMBER + i);
    }
    assertThat(db.items()).hasSize(1);
  }

  @Test
  void a_process_that_dies_as_it_keeps_the_key_leaves_one_that_the_next_takes() {
    db.calls().failAfter(2, () -> SdkClientException.create("lost"));
    assertThatThrownBy(() -> vault.seal(MINA, PHONE, NUMBER))
        .isInstanceOf(SdkClientException.class);

    AttributeValue sealed = process().seal(MINA, PHONE, NUMBER);

    assertThat(vault.open(MINA, PHONE, sealed)).isEqualTo(NUMBER);
  }

  @Test
  void a_key_is_kept_wrapped_and_with_no_end() {
    var _ = vault.seal(CHAT.owner(), PHONE, NUMBER);

    assertThat(db.kept(Key.dataKey(CHAT.workspace())))
        .containsOnlyKeys("pk", "sk", "wrapped", "made", "by");
  }

  private static AttributeValue bytes(byte[] bytes) {
    return AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
  }
}
