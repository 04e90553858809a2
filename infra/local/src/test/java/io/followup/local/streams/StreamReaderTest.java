package io.followup.local.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.aws.events.StreamReader;
import io.followup.dynamodb.Tables;
import io.followup.tables.Engine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;

class StreamReaderTest {
  private static final String TABLE = "presence";

  @TempDir private Path folder;
  private final List<String> read = new ArrayList<>();
  private Engine engine = Engine.start(Optional.empty());
  private HandedOver handedOver = new HandedOver(engine, "");

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void what_has_been_dealt_with_is_let_go_and_reading_goes_on() {
    StreamReader reader = reader();
    put(1, 500);
    boolean any = reader.drain();

    handedOver.trim(1, 0);
    put(501, 700);

    assertThat(any).isTrue();
    assertThat(kept()).isLessThanOrEqualTo(201);
    assertThat(reader.drain()).isTrue();
    assertThat(read).hasSize(700).doesNotHaveDuplicates();
    assertThat(reader.drain()).isFalse();
  }

  @Test
  void a_trimmed_stream_that_stays_quiet_is_read_on_by_a_reader_from_its_beginning() {
    StreamReader reader = reader();
    put(1, 300);
    var _ = reader.drain();
    handedOver.trim(1, 0);

    put(301, 302);
    read.clear();
    var _ = reader().drain();

    assertThat(read).contains("301", "302").hasSizeLessThan(5);
  }

  @Test
  void a_quiet_stream_is_read_on_whatever_the_other_was_told_meanwhile() {
    StreamReader reader = reader();
    put(1, 5);
    var _ = reader.drain();
    putElsewhere();
    handedOver.trim(1, 0);

    put(6, 6);

    assertThat(reader.drain()).isTrue();
    assertThat(read).containsExactly("1", "2", "3", "4", "5", "6");
  }

  @Test
  void what_was_written_between_reading_and_letting_go_is_read() {
    StreamReader reader = reader();
    put(1, 5);
    var _ = reader.drain();
    putElsewhere();
    put(6, 6);

    handedOver.trim(1, 0);
    putElsewhere();
    put(7, 7);

    assertThat(reader.drain()).isTrue();
    assertThat(read).containsExactly("1", "2", "3", "4", "5", "6", "7");
    assertThat(reader.drain()).isFalse();
  }

  /** Into the other table, whose records count on. */
  private void putElsewhere() {
    var _ =
        engine
            .tables()
            .putItem(
                p ->
                    p.tableName("followup")
                        .item(
                            Map.of(
                                "pk", AttributeValue.fromS("a"), "sk", AttributeValue.fromS("b"))));
  }

  @Test
  void what_somebody_still_deals_with_stays() {
    StreamReader reader = reader();
    handedOver.begin(0);
    put(1, 300);
    var _ = reader.drain();

    handedOver.trim(1, 0);

    assertThat(kept()).isEqualTo(300);
  }

  @Test
  void a_call_does_not_become_slower_by_the_records_there_are() {
    StreamReader _ = reader();
    put(1, 200);
    long early = time(() -> put(200, 400));
    put(401, 6_000);
    long late = time(() -> put(6_000, 6_200));

    // It was twelve times as long.
    assertThat(late).isLessThan(4 * early);
  }

  @Test
  void what_is_in_a_file_is_there_again_with_what_nobody_has_dealt_with() {
    engine.close();
    Path file = folder.resolve("tables.db");
    engine = Engine.start(Optional.of(file));
    StreamReader reader = reader();
    put(1, 100);
    var _ = reader.drain();
    handedOver.begin(Long.MAX_VALUE);
    handedOver.trim(1, 0);
    put(101, 110);

    engine.close();
    engine = Engine.start(Optional.of(file));
    read.clear();
    StreamReader again = again();
    var _ = again.drain();

    assertThat(read).contains("101", "110").hasSizeLessThan(15);
    assertThat(engine.tables().getItem(g -> g.tableName(TABLE).key(key("7"))).hasItem()).isTrue();
    put(111, 111);
    assertThat(again.drain()).isTrue();
    assertThat(read).contains("111");
  }

  @Test
  void refusals_are_the_sdks_own() {
    StreamReader _ = reader();
    put(1, 1);

    assertThatThrownBy(
            () ->
                engine
                    .tables()
                    .putItem(
                        p ->
                            p.tableName(TABLE)
                                .item(key("1"))
                                .conditionExpression("attribute_not_exists(pk)")))
        .isInstanceOf(ConditionalCheckFailedException.class);
  }

  private StreamReader reader() {
    if (engine.tables().listTables().tableNames().isEmpty()) {
      Tables.create(engine.tables(), TABLE, "followup");
    }
    return again();
  }

  private StreamReader again() {
    handedOver = new HandedOver(engine, stream());
    return new StreamReader(engine.streams(), stream(), this::take);
  }

  private String stream() {
    DynamoDbClient tables = engine.tables();
    return tables.describeTable(t -> t.tableName(TABLE)).table().latestStreamArn();
  }

  private void take(Record record) {
    handedOver.read(Long.parseLong(record.dynamodb().sequenceNumber()));
    read.add(Objects.requireNonNull(record.dynamodb().keys().get("pk")).s());
  }

  private void put(int from, int to) {
    for (int number = from; number <= to; number++) {
      String name = Integer.toString(number);
      var _ = engine.tables().putItem(p -> p.tableName(TABLE).item(key(name)));
    }
  }

  private static Map<String, AttributeValue> key(String name) {
    return Map.of("pk", AttributeValue.fromS(name));
  }

  private static long time(Runnable what) {
    long start = System.nanoTime();
    what.run();
    return System.nanoTime() - start;
  }

  /** How many records there are for whoever would read from the beginning. */
  private int kept() {
    var streams = engine.streams();
    String shard =
        streams
            .describeStream(d -> d.streamArn(stream()))
            .streamDescription()
            .shards()
            .getFirst()
            .shardId();
    String next =
        streams
            .getShardIterator(
                i ->
                    i.streamArn(stream())
                        .shardId(shard)
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
            .shardIterator();
    int count = 0;
    while (next != null) {
      String iterator = next;
      var page = streams.getRecords(g -> g.shardIterator(iterator));
      count += page.records().size();
      next = page.records().isEmpty() ? null : page.nextShardIterator();
    }
    return count;
  }
}
