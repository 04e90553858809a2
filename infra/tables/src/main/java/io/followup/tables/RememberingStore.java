package io.followup.tables;

import static java.lang.invoke.MethodType.methodType;

import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteStatement;
import com.amazonaws.services.dynamodbv2.local.shared.access.LocalDBUtils;
import com.amazonaws.services.dynamodbv2.local.shared.access.ShardIterator;
import com.amazonaws.services.dynamodbv2.local.shared.access.TableInfo;
import com.amazonaws.services.dynamodbv2.local.shared.access.sqlite.AmazonDynamoDBOfflineSQLiteJob;
import com.amazonaws.services.dynamodbv2.local.shared.access.sqlite.RecordInfo;
import com.amazonaws.services.dynamodbv2.local.shared.access.sqlite.SQLiteDBAccess;
import com.amazonaws.services.dynamodbv2.local.shared.access.sqlite.TableSchemaInfo;
import com.amazonaws.services.dynamodbv2.local.shared.exceptions.LocalDBAccessException;
import com.amazonaws.services.dynamodbv2.local.shared.exceptions.LocalDBAccessExceptionType;
import com.amazonaws.services.dynamodbv2.local.shared.mapper.DynamoDBObjectMapper;
import com.amazonaws.services.dynamodbv2.local.shared.model.AttributeValue;
import com.amazonaws.services.dynamodbv2.model.OperationType;
import com.amazonaws.services.dynamodbv2.model.Record;
import com.amazonaws.services.dynamodbv2.model.StreamRecord;
import com.amazonaws.services.dynamodbv2.model.StreamViewType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * DynamoDB Local's store, which remembers what it has just read and written: items, streams'
 * records, and what a table is like. It writes the very rows that it would write anyway.
 *
 * <p>As it comes, each item is read as JSON once to answer, once more to be replaced, and once for
 * its stream; and each write reads what the table and its stream are like, from six rows.
 */
abstract class RememberingStore extends SQLiteDBAccess {
  private static final ObjectMapper JSON = new DynamoDBObjectMapper();

  /** Of a table. */
  private record Shape(TableSchemaInfo schema, @Nullable Open open, StreamViewType view) {
    String hash() {
      return schema.getHashKeyDefinition().getAttributeName();
    }

    @Nullable String range() {
      return schema.getRangeKeyDefinition() == null
          ? null
          : schema.getRangeKeyDefinition().getAttributeName();
    }
  }

  /** A stream's shard that takes records. */
  private record Open(String stream, String shard) {}

  /** A record, how it is kept, and where. */
  private record Kept(long sequence, long atMillis, Open in, Record record, RecordInfo text) {}

  /**
   * Whoever has it reads and writes alone; a transaction has it from beginning to end. Nobody waits
   * for it who has one of the engine's own locks of the store, so that it is always the first.
   */
  private final ReentrantLock alone = new ReentrantLock();

  private final KnownItems items = new KnownItems();

  /** By shard; those of which something was written or read to its end. */
  private final Map<String, KnownRecords> records = new HashMap<>();

  private final Map<String, Shape> shapes = new HashMap<>();

  /** In memory. */
  RememberingStore() {
    super();
  }

  RememberingStore(File file) {
    super(file);
  }

  @Override
  public @Nullable Map<String, AttributeValue> getRecord(
      String table, Map<String, AttributeValue> key) {
    return alone(() -> known(table, key).item());
  }

  @Override
  public void putRecord(
      String table,
      Map<String, AttributeValue> item,
      AttributeValue hash,
      @Nullable AttributeValue range,
      boolean isUpdate) {
    alone(
        () -> {
          put(table, item, hash, range);
          return null;
        });
  }

  private void put(
      String table,
      Map<String, AttributeValue> item,
      AttributeValue hash,
      @Nullable AttributeValue range) {
    Shape shape = shape(table);
    Map<String, AttributeValue> key = HashMap.newHashMap(2);
    key.put(shape.hash(), hash);
    if (range != null) {
      key.put(Objects.requireNonNull(shape.range()), range);
    }
    KnownItem before = known(table, key);
    KnownItem after = KnownItem.of(item);
    Kept kept = before.isLike(item) ? null : kept(shape, key, before, after);
    var _ =
        queue
            .execute(
                new Put(
                    table,
                    Doors.columns(this, item, shape.schema(), hash, range),
                    after.size(),
                    kept))
            .get();
    KnownItems.Place place = KnownItems.place(table, hash, range);
    if (place != null) {
      items.wrote(place, after);
    }
    if (kept != null) {
      records(kept.in().shard()).add(kept.sequence(), kept.record());
    }
  }

