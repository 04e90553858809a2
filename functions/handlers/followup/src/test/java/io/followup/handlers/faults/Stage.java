package io.followup.handlers.faults;

import static java.util.stream.Collectors.toMap;

import io.followup.domain.fixture.FakeNotices;
import io.followup.domain.fixture.Ground;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.fixture.World;
import io.followup.domain.followup.Announce;
import io.followup.domain.followup.RenderNotices;
import io.followup.domain.record.CountOutcomes;
import io.followup.domain.record.Tallies;
import io.followup.domain.secret.Fingerprints;
import io.followup.dynamodb.DynamoDbFixture;
import io.followup.dynamodb.Faults;
import io.followup.dynamodb.TableStream;
import io.followup.handlers.bus.DeadLetters;
import io.followup.handlers.http.HttpDoors;
import io.followup.handlers.stream.StreamDoors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A world on the tables of a real engine, whose functions are woken by the tables' own streams.
 *
 * <p>All stages share the tables, one after the other, and each finds them empty: ids are derived
 * from ids, so that the same ids each time let two endings be compared item by item.
 */
final class Stage {
  private static final String WORKSPACE = "tea";

  private static final class Shared {
    static final DynamoDbFixture TABLES = DynamoDbFixture.with(new TestClock());
    static final Map<String, TableStream> STREAMS =
        Stream.of(TABLES.presenceTable(), TABLES.followupTable())
            .collect(toMap(table -> table, TABLES::streamOf));
  }

  private final Faults faults = new Faults();
  private final List<String> letters = new ArrayList<>();
  private final Ports called;
  private final Tallies tallies;
  private final World world;

  private Stage() {
    TestClock clock = new TestClock();
    this.called = Shared.TABLES.ports(faults.client(DynamoDbFixture.engine()), clock);
    this.tallies = Shared.TABLES.tallies(faults.client(DynamoDbFixture.engine()), clock);
    RenderNotices rendered =
        new RenderNotices(
            HttpDoors.SIGNER,
            new Fingerprints(HttpDoors.SIGNER),
            called.shortLinks(),
            new RenderNotices.Operator(
                "https://chat.example", "16449672", "chat.example", _ -> true),
            clock);
    Ground ground =
        new Ground(
            clock,
            called,
            faults,
            new LinkedNotices(rendered, new FakeNotices()),
            this::hearStreams);
    this.world = new World(Shared.TABLES.ports(DynamoDbFixture.engine(), clock), WORKSPACE, ground);
  }

  /** An empty one. */
  static Stage fresh() {
    Shared.TABLES.empty();
    Shared.STREAMS.values().forEach(TableStream::next);
    return new Stage();
  }

  private void hearStreams(World there) {
    Shared.STREAMS.forEach(
        (table, stream) -> {
          if (faults.written(table)) {
            stream.next().forEach(record -> streams().wake(there.platform(), record));
          }
        });
  }

  World world() {
    return world;
  }

  Faults faults() {
    return faults;
  }

  /** The functions behind the API, as they start anew. */
  HttpDoors http() {
    DeadLetters kept = faults.on(DeadLetters.class, letters::add);
    return new HttpDoors(world, called, tallies, kept);
  }

  StreamDoors streams() {
    return new StreamDoors(
        world.functions(),
        new Announce(called.stories(), called.deliveries(), world.outside().events()),
        new CountOutcomes(called.replies(), tallies));
  }

  /** Lives on until nothing is left to do. */
  void rests() {
    world.after(Duration.ofHours(2));
  }

  /** How it ended, and what was answered last. */
  Ending ending(Optional<String> answer) {
    return Ending.of(Shared.TABLES.items(), world, letters, answer);
  }
}
