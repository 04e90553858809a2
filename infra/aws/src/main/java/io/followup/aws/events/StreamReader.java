package io.followup.aws.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Reads one table's stream of DynamoDB Local's from its beginning, every shard in its order. */
public final class StreamReader {
  /** So many are read at once; where there are fewer, there are no more. */
  private static final int PAGE = 1_000;

  private final DynamoDbStreamsClient streams;
  private final String stream;
  private final Consumer<Record> consumer;
  private final Map<String, String> iterators = new HashMap<>();
  private final Map<String, Long> lastRead = new HashMap<>();
  private final List<String> finished = new ArrayList<>();

  public StreamReader(DynamoDbStreamsClient streams, String stream, Consumer<Record> consumer) {
    this.streams = streams;
    this.stream = stream;
    this.consumer = consumer;
  }

  /** Hands over what is there; tells whether there was anything. */
  public synchronized boolean drain() {
    if (iterators.isEmpty()) {
      findShards();
    }
    boolean any = false;
    for (String shard : List.copyOf(iterators.keySet())) {
      any |= drain(shard);
    }
    return any;
  }

  private void findShards() {
    for (Shard shard :
        streams.describeStream(d -> d.streamArn(stream)).streamDescription().shards()) {
      String id = shard.shardId();
      if (!finished.contains(id) && !iterators.containsKey(id)) {
        iterators.put(id, iterator(id));
      }
    }
  }

  private boolean drain(String shard) {
    boolean any = false;
    while (true) {
      GetRecordsResponse page = read(shard);
      for (Record record : page.records()) {
        any |= readOn(shard, record);
      }
      if (page.nextShardIterator() == null) {
        iterators.remove(shard);
        finished.add(shard);
        findShards();
        return any;
      }
      iterators.put(shard, page.nextShardIterator());
      if (page.records().size() < PAGE) {
        return any;
      }
    }
  }

  /** Tells whether it is one that was not read yet. */
  private boolean readOn(String shard, Record record) {
    long sequence = Long.parseLong(record.dynamodb().sequenceNumber());
    if (sequence <= lastRead.getOrDefault(shard, Long.MIN_VALUE)) {
      return false;
    }
    consumer.accept(record);
    lastRead.put(shard, sequence);
    return true;
  }

  private String iterator(String shard) {
    return streams
        .getShardIterator(
            i ->
                i.streamArn(stream)
                    .shardId(shard)
                    .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
        .shardIterator();
  }

  /**
   * An iterator lives for minutes, and DynamoDB Local takes one for too old whose record was
   * trimmed, or that an empty shard gave, once there is a newer record. What is there still is read
   * again then, and what was read is passed over: nothing is trimmed that was not read.
   */
  private GetRecordsResponse read(String shard) {
    try {
      return streams.getRecords(g -> g.shardIterator(iterators.get(shard)).limit(PAGE));
    } catch (TrimmedDataAccessException | ExpiredIteratorException e) {
      iterators.put(shard, iterator(shard));
      return streams.getRecords(g -> g.shardIterator(iterators.get(shard)).limit(PAGE));
    }
  }
}
