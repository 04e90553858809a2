package io.followup.dynamodb;

import io.followup.domain.fixture.Functions;
import io.followup.domain.fixture.Ports;
import io.followup.domain.secret.DataKeys;
import io.followup.domain.secret.Fingerprints;
import io.followup.tables.Engine;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;

/**
 * A pair of fresh tables for each fixture: in DynamoDB Local in this JVM, started once, or wherever
 * a client leads.
 *
 * <p>The tables have no TTL: the engine deletes by the wall clock, and tests live by their own.
 */
public final class DynamoDbFixture {
  /** BatchWriteItem takes no more items. */
  private static final int MOST_AT_ONCE = 25;

  public static final Fingerprints FINGERPRINTS = new Fingerprints(Functions.SIGNER);

  private static final AtomicInteger MADE = new AtomicInteger();

  private final DynamoDbClient tables;
  private final CallCount calls;
  private final String presenceTable;
  private final String followupTable;
  private final Retention retention;
  private final Clock clock;
  private final DataKeys keys = LocalDataKeys.fresh();

  /** One for all, as in one process; what it asks is not counted. */
  private final Vault vault;

  private DynamoDbFixture(DynamoDbClient tables, String name, Clock clock) {
    this.tables = tables;
    this.calls = new CallCount(tables);
    this.presenceTable = "presence-" + name;
    this.followupTable = "followup-" + name;
    this.retention = new Retention(90, clock);
    this.clock = clock;
    this.vault = new Vault(tables, followupTable, keys, clock);
    tables.createTable(Tables.presence(presenceTable));
    tables.createTable(Tables.followup(followupTable));
  }

  private static final class Started {
    static final Engine ENGINE = Engine.start(Optional.empty());
    static final DynamoDbClient CLIENT = ENGINE.tables();
    static final DynamoDbStreamsClient STREAMS = ENGINE.streams();
  }

  /** The engine's own client, whose calls nobody counts. */
  public static DynamoDbClient engine() {
    return Started.CLIENT;
  }

  /** Fresh tables, for stores that live by this clock. */
  public static DynamoDbFixture with(Clock clock) {
    return new DynamoDbFixture(engine(), Integer.toString(MADE.incrementAndGet()), clock);
  }

  /** Fresh tables where this client leads, ready for use, under names that nobody else takes. */
  public static DynamoDbFixture on(DynamoDbClient tables, Clock clock) {
    DynamoDbFixture made = new DynamoDbFixture(tables, "test-" + UUID.randomUUID(), clock);
    try (DynamoDbWaiter waiter = DynamoDbWaiter.builder().client(tables).build()) {
      waiter.waitUntilTableExists(t -> t.tableName(made.presenceTable));
      waiter.waitUntilTableExists(t -> t.tableName(made.followupTable));
    }
    return made;
  }

  /** Takes both tables away. */
  public void drop() {
    tables.deleteTable(t -> t.tableName(presenceTable));
    tables.deleteTable(t -> t.tableName(followupTable));
  }

  /** Fresh tables, at this instant. */
  public static DynamoDbFixture at(Instant now) {
    return with(Clock.fixed(now, ZoneOffset.UTC));
  }

  public CallCount calls() {
    return calls;
  }

  public String presenceTable() {
    return presenceTable;
  }

  public String followupTable() {
    return followupTable;
  }

  public DynamoDbPresences presences() {
    return new DynamoDbPresences(calls.client(), presenceTable);
  }

  public DynamoDbCustomers customers() {
    return new DynamoDbCustomers(calls.client(), followupTable, retention, vault);
  }

  /** Customers of the same tables, at another instant. */
  DynamoDbCustomers customers(Instant now) {
    Retention then = new Retention(90, Clock.fixed(now, ZoneOffset.UTC));
    return new DynamoDbCustomers(calls.client(), followupTable, then, vault);
  }

  public DynamoDbEndpoints endpoints() {
    return new DynamoDbEndpoints(calls.client(), followupTable);
  }

  public DynamoDbWorkspaces workspaces() {
    return new DynamoDbWorkspaces(calls.client(), followupTable);
  }

  public DynamoDbReplies replies() {
    return new DynamoDbReplies(calls.client(), followupTable, retention, vault);
  }

  public DynamoDbChats chats() {
    return new DynamoDbChats(calls.client(), followupTable, retention);
  }

  public DynamoDbDeliveries deliveries() {
    return new DynamoDbDeliveries(calls.client(), followupTable, retention);
  }

  public DynamoDbStories stories() {
    return new DynamoDbStories(calls.client(), followupTable);
  }

  public DynamoDbShortLinks shortLinks() {
    return new DynamoDbShortLinks(calls.client(), followupTable, retention, vault);
  }

