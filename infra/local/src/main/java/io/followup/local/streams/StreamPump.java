package io.followup.local.streams;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import io.followup.aws.events.LambdaRecords;
import io.followup.aws.events.StreamReader;
import io.followup.dynamodb.Tables;
import io.followup.handlers.stream.AnnounceFunction;
import io.followup.handlers.stream.DispatchFunction;
import io.followup.handlers.stream.ExpirationsFunction;
import io.followup.local.Laptop;
import io.followup.local.time.Timeline;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Hands the tables' stream records to the functions whose filters they pass. A function that throws
 * sees its record again after a second, as an event source with batch item failures would hand it
 * over, ten times at most.
 */
@Singleton
public class StreamPump {
  /** One function behind its filter. */
  private record Target(String name, Filter filter, Consumer<DynamodbStreamRecord> function) {}

  /** A record on its way to one function. */
  private record Handing(Target target, DynamodbStreamRecord record, HandedOver handedOver) {
    void begin() {
      handedOver.begin(sequence(record));
    }

    void end() {
      handedOver.end(sequence(record));
    }
  }

  private static final Logger LOG = Logger.getLogger(StreamPump.class);
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final int MOST_TRIES = 10;

  /** How long nothing may be asked while nobody writes: TTL alone does not say that it did. */
  private static final Duration POLL = Duration.ofSeconds(1);

  /** What is written within it is read together: under load a look costs as much as a write. */
  private static final Duration TOGETHER = Duration.ofMillis(10);

  /** While there is something to read, so many records are let go together. */
  private static final long HANDFUL = 256;

  private final Laptop laptop;
  private final DynamoDbClient dynamoDb;
  private final String presenceTable;
  private final String followUpTable;
  private final Lapses lapses;
  private final DueSweeps sweeps;
  private final List<Target> presenceTargets;
  private final List<Target> followUpTargets;

  StreamPump(
      Laptop laptop,
      DynamoDbClient dynamoDb,
      @ConfigProperty(name = "followup.table.presence") String presenceTable,
      @ConfigProperty(name = "followup.table.followup") String followUpTable,
      Lapses lapses,
      DueSweeps sweeps,
      DispatchFunction dispatch,
      ExpirationsFunction expirations,
      AnnounceFunction announce) {
    this.laptop = laptop;
    this.dynamoDb = dynamoDb;
    this.presenceTable = presenceTable;
    this.followUpTable = followUpTable;
    this.lapses = lapses;
    this.sweeps = sweeps;
    this.presenceTargets =
        List.of(
            new Target("expirations", Filter.LEFT, expirations::expirations),
            new Target("expirations", Filter.TTL_REMOVAL, expirations::expirations));
    this.followUpTargets =
        List.of(
            new Target("dispatch", Filter.REPLY_INSERTED, dispatch::dispatch),
            new Target("announce", Filter.OUTCOME_WRITTEN, announce::announce),
            new Target("announce", Filter.DELIVERY_WRITTEN, announce::announce),
            new Target("announce", Filter.CREDITS_LOW, announce::announce));
  }

  /** Creates the tables, where they are not there yet, and lets their streams flow. */
  public void start() {
    if (dynamoDb.listTables().tableNames().isEmpty()) {
      Tables.create(dynamoDb, presenceTable, followUpTable);
    }
    lapses.resume();
    sweeps.resume();
    HandedOver presenceDone = handedOver(presenceTable);
    HandedOver followUpDone = handedOver(followUpTable);
    StreamReader presence = reader(presenceTable, presenceDone, lapses::watch, presenceTargets);
    StreamReader followUp = reader(followUpTable, followUpDone, sweeps::watch, followUpTargets);
    Timeline timeline = laptop.timeline();
    timeline.addSource(presence::drain);
    timeline.addSource(followUp::drain);
    Thread thread =
        new Thread(
            () -> poll(List.of(presence, followUp), List.of(presenceDone, followUpDone)),
            "streams");
    thread.setDaemon(true);
    thread.start();
  }

  private HandedOver handedOver(String table) {
    return new HandedOver(laptop.engine(), stream(table));
  }

  private String stream(String table) {
    return dynamoDb.describeTable(t -> t.tableName(table)).table().latestStreamArn();
  }

  private StreamReader reader(
      String table,
      HandedOver handedOver,
      Consumer<DynamodbStreamRecord> watcher,
      List<Target> targets) {
    return new StreamReader(
        laptop.engine().streams(),
        stream(table),
        read -> {
          DynamodbStreamRecord record = LambdaRecords.of(read);
          watcher.accept(record);
          targets.forEach(target -> offer(new Handing(target, record, handedOver)));
          handedOver.read(sequence(record));
        });
  }

  private static long sequence(DynamodbStreamRecord record) {
    return Long.parseLong(record.getDynamodb().getSequenceNumber());
  }

  private void poll(List<StreamReader> readers, List<HandedOver> done) {
    try {
      boolean quiet = false;
      while (!laptop.isClosed()) {
        boolean any = false;
        for (StreamReader reader : readers) {
          any |= drained(reader);
        }
        long least = quiet && !any ? 1 : HANDFUL;
        done.forEach(one -> one.trim(least, laptop.timeline().wall().toEpochMilli()));
        quiet = !laptop.engine().awaitWrite(POLL);
        Thread.sleep(TOGETHER);
      }
    } catch (InterruptedException _) {
      // It ends with the laptop.
    }
  }

  private boolean drained(StreamReader reader) {
    try {
      return reader.drain();
    } catch (RuntimeException e) {
      if (!laptop.isClosed()) {
        LOG.warnf("a stream could not be read: %s", e.getClass().getName());
      }
      return false;
    }
  }

  private void offer(Handing handing) {
    Target target = handing.target();
    if (target.filter().passes(handing.record())) {
      handing.begin();
      laptop.inFlight().submit(target.name(), () -> hand(handing, 1));
    }
  }

  private void hand(Handing handing, int tries) {
    Target target = handing.target();
    try {
      target.function().accept(handing.record());
    } catch (RuntimeException e) {
      LOG.debugf("%s failed: %s", target.name(), e.getClass().getName());
      if (tries == MOST_TRIES) {
        handing.end();
        throw e;
      }
      laptop.timeline().after(AGAIN, target.name(), () -> hand(handing, tries + 1));
      return;
    }
    handing.end();
  }
}
