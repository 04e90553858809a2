package io.followup.dynamodb;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * The stream of one table of DynamoDB Local, which has one shard for hours. It is read behind the
 * last record each time: an iterator that an empty shard gave is refused once there is a record.
 */
public final class TableStream {
  private final DynamoDbStreamsClient streams;
  private final String arn;
  private final String shard;
  private Optional<String> last = Optional.empty();

  TableStream(DynamoDbStreamsClient streams, String arn) {
    this.streams = streams;
    this.arn = arn;
    this.shard =
        streams
            .describeStream(s -> s.streamArn(arn))
            .streamDescription()
            .shards()
            .getFirst()
            .shardId();
  }

  /** What was written since this was asked last, oldest first: at most a thousand records. */
  public List<Record> next() {
    String iterator = iterator();
    List<Record> records = streams.getRecords(g -> g.shardIterator(iterator)).records();
    if (!records.isEmpty()) {
      last = Optional.of(records.getLast().dynamodb().sequenceNumber());
    }
    return records;
  }

  private String iterator() {
    return streams
        .getShardIterator(
            i ->
                i.streamArn(arn)
                    .shardId(shard)
                    .shardIteratorType(
                        last.isEmpty()
                            ? ShardIteratorType.TRIM_HORIZON
                            : ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                    .sequenceNumber(last.orElse(null)))
        .shardIterator();
  }
}