  @Override
  public boolean deleteRecord(
      String table, Map<String, AttributeValue> key, boolean isSystemDelete) {
    return alone(
        () -> {
          boolean deleted = super.deleteRecord(table, key, isSystemDelete);
          KnownItems.Place place = place(table, key);
          if (place != null) {
            items.deleted(place);
          }
          records.clear();
          return deleted;
        });
  }

  @Override
  public List<Record> getStreamRecords(@Nullable Integer limit, ShardIterator iterator) {
    return alone(
        () -> {
          KnownRecords known = records(iterator.shardId);
          long from = iterator.shardSequenceNumber;
          int most = limit == null ? Integer.MAX_VALUE : limit;
          if (known.knows(from)) {
            return known.read(from, most);
          }
          List<Record> read = super.getStreamRecords(limit, iterator);
          if (read.size() < most) {
            known.noneUnknownSince(read.isEmpty() ? from : sequence(read.getLast()) + 1);
          }
          return read;
        });
  }

  private KnownRecords records(String shard) {
    return records.computeIfAbsent(shard, _ -> new KnownRecords());
  }

  private static long sequence(Record record) {
    return Long.parseLong(record.getDynamodb().getSequenceNumber());
  }

  @Override
  public byte @Nullable [] beginTransaction(String transaction) {
    alone.lock();
    try {
      byte[] begun = super.beginTransaction(transaction);
      items.mark();
      return begun;
    } catch (RuntimeException | Error e) {
      alone.unlock();
      throw e;
    }
  }

  @Override
  public void commitTransaction(String transaction, byte[] signature) {
    super.commitTransaction(transaction, signature);
    items.keep();
    alone.unlock();
  }

  @Override
  public void rollbackTransaction() {
    try {
      super.rollbackTransaction();
    } finally {
      items.undo();
      records.clear();
      alone.unlock();
    }
  }

  @Override
  public void findAndRolloverActiveShards(String table, long age) {
    changeAlone(() -> super.findAndRolloverActiveShards(table, age));
  }

  /** Does what changes what tables or streams are like. */
  final void changeAlone(Runnable change) {
    alone(
        () -> {
          try {
            change.run();
          } finally {
            shapes.clear();
            items.forget();
            records.clear();
          }
          return null;
        });
  }

  private <T extends @Nullable Object> T alone(Supplier<T> what) {
    alone.lock();
    try {
      return what.get();
    } finally {
      alone.unlock();
    }
  }

  private KnownItem known(String table, Map<String, AttributeValue> key) {
    KnownItems.Place place = place(table, key);
    if (place == null) {
      return KnownItem.of(super.getRecord(table, key));
    }
    KnownItem known = items.find(place);
    if (known == null) {
      known = KnownItem.of(super.getRecord(table, key));
      items.read(place, known);
    }
    return known;
  }

  private KnownItems.@Nullable Place place(String table, Map<String, AttributeValue> key) {
    Shape shape = shape(table);
    return KnownItems.place(
        table, key.get(shape.hash()), shape.range() == null ? null : key.get(shape.range()));
  }

  private Shape shape(String table) {
    Shape known = shapes.get(table);
    if (known == null) {
      TableInfo info = getTableInfo(table);
      if (info == null) {
        throw new LocalDBAccessException(LocalDBAccessExceptionType.TABLE_NOT_FOUND);
      }
      boolean streamed =
          info.getStreamSpecification() != null
              && Boolean.TRUE.equals(info.getStreamSpecification().isStreamEnabled());
      known =
          new Shape(
              Doors.schema(this, table),
              streamed ? queue.execute(new Opened(table)).get() : null,
              streamed
                  ? StreamViewType.fromValue(info.getStreamSpecification().getStreamViewType())
                  : StreamViewType.KEYS_ONLY);
      shapes.put(table, known);
    }
    return known;
  }

  private @Nullable Kept kept(
      Shape shape, Map<String, AttributeValue> key, KnownItem before, KnownItem after) {
    if (shape.open() == null) {
      return null;
    }
    StreamViewType view = shape.view();
    boolean old = view == StreamViewType.OLD_IMAGE || view == StreamViewType.NEW_AND_OLD_IMAGES;
    boolean young = view == StreamViewType.NEW_IMAGE || view == StreamViewType.NEW_AND_OLD_IMAGES;
    StreamRecord change =
        new StreamRecord()
            .withKeys(KnownItem.image(key))
            .withStreamViewType(view)
            .withOldImage(old ? before.image() : null)
            .withNewImage(young ? after.image() : null)
            .withSizeBytes(
                LocalDBUtils.getItemSizeBytes(key)
                    + (old ? before.size() : 0)
                    + (young ? after.size() : 0));
    RecordInfo info = new RecordInfo(LocalDBUtils.getUUID(), "1.1", change);
    long sequence = Doors.sequences(this).getAndIncrement();
    Instant at = Instant.now();
    OperationType what = before.isNone() ? OperationType.INSERT : OperationType.MODIFY;
    Record record =
        new Record()
            .withEventID(info.getEventID())
            .withEventVersion(info.getVersion())
            .withEventName(what)
            .withDynamodb(
                change
                    .clone()
                    .withSequenceNumber(LocalDBUtils.longToSequenceNumber(sequence))
                    .withApproximateCreationDateTime(
                        Date.from(at.truncatedTo(ChronoUnit.MINUTES))));
    return new Kept(sequence, at.toEpochMilli(), shape.open(), record, info);
  }

