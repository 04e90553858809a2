package io.followup.local.waits;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.aws.Sqs;
import io.followup.aws.Terms;
import io.followup.domain.chat.Position;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.fixture.Functions;
import io.followup.domain.fixture.MemoryWorkflow;
import io.followup.domain.fixture.Outside;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.World;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.Due;
import io.followup.domain.id.Run;
import io.followup.domain.workflow.SweepQueue;
import io.followup.domain.workflow.Workflow;
import io.followup.local.time.InFlight;
import io.followup.local.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * An outage has left many chats behind: the sweep lists them, and fifty looks at once mend them.
 */
class ManyDueTest {
  private static final int CHATS = 30_000;
  private static final int AT_ONCE = 50;
  private static final Duration A_LOOK = Duration.ofMillis(150);

  private final Ports ports = Ports.inMemory();
  private final World world = new World(ports);
  private final Instant start = Fresh.NOW;
  private final InFlight inFlight = new InFlight();
  private final Timeline timeline = new Timeline(() -> start, inFlight);
  private final Map<String, ChatKey> chats = new ConcurrentHashMap<>();
  private final AtomicInteger sent = new AtomicInteger();
  private final Map<String, Instant> looked = new ConcurrentHashMap<>();
  private final MemoryWorkflow workflow = new MemoryWorkflow();
  private final Sqs sqs =
      new Sqs(timeline.clock(), timeline::at)
          .queue("sweep", Terms.usual().atOnce(AT_ONCE).lasting(A_LOOK), (_, chat) -> look(chat))
          .queue("look-again", Terms.usual().lasting(A_LOOK), (_, chat) -> look(chat));
  private final Functions functions = Functions.over(ports, outside(), timeline.clock());

  @AfterEach
  void close() {
    timeline.close();
    inFlight.close();
  }

  private Outside outside() {
    Outside there = world.outside();
    SweepQueue sweep =
        new SweepQueue() {
          @Override
          public void look(List<Due<ChatKey>> due) {
            due.forEach(one -> sqs.bring("sweep", named(one.key())));
            sent.addAndGet(due.size());
          }

          @Override
          public void ask(List<Due<DeliveryId>> due) {
            throw new IllegalStateException("no delivery is due here");
          }
        };
    return new Outside(
        new Working(),
        (chat, at) -> timeline.at(at, "look-again", () -> sqs.bring("look-again", named(chat))),
        there.continuations(),
        sweep,
        there.events(),
        there.push(),
        there.alimTalk(),
        there.line(),
        there.xms(),
        there.mail(),
        there.reports(),
        there.notices());
  }

  /** Whatever is started has done its work a second later. */
  private final class Working implements Workflow {
    @Override
    public Start start(Run run, Duration wait) {
      throw new IllegalStateException("nobody has a device here");
    }

    @Override
    public Start tell(Run run, At at, int tries) {
      timeline.after(
          Duration.ofSeconds(1),
          "told",
          () -> functions.read().read(run.chat(), Position.upTo(timeline.now())));
      return workflow.tell(run, at, tries);
    }

    @Override
    public void answer(String token, String result) {
      throw new IllegalStateException("nobody waits here");
    }

    @Override
    public void fail(String token, String error) {
      throw new IllegalStateException("nobody waits here");
    }
  }

  private String named(ChatKey chat) {
    String name = chat.owner().customer() + " " + chat.chat();
    chats.putIfAbsent(name, chat);
    return name;
  }

  private void look(String chat) {
    looked.put(chat, timeline.now());
    functions.look(Objects.requireNonNull(chats.get(chat)));
  }

  private void sweepEachMinute() {
    timeline.after(
        Duration.ofMinutes(1),
        "sweep",
        () -> {
          int _ = functions.sweep().chats(() -> true);
          sweepEachMinute();
        });
  }

  private void after(Duration duration) {
    try {
      assertThat(timeline.skip(duration)).isEmpty();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void R8_thirty_thousand_chats_are_taken_up_in_five_minutes_and_no_lease_waits_behind_them() {
    String shop = world.chatKey().workspace().value();
    for (int i = 0; i < CHATS; i++) {
      ChatKey chat = ChatKey.of(shop, "customer-" + i, "c");
      var _ = ports.replies().accept(Fresh.reply(chat, "r-" + i, 0), Fresh.WAIT);
    }
    Instant due = Fresh.due(Fresh.reply(world.chatKey(), "r", 0));
    sweepEachMinute();
    after(Duration.between(start, due).plusSeconds(70));
    ChatKey watched = world.chatKey();
    Instant end = timeline.now().plusSeconds(2);
    sqs.bring("look-again", named(watched));
    after(Duration.ofSeconds(5));

    assertThat(looked.get(named(watched))).isBeforeOrEqualTo(end.plusSeconds(3));
    assertThat(workflow.started()).hasSizeLessThan(CHATS);
    after(Duration.between(timeline.now(), due.plus(Duration.ofMinutes(5))));

    assertThat(workflow.started()).hasSize(CHATS);
    assertThat(sent).hasValueLessThanOrEqualTo(CHATS * 12 / 10);
  }
}
