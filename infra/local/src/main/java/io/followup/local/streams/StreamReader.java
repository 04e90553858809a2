package io.followup.local.streams;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Reads one table's stream from its beginning, every shard in its order. */
final class StreamReader {
  private final DynamoDbStreamsClient streams;
  private final String stream;
  private final Consumer<DynamodbStreamRecord> consumer;
  private final Map<String, String> iterators = new HashMap<>();
  private final Map<String, String> lastRead = new HashMap<>();
  private final List<String> finished = new ArrayList<>();

  StreamReader(
      DynamoDbStreamsClient streams, String stream, Consumer<DynamodbStreamRecord> consumer) {
    this.streams = streams;
    this.stream = stream;
    this.consumer = consumer;
  }

  /** Hands over what is there; tells whether there was anything. */
  synchronized boolean drain() {
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
      page.records().stream().map(LambdaRecords::of).forEach(consumer);
      if (!page.records().isEmpty()) {
        lastRead.put(shard, page.records().getLast().dynamodb().sequenceNumber());
      }
      any |= page.hasRecords() && !page.records().isEmpty();
      if (page.nextShardIterator() == null) {
        iterators.remove(shard);
        finished.add(shard);
        findShards();
        return any;
      }
      iterators.put(shard, page.nextShardIterator());
      if (page.records().isEmpty()) {
        return any;
      }
    }
  }

  private String iterator(String shard) {
    String last = lastRead.get(shard);
    return streams
        .getShardIterator(
            i ->
                i.streamArn(stream)
                    .shardId(shard)
                    .shardIteratorType(
                        last == null
                            ? ShardIteratorType.TRIM_HORIZON
                            : ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                    .sequenceNumber(last))
        .shardIterator();
  }

  /**
   * An iterator lives for minutes, and DynamoDB Local takes one that an empty shard gave for too
   * old once there is a record: then reading goes on behind what was read last.
   */
  private GetRecordsResponse read(String shard) {
    try {
      return streams.getRecords(g -> g.shardIterator(iterators.get(shard)));
    } catch (TrimmedDataAccessException | ExpiredIteratorException e) {
      iterators.put(shard, iterator(shard));
      return streams.getRecords(g -> g.shardIterator(iterators.get(shard)));
    }
  }
}