  /** Finds where a table's records go. */
  private static final class Opened extends AmazonDynamoDBOfflineSQLiteJob<@Nullable Open> {
    private final String table;

    Opened(String table) {
      this.table = table;
    }

    @Override
    protected @Nullable Open doWork() throws SQLiteException {
      SQLiteStatement found =
          getPreparedStatement(
                  """
                  SELECT ss.StreamID, ss.ShardID FROM sm JOIN ss ON ss.StreamID = sm.StreamID
                  WHERE sm.TableName = ? AND ss.DeletionDateTime IS NULL
                  ORDER BY sm.CreationDateTime DESC LIMIT 1
                  """)
              .bind(1, table);
      return found.step() ? new Open(found.columnString(0), found.columnString(1)) : null;
    }
  }

  /** Writes an item, and its record. */
  private static final class Put extends AmazonDynamoDBOfflineSQLiteJob<@Nullable Void> {
    private final String table;
    private final Map<String, byte[]> columns;
    private final long size;
    private final @Nullable Kept kept;

    Put(String table, Map<String, byte[]> columns, long size, @Nullable Kept kept) {
      this.table = table;
      this.columns = columns;
      this.size = size;
      this.kept = kept;
    }

    @Override
    protected @Nullable Void doWork() throws SQLiteException, JsonProcessingException {
      SQLiteStatement put =
          getPreparedStatement(
              "INSERT OR REPLACE INTO \""
                  + table
                  + "\" ("
                  + String.join(", ", columns.keySet())
                  + ", itemSize) VALUES ("
                  + "?, ".repeat(columns.size())
                  + "?)");
      int index = 0;
      for (byte[] value : columns.values()) {
        put.bind(++index, value);
      }
      put.bind(++index, size).step();
      if (kept != null) {
        getPreparedStatement(
                """
                INSERT INTO us
                (StreamID, ShardID, SequenceNumber, CreationDateTime, StreamRecord, OperationType)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
            .bind(1, kept.in().stream())
            .bind(2, kept.in().shard())
            .bind(3, kept.sequence())
            .bind(4, kept.atMillis())
            .bind(5, JSON.writeValueAsBytes(kept.text()))
            .bind(6, kept.record().getEventName())
            .step();
      }
      return null;
    }
  }

  /** The engine's store has no others. */
  private static final class Doors {
    private static final VarHandle SEQUENCES;
    private static final MethodHandle SCHEMA;
    private static final MethodHandle COLUMNS;

    static {
      try {
        MethodHandles.Lookup lookup =
            MethodHandles.privateLookupIn(SQLiteDBAccess.class, MethodHandles.lookup());
        SEQUENCES =
            lookup.findVarHandle(SQLiteDBAccess.class, "sequenceNumberCounter", AtomicLong.class);
        SCHEMA =
            lookup.findVirtual(
                SQLiteDBAccess.class,
                "getTableSchemaInfo",
                methodType(TableSchemaInfo.class, String.class));
        COLUMNS =
            lookup.findVirtual(
                SQLiteDBAccess.class,
                "sqliteColumnBindingsForAllAttributes",
                methodType(
                    Map.class,
                    Map.class,
                    TableSchemaInfo.class,
                    AttributeValue.class,
                    AttributeValue.class));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("another DynamoDB Local than this was made for", e);
      }
    }

    static AtomicLong sequences(SQLiteDBAccess store) {
      return (AtomicLong) SEQUENCES.get(store);
    }

    static TableSchemaInfo schema(SQLiteDBAccess store, String table) {
      try {
        return (TableSchemaInfo) SCHEMA.invokeExact(store, table);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }

    /** What is bound to which column of an item's row. */
    @SuppressWarnings("unchecked")
    static Map<String, byte[]> columns(
        SQLiteDBAccess store,
        Map<String, AttributeValue> item,
        TableSchemaInfo schema,
        AttributeValue hash,
        @Nullable AttributeValue range) {
      try {
        return (Map<String, byte[]>) (Map) COLUMNS.invokeExact(store, item, schema, hash, range);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
