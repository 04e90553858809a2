package io.followup.local.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import io.followup.aws.events.LambdaRecords;
import io.followup.aws.events.StreamReader;
import io.followup.domain.fixture.FakeMail;
import io.followup.domain.fixture.FakeNotices;
import io.followup.domain.fixture.FakePush;
import io.followup.domain.fixture.FakeXms;
import io.followup.domain.fixture.Functions;
import io.followup.domain.fixture.MemoryEvents;
import io.followup.domain.fixture.MemoryQueue;
import io.followup.domain.fixture.MemoryWorkflow;
import io.followup.domain.fixture.Outside;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.SessionId;
import io.followup.domain.settings.Settings;
import io.followup.domain.workflow.Event.CustomerWentOffline;
import io.followup.dynamodb.DynamoDbPresences;
import io.followup.dynamodb.Tables;
import io.followup.handlers.stream.ExpirationsFunction;
import io.followup.tables.Engine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The one test that waits: DynamoDB Local's own TTL job reads the wall clock and can't be told
 * another. It deletes some ten seconds after an item has expired.
 */
class RealTtlTest {
  private static final CustomerKey MINA = CustomerKey.of("shop", "mina");
  private static final CustomerKey YUKI = CustomerKey.of("shop", "yuki");
  private static final Duration LONG_AGO = Duration.ofMinutes(20);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Engine engine = Engine.start(Optional.empty());
  private final DynamoDbClient client = engine.tables();
  private final TestClock clock = new TestClock(Instant.now().minus(LONG_AGO));
  private final MemoryEvents events = new MemoryEvents();
  private final Functions functions = functions();
  private final ExpirationsFunction expirations = new ExpirationsFunction(functions.left());
  private final List<DynamodbStreamRecord> records = new ArrayList<>();

  private Functions functions() {
    Tables.create(client, "presence", "followup");
    Ports memory = Ports.inMemory();
    return Functions.over(
        new Ports(
            new DynamoDbPresences(client, "presence"),
            memory.customers(),
            memory.endpoints(),
            memory.workspaces(),
            memory.replies(),
            memory.chats(),
            memory.deliveries(),
            memory.batch(),
            memory.stories(),
            memory.shortLinks(),
            memory.suppressions(),
            memory.ledger()),
        new Outside(
            new MemoryWorkflow(),
            new MemoryQueue(),
            events,
            new FakePush(),
            new FakeXms(),
            new FakeMail(),
            new FakeNotices()),
        clock);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void P4_a_real_ttl_deletion_marks_a_customer_offline_once_and_not_one_who_came_back()
      throws InterruptedException {
    beat(MINA);
    beat(YUKI);

    clock.after(LONG_AGO);
    awaitRemovals(2);
    beat(YUKI);
    for (int time = 0; time < 3; time++) {
      records.forEach(expirations::expirations);
    }

    assertThat(events.told())
        .singleElement()
        .isInstanceOfSatisfying(
            CustomerWentOffline.class, told -> assertThat(told.customer()).isEqualTo(MINA));
  }

  private void beat(CustomerKey customer) {
    var _ =
        functions
            .presence()
            .beat(
                customer,
                new SessionId("tab"),
                OptionalLong.empty(),
                Duration.ZERO,
                Settings.defaults("Shop"));
  }

  private void awaitRemovals(int count) throws InterruptedException {
    StreamReader reader =
        new StreamReader(
            engine.streams(),
            client.describeTable(t -> t.tableName("presence")).table().latestStreamArn(),
            read -> {
              DynamodbStreamRecord record = LambdaRecords.of(read);
              if (Filter.TTL_REMOVAL.passes(record)) {
                records.add(record);
              }
            });
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (records.size() < count && System.nanoTime() < end) {
      if (!reader.drain()) {
        Thread.sleep(200);
      }
    }
    assertThat(records).hasSize(count);
  }
}
