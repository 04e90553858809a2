package io.followup.artefact;

import static io.followup.artefact.World.fresh;
import static io.followup.artefact.World.json;
import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.aws.events.Batch;
import io.followup.aws.events.QueueMessage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A process is killed (SIGKILL) at each of its AWS calls in turn, and the same event goes to others
 * until it is answered: the end is the one of a single clean run. What only a carrier can know is
 * the one exception, and {@code functions/README.md} names it.
 */
@Tag("deaths")
@ExtendWith(OnLambda.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledIT {
  private static final JsonNode ACCEPTED = json("{\"result\":\"accepted\"}");

  private final World world;
  private final Doomed doomed;

  private final String mina = fresh("mina");
  private final String jun = fresh("jun");
  private final String sora = fresh("sora");
  private final String reply = fresh("reply");
  private final String next = fresh("reply");

  KilledIT(World world) {
    this.world = world;
    this.doomed = new Doomed(world.deployment());
  }

  Stream<Scene> scenes() {
    return Stream.of(
        Scene.of("dispatch", "to who is gone", w -> inserted(w, jun)),
        Scene.of(
                "dispatch",
                "to who is here",
                w -> {
                  w.beat(jun);
                  return inserted(w, jun);
                })
            .but(KilledIT::leftToTheSweep),
        Scene.of(
            "dispatch",
            "to who has a phone",
            w -> {
              w.device(sora);
              return inserted(w, sora);
            }),
        Scene.of(
                "look",
                "at what the sweep has found",
                w -> {
                  w.reply(jun, reply);
                  w.overdue(jun, reply);
                  return Batch.of(new QueueMessage("m-1", due(w)).record());
                })
            .but(KilledIT::takenUpByTheNext),
        Scene.of("claimunseen", "that claims", w -> stored(w, jun)),
        Scene.of(
            "claimunseen",
            "in a gap",
            w -> {
              w.reply(jun, reply);
              JsonNode _ = w.claimed(jun, reply);
              w.reply(jun, next);
              return w.task(jun, next);
            }),
        Scene.of(
            "continue",
            "that goes on with a text",
            w -> {
              w.reply(jun, reply);
              ObjectNode input = w.claimed(jun, reply).put("tries", 0);
              String message = Definition.TELL.message("TextLater", input);
              return Batch.of(new QueueMessage("m-1", message).record());
            }),
        Scene.of(
                "xms",
                "that tells",
                w -> {
                  w.reachable(mina);
                  w.reply(mina, reply);
                  return w.claimed(mina, reply);
                })
            .then((w, task) -> assertThat(w.ask("email", task)).isEqualTo(ACCEPTED))
            .but(KilledIT::unknown));
  }

  List<Death> changes() {
    return scenes()
        .flatMap(scene -> Death.of(world, doomed, scene))
        .filter(Death::isAfterAChange)
        .toList();
  }

  List<Death> others() {
    return scenes()
        .flatMap(scene -> Death.of(world, doomed, scene))
        .filter(not(Death::isAfterAChange))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void is_killed_before_all_and_after_each_change(Death death) {
    death.comesToTheSame(world, doomed);
  }

  /** Between two changes nobody can tell where it died; whoever doubts it runs these too. */
  @Tag("slow")
  @ParameterizedTest(name = "{0}")
  @MethodSource("others")
  void is_killed_at_any_other_point(Death death) {
    death.comesToTheSame(world, doomed);
  }

  private String due(World w) {
    return w.task(jun, reply).put("at", World.LONG_AGO.toString()).put("swept", true).toString();
  }

  private JsonNode inserted(World w, String customer) {
    w.reply(customer, reply);
    return Batch.of(w.inserted(reply));
  }

  private JsonNode stored(World w, String customer) {
    w.reply(customer, reply);
    return w.task(customer, reply);
  }

  /**
   * A look that is due already is not queued again, whoever made it due: the sweep looks a minute
   * after the lease.
   */
  private static Ending leftToTheSweep(Ending clean, List<String> done) {
    boolean due = done.stream().anyMatch(call -> call.contains("TransactWriteItems"));
    return due && !done.contains("SendMessage") ? clean.unqueued() : clean;
  }

  /** The next round is written first, so that no two are begun; the sweep finds it at its due. */
  private static Ending takenUpByTheNext(Ending clean, List<String> done) {
    boolean written = done.stream().anyMatch(call -> call.contains("TransactWriteItems"));
    return written && !done.contains("StartExecution") ? clean.unstarted() : clean;
  }

  /**
   * Invariant 2: what may have been sent is not sent again, and the record says so. Its price stays
   * held back, should it turn out to have arrived.
   */
  private static Ending unknown(Ending clean, List<String> done) {
    if (!done.contains("TransactWriteItems Put delivery#xms")
        || done.contains("TransactWriteItems Update delivery#xms")) {
      return clean;
    }
    Ending ending =
        clean
            .with("delivery#xms", Map.of("status", "unknown", "reason", "crashed", "carrierId", ""))
            .heldBack("delivery#xms", "SMS", "12")
            .answering("{\"result\":\"accepted\"}", "{\"result\":\"unknown\"}");
    return done.contains("Publish") ? ending : ending.untold();
  }

  @AfterAll
  void ends() {
    doomed.close();
  }
}
