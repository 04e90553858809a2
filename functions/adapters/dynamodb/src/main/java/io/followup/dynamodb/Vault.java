package io.followup.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.secret.DataKeys;
import io.followup.domain.secret.Unreadable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Seals what is personal, and opens it (S5): a binary attribute where a text would stand, by {@link
 * Seal}, under a key that is derived (HMAC-SHA256) from the workspace's data key and the customer's
 * id. Workspace, customer and the value's place, such as {@code contact#phone}, are authenticated
 * with it, so that a value that was moved does not open.
 *
 * <p>The wrapped data key is an item of its own, put once, by whoever first seals something of the
 * workspace; of many at once one wins, and the others take its key. A process reads it once. What
 * it unwraps it keeps for five minutes, of at most {@link #MOST} workspaces.
 */
@Singleton
public final class Vault {
  /** So many workspaces' keys are kept at once. */
  static final int MOST = 500;

  static final Duration LIFE = Duration.ofMinutes(5);

  /** Wrapped keys open nothing; they are kept so that nobody has to read them again. */
  private static final int MOST_WRAPPED = 10 * MOST;

  private static final String WRAPPED = "wrapped";

  private final Table table;
  private final DataKeys keys;
  private final Clock clock;
  private final Seal seal = new Seal();
  private final SequencedMap<WorkspaceId, Open> open = new LinkedHashMap<>();
  private final SequencedMap<WorkspaceId, byte[]> wrapped = new LinkedHashMap<>();

  private record Open(SecretKey key, Instant until) {
    @Override
    public String toString() {
      return "Open";
    }
  }

  @Inject
  public Vault(
      DynamoDbClient client,
      @ConfigProperty(name = "followup.table.followup") String table,
      DataKeys keys,
      Clock clock) {
    this.table = new Table(client, table);
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * @param place which value of the customer's it is
   */
  AttributeValue seal(CustomerKey customer, String place, String value) {
    byte[] key = keyOf(customer, toSeal(customer.workspace()));
    byte[] sealed = seal.seal(key, context(customer, place), value.getBytes(UTF_8));
    return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(sealed));
  }

  /** What was written before there was a vault stands in clear, and is given as it is. */
  String open(CustomerKey customer, String place, AttributeValue kept) {
    if (!isSealed(kept)) {
      return kept.s();
    }
    byte[] key = keyOf(customer, toOpen(customer.workspace()));
    return new String(
        seal.open(key, context(customer, place), kept.b().asByteArrayUnsafe(), place), UTF_8);
  }

  Optional<String> open(CustomerKey customer, String place, Item item, String name) {
    return Optional.ofNullable(item.attributes().get(name))
        .map(kept -> open(customer, place, kept));
  }

  static boolean isSealed(AttributeValue kept) {
    return kept.b() != null;
  }

  /** How many workspaces' keys are open now. */
  synchronized int held() {
    drop(clock.instant());
    return open.size();
  }

  private static byte[] context(CustomerKey customer, String place) {
    return Key.join(customer.workspace(), customer.customer(), place).getBytes(UTF_8);
  }

  /** One a customer: no key seals so much that a nonce might come twice. */
  private static byte[] keyOf(CustomerKey customer, byte[] dataKey) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(dataKey, "HmacSHA256"));
      return mac.doFinal(("customer#" + customer.customer()).getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }

  private byte[] toOpen(WorkspaceId workspace) {
    return found(workspace).orElseThrow(() -> new Unreadable("the data key of " + workspace));
  }

  private byte[] toSeal(WorkspaceId workspace) {
    return found(workspace).orElseGet(() -> made(workspace));
  }

  private Optional<byte[]> found(WorkspaceId workspace) {
    return kept(workspace).or(() -> there(workspace).map(found -> unwrapped(workspace, found)));
  }

  private byte[] made(WorkspaceId workspace) {
    DataKeys.New made = keys.make(workspace);
    Fields fields =
        new Fields()
            .with(WRAPPED, AttributeValue.fromB(SdkBytes.fromByteArray(made.wrapped())))
            .with("made", Values.instant(clock.instant()));
    if (table.put(new NewItem(Key.dataKey(workspace), fields).whenAbsent())) {
      keep(workspace, made.wrapped(), made.open());
      return made.open();
    }
    return toOpen(workspace);
  }

  private byte[] unwrapped(WorkspaceId workspace, byte[] found) {
    byte[] key = keys.unwrap(workspace, found);
    keep(workspace, found, key);
    return key;
  }

  private Optional<byte[]> there(WorkspaceId workspace) {
    return known(workspace)
        .or(
            () ->
                Optional.ofNullable(table.get(Key.dataKey(workspace)).attributes().get(WRAPPED))
                    .map(value -> value.b().asByteArray()));
  }

  private synchronized Optional<byte[]> known(WorkspaceId workspace) {
    return Optional.ofNullable(wrapped.get(workspace));
  }

  private synchronized Optional<byte[]> kept(WorkspaceId workspace) {
    drop(clock.instant());
    return Optional.ofNullable(open.get(workspace)).map(held -> held.key().getEncoded());
  }

  private synchronized void keep(WorkspaceId workspace, byte[] found, byte[] key) {
    wrapped.putLast(workspace, found);
    open.putLast(workspace, new Open(new SecretKeySpec(key, "AES"), clock.instant().plus(LIFE)));
    shorten(wrapped, MOST_WRAPPED);
    shorten(open, MOST);
  }

  /** The oldest go. */
  private static void shorten(SequencedMap<WorkspaceId, ?> map, int most) {
    while (map.size() > most) {
      var _ = map.pollFirstEntry();
    }
  }

  /** They stand in the order in which they end. */
  private void drop(Instant now) {
    Map.Entry<WorkspaceId, Open> first = open.firstEntry();
    while (first != null && !first.getValue().until().isAfter(now)) {
      var _ = open.pollFirstEntry();
      first = open.firstEntry();
    }
  }
}