  public DynamoDbSuppressions suppressions() {
    return new DynamoDbSuppressions(calls.client(), followupTable, FINGERPRINTS);
  }

  public DynamoDbTallies tallies() {
    return tallies(calls.client(), clock);
  }

  /** Of these tables, by another client and another clock. */
  public DynamoDbTallies tallies(DynamoDbClient client, Clock by) {
    return new DynamoDbTallies(client, followupTable, by);
  }

  public DynamoDbTries tries() {
    return new DynamoDbTries(calls.client(), followupTable);
  }

  /** What the stores are sealed by. */
  Vault vault() {
    return vault;
  }

  /** Another process's, whose keys are these. */
  Vault vault(DynamoDbClient client, DataKeys by, Clock clock) {
    return new Vault(client, followupTable, by, clock);
  }

  DataKeys keys() {
    return keys;
  }

  /** All the stores. */
  public Ports ports() {
    return over(calls.client(), retention, vault);
  }

  /** All the stores as a function has them that opens and seals nothing. */
  public Ports sealedPorts(Clock clock) {
    return over(
        tables,
        new Retention(90, clock),
        new Vault(tables, followupTable, new NoDataKeys(), clock));
  }

  /** All the stores of these tables, by another client and another clock. */
  public Ports ports(DynamoDbClient client, Clock clock) {
    return over(client, new Retention(90, clock), vault);
  }

  private Ports over(DynamoDbClient client, Retention kept, Vault vault) {
    return new Ports(
        new DynamoDbPresences(client, presenceTable),
        new DynamoDbCustomers(client, followupTable, kept, vault),
        new DynamoDbEndpoints(client, followupTable),
        new DynamoDbWorkspaces(client, followupTable),
        new DynamoDbReplies(client, followupTable, kept, vault),
        new DynamoDbChats(client, followupTable, kept),
        new DynamoDbDeliveries(client, followupTable, kept),
        new DynamoDbBatch(client, followupTable, vault),
        new DynamoDbStories(client, followupTable),
        new DynamoDbShortLinks(client, followupTable, kept, vault),
        new DynamoDbSuppressions(client, followupTable, FINGERPRINTS),
        new DynamoDbLedger(client, followupTable));
  }

  /** The stream of one of the tables, from here on. */
  public TableStream streamOf(String table) {
    return new TableStream(Started.STREAMS, latestStream(table));
  }

  private static String latestStream(String table) {
    return engine().describeTable(t -> t.tableName(table)).table().latestStreamArn();
  }

  /** All that both tables hold. */
  public List<Map<String, AttributeValue>> items() {
    List<Map<String, AttributeValue>> all = new ArrayList<>(itemsOf(presenceTable));
    all.addAll(itemsOf(followupTable));
    return all;
  }

  /**
   * Forgets everything, so that the same ids may be used anew; but for data keys, which a process
   * remembers.
   */
  public void empty() {
    delete(presenceTable, itemsOf(presenceTable), Key.PK);
    List<Map<String, AttributeValue>> items = new ArrayList<>(itemsOf(followupTable));
    items.removeIf(item -> Key.of(new Item(item)).sk().equals(Key.DATA_KEY));
    delete(followupTable, items, Key.PK, Key.SK);
  }

  private static List<Map<String, AttributeValue>> itemsOf(String table) {
    return engine().scan(s -> s.tableName(table).consistentRead(true)).items();
  }

  private static void delete(
      String table, List<Map<String, AttributeValue>> items, String... names) {
    List<WriteRequest> deletes = new ArrayList<>();
    for (Map<String, AttributeValue> item : items) {
      Map<String, AttributeValue> key = new HashMap<>(item);
      key.keySet().retainAll(List.of(names));
      deletes.add(WriteRequest.builder().deleteRequest(d -> d.key(key)).build());
    }
    for (int from = 0; from < deletes.size(); from += MOST_AT_ONCE) {
      List<WriteRequest> some =
          deletes.subList(from, Math.min(deletes.size(), from + MOST_AT_ONCE));
      engine().batchWriteItem(b -> b.requestItems(Map.of(table, some)));
    }
  }

  /** An item of the table followup as it is kept; empty where there is none. */
  Map<String, AttributeValue> kept(Key key) {
    return tables
        .getItem(GetItemRequest.builder().tableName(followupTable).key(key.attributes()).build())
        .item();
  }

  /** How many items the table followup holds, but for data keys. */
  int size() {
    return Math.toIntExact(
        tables.scan(ScanRequest.builder().tableName(followupTable).build()).items().stream()
            .filter(item -> !Key.of(new Item(item)).sk().equals(Key.DATA_KEY))
            .count());
  }
}
