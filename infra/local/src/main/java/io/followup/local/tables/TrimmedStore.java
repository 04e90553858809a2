package io.followup.local.tables;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import com.amazonaws.services.dynamodbv2.local.shared.access.TableInfo;
import com.amazonaws.services.dynamodbv2.local.shared.access.sqlite.SQLiteDBAccess;
import java.io.File;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * DynamoDB Local's store, with an index for the question that it asks at every call, and without
 * what nobody will read again. What a table is like is read once.
 *
 * <p>As it comes, every call looks for a shard's first record by reading all records that the
 * streams ever had, and no record, nor any transaction's token, is ever removed: each write makes
 * every later call slower.
 */
final class TrimmedStore extends SQLiteDBAccess {
  /** DynamoDB tells a transaction's repetition for ten minutes. */
  private static final Duration TOKENS = Duration.ofMinutes(10);

  private final Map<String, TableInfo> made = new ConcurrentHashMap<>();
  private volatile boolean allMade;

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
    run("PRAGMA synchronous = OFF", "CREATE INDEX IF NOT EXISTS us_by_shard ON us (ShardID)");
  }

  /** No table is made or changed from now on, so that what is known of one need not be read. */
  void allMade() {
    allMade = true;
  }

  @Override
  public @Nullable TableInfo getTableInfo(String table) {
    if (!allMade) {
      return super.getTableInfo(table);
    }
    return made.computeIfAbsent(table, super::getTableInfo);
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
