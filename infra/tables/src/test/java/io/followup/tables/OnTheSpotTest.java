package io.followup.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import com.almworks.sqlite4java.SQLiteQueue;
import com.almworks.sqlite4java.SQLiteStatement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

@Timeout(120)
class OnTheSpotTest {
  private static final int CALLERS = 8;
  private static final int CALLS = 25;
  private static final List<String> TABLES = List.of("one", "other");

  @TempDir private Path folder;

  @Test
  void a_job_is_run_by_who_brings_it_and_what_fails_leaves_nothing() throws Exception {
    SQLiteQueue before = started();
    SQLiteQueue jobs = new OnTheSpot(before);

    assertThat(jobs.execute(asked(_ -> Thread.currentThread())).complete())
        .isSameAs(Thread.currentThread());
    jobs.execute(asked(connection -> connection.exec("CREATE TABLE t (n INT)"))).get();
    SQLiteJob<?> fails =
        jobs.execute(
            asked(
                connection -> {
                  connection.exec("BEGIN");
                  connection.exec("INSERT INTO t VALUES (1)");
                  return connection.exec("INSERT INTO nowhere VALUES (1)");
                }));
    assertThatThrownBy(fails::get).hasCauseInstanceOf(SQLiteException.class);

    assertThat(jobs.execute(asked(OnTheSpotTest::rows)).get()).isZero();
    jobs.stop(true).join();
    assertThat(jobs.execute(asked(OnTheSpotTest::rows)).isCancelled()).isTrue();
  }

  /** One counter in each of two tables: with one another, alone, and both or neither. */
  @Test
  void whoever_asks_beside_others_is_answered_as_if_alone() throws Exception {
    Engine engine = Engine.start(Optional.of(folder.resolve("tables.db")));
    DynamoDbClient tables = engine.tables();
    TABLES.forEach(table -> create(tables, table));

    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> done = new ArrayList<>();
      for (int caller = 0; caller < CALLERS; caller++) {
        String own = "of-" + caller;
        done.add(callers.submit(() -> counts(tables, own)));
      }
      for (Future<Boolean> one : done) {
        assertThat(one.get()).isTrue();
      }
    }

    engine.close();
    Engine again = Engine.start(Optional.of(folder.resolve("tables.db")));
    DynamoDbClient kept = again.tables();
    assertThat(counted(kept, "one", "all")).isEqualTo(2 * CALLERS * CALLS);
    assertThat(counted(kept, "other", "all")).isEqualTo(CALLERS * CALLS);
    for (int caller = 0; caller < CALLERS; caller++) {
      assertThat(counted(kept, "one", "of-" + caller)).isEqualTo(CALLS);
      assertThat(counted(kept, "other", "of-" + caller)).isEqualTo(CALLS);
    }
    again.close();
  }

  private static boolean counts(DynamoDbClient tables, String own) {
    for (int call = 0; call < CALLS; call++) {
      both(tables, "all");
      count(tables, "one", "all");
      count(tables, "other", own);
      assertThatThrownBy(() -> neither(tables)).isInstanceOf(TransactionCanceledException.class);
      count(tables, "one", own);
    }
    return true;
  }

  private interface Asked<T> {
    T of(SQLiteConnection connection) throws SQLiteException;
  }

  private static <T> SQLiteJob<T> asked(Asked<T> what) {
    return new SQLiteJob<>() {
      @Override
      protected T job(SQLiteConnection connection) throws SQLiteException {
        return what.of(connection);
      }
    };
  }

  private static int rows(SQLiteConnection connection) throws SQLiteException {
    SQLiteStatement statement = connection.prepare("SELECT COUNT(*) FROM t");
    try {
      statement.step();
      return statement.columnInt(0);
    } finally {
      statement.dispose();
    }
  }

  private static SQLiteQueue started() {
    // Loads SQLite's library.
    Engine.start(Optional.empty()).close();
    return new SQLiteQueue().start();
  }

  private static void create(DynamoDbClient tables, String table) {
    tables.createTable(
        t ->
            t.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName("pk")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(
                    KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build()));
  }

  private static Map<String, AttributeValue> key(String name) {
    return Map.of("pk", AttributeValue.fromS(name));
  }

  private static void count(DynamoDbClient tables, String table, String name) {
    tables.updateItem(
        u ->
            u.tableName(table)
                .key(key(name))
                .updateExpression("ADD n :one")
                .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))));
  }

  private static TransactWriteItem counting(String table, String name, String condition) {
    return TransactWriteItem.builder()
        .update(
            u ->
                u.tableName(table)
                    .key(key(name))
                    .updateExpression("ADD n :one")
                    .conditionExpression(condition)
                    .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))))
        .build();
  }

  private static void both(DynamoDbClient tables, String name) {
    tables.transactWriteItems(
        t ->
            t.transactItems(
                counting("one", name, "attribute_not_exists(elsewhere)"),
                counting("other", name, "attribute_not_exists(elsewhere)")));
  }

  private static void neither(DynamoDbClient tables) {
    tables.transactWriteItems(
        t ->
            t.transactItems(
                counting("one", "all", "attribute_not_exists(elsewhere)"),
                counting("other", "all", "attribute_exists(elsewhere)")));
  }

  private static int counted(DynamoDbClient tables, String table, String name) {
    AttributeValue n = tables.getItem(g -> g.tableName(table).key(key(name))).item().get("n");
    return n == null ? 0 : Integer.parseInt(n.n());
  }
}
