package io.followup.local.streams;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
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

  private static final Logger LOG = Logger.getLogger(StreamPump.class);
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final int MOST_TRIES = 10;
  private static final long POLL_MILLIS = 100;

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
            new Target("announce", Filter.DELIVERY_WRITTEN, announce::announce));
  }

  /** Creates the tables and lets their streams flow. */
  public void start() {
    Tables.create(dynamoDb, presenceTable, followUpTable);
    StreamReader presence = reader(presenceTable, this::presence);
    StreamReader followUp = reader(followUpTable, this::followUp);
    Timeline timeline = laptop.timeline();
    timeline.addSource(presence::drain);
    timeline.addSource(followUp::drain);
    Thread thread = new Thread(() -> poll(presence, followUp), "streams");
    thread.setDaemon(true);
    thread.start();
  }

  private StreamReader reader(String table, Consumer<DynamodbStreamRecord> consumer) {
    return new StreamReader(
        laptop.dynamoDb().dynamoDbStreamsClient(),
        dynamoDb.describeTable(t -> t.tableName(table)).table().latestStreamArn(),
        consumer);
  }

  private void poll(StreamReader... readers) {
    while (!laptop.isClosed()) {
      boolean any = false;
      for (StreamReader reader : readers) {
        any |= drained(reader);
      }
      if (!any && !paused()) {
        return;
      }
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

  private static boolean paused() {
    try {
      Thread.sleep(POLL_MILLIS);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private void presence(DynamodbStreamRecord record) {
    lapses.watch(record);
    presenceTargets.forEach(target -> offer(target, record));
  }

  private void followUp(DynamodbStreamRecord record) {
    sweeps.watch(record);
    followUpTargets.forEach(target -> offer(target, record));
  }

  private void offer(Target target, DynamodbStreamRecord record) {
    if (target.filter().passes(record)) {
      laptop.inFlight().submit(target.name(), () -> hand(target, record, 1));
    }
  }

  private void hand(Target target, DynamodbStreamRecord record, int tries) {
    try {
      target.function().accept(record);
    } catch (RuntimeException e) {
      LOG.debugf("%s failed: %s", target.name(), e.getClass().getName());
      if (tries == MOST_TRIES) {
        throw e;
      }
      laptop.timeline().after(AGAIN, target.name(), () -> hand(target, record, tries + 1));
    }
  }
}
