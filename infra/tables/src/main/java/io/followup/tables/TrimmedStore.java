package io.followup.tables;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import com.amazonaws.services.dynamodbv2.local.shared.access.TableInfo;
import com.amazonaws.services.dynamodbv2.model.AttributeDefinition;
import com.amazonaws.services.dynamodbv2.model.BillingMode;
import com.amazonaws.services.dynamodbv2.model.GlobalSecondaryIndex;
import com.amazonaws.services.dynamodbv2.model.GlobalSecondaryIndexDescription;
import com.amazonaws.services.dynamodbv2.model.LocalSecondaryIndex;
import com.amazonaws.services.dynamodbv2.model.OnDemandThroughput;
import com.amazonaws.services.dynamodbv2.model.ProvisionedThroughput;
import com.amazonaws.services.dynamodbv2.model.StreamSpecification;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * DynamoDB Local's store, with indexes for the questions that it asks at every call, and without
 * what nobody will read again. What a table is like is read once, until it is changed.
 *
 * <p>As it comes, every call looks for a stream's first record by reading all records that the
 * streams ever had, and no record, nor any transaction's token, is ever removed: each write makes
 * every later call slower.
 */
final class TrimmedStore extends RememberingStore {
  /** DynamoDB tells a transaction's repetition for ten minutes. */
  private static final Duration TOKENS = Duration.ofMinutes(10);

  private final Map<String, TableInfo> known = new ConcurrentHashMap<>();

  /** In memory. */
  TrimmedStore() {
    super();
    prepare();
  }

  /** In this file. What a process had written is there after its death, not after the machine's. */
  TrimmedStore(File file) {
    super(file);
    prepare();
  }

  private void prepare() {
    queue = new OnTheSpot(queue);
    run(
        "PRAGMA synchronous = OFF",
        "CREATE INDEX IF NOT EXISTS us_by_shard ON us (ShardID)",
        "CREATE INDEX IF NOT EXISTS us_by_stream ON us (StreamID)",
        "CREATE INDEX IF NOT EXISTS ss_by_stream ON ss (StreamID)",
        "CREATE INDEX IF NOT EXISTS sm_by_table ON sm (TableName)");
  }

  @Override
  public @Nullable TableInfo getTableInfo(String table) {
    return known.computeIfAbsent(table, super::getTableInfo);
  }

  @Override
  public void createTable(
      String table,
      AttributeDefinition hash,
      AttributeDefinition range,
      List<AttributeDefinition> attributes,
      List<LocalSecondaryIndex> local,
      List<GlobalSecondaryIndex> global,
      ProvisionedThroughput provisioned,
      OnDemandThroughput onDemand,
      BillingMode billing,
      Boolean isProtected,
      StreamSpecification stream) {
    change(
        table,
        () ->
            super.createTable(
                table,
                hash,
                range,
                attributes,
                local,
                global,
                provisioned,
                onDemand,
                billing,
                isProtected,
                stream));
  }

  @Override
  public void updateTable(
      String table,
      ProvisionedThroughput provisioned,
      OnDemandThroughput onDemand,
      BillingMode billing,
      long at,
      List<AttributeDefinition> attributes,
      List<GlobalSecondaryIndexDescription> global,
      Boolean isProtected,
      StreamSpecification stream) {
    change(
        table,
        () ->
            super.updateTable(
                table,
                provisioned,
                onDemand,
                billing,
                at,
                attributes,
                global,
                isProtected,
                stream));
  }

  @Override
  public void updateTable(String table, String timeToLive) {
    change(table, () -> super.updateTable(table, timeToLive));
  }

  @Override
  public void deleteTable(String table) {
    change(table, () -> super.deleteTable(table));
  }

  @Override
  public void createGSIColumns(String table, String index) {
    change(table, () -> super.createGSIColumns(table, index));
  }

  @Override
  public void backfillGSI(String table, String index) {
    change(table, () -> super.backfillGSI(table, index));
  }

  @Override
  public void deleteGSI(String table, String index) {
    change(table, () -> super.deleteGSI(table, index));
  }

  private void change(String table, Runnable change) {
    changeAlone(
        () -> {
          try {
            KnownSchemas.whileChanged(change);
          } finally {
            known.remove(table);
          }
        });
  }

  /**
   * Lets go of a stream's records before this one, and of what no transaction is told by any more.
   *
   * @param sequence the last of each shard stays, whatever it is: a reader behind it would else be
   *     told that it is too late
   */
  void trim(String stream, long sequence, long nowMillis) {
    run(
        """
        DELETE FROM us WHERE StreamID = '%s' AND SequenceNumber < %d AND SequenceNumber <
          (SELECT MAX(newest.SequenceNumber) FROM us newest WHERE newest.ShardID = us.ShardID)
        """
            .formatted(stream.replace("'", "''"), sequence),
        "DELETE FROM tr WHERE CreationDateTime < %d".formatted(nowMillis - TOKENS.toMillis()));
  }

  private void run(String... statements) {
    queue
        .execute(
            new SQLiteJob<Void>() {
              @Override
              protected Void job(SQLiteConnection connection) throws SQLiteException {
                for (String statement : statements) {
                  connection.exec(statement);
                }
                return null;
              }
            })
        .complete();
  }
}
