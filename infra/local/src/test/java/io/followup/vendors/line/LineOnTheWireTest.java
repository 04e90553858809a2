package io.followup.vendors.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.carriers.line.LineMessenger;
import io.followup.carriers.secrets.Secrets;
import io.followup.carriers.vendor.VendorHttp;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.LineNotice;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.outcome.Reason;
import io.followup.vendors.Outbox;
import io.followup.vendors.Vendor;
import io.followup.vendors.VendorAnswer;
import io.followup.vendors.VendorCall;
import io.followup.vendors.VendorWorld;
import io.followup.vendors.Weather;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Our own adapter against the simulated LINE, whose answers get lost. */
class LineOnTheWireTest {
  private static final String USER = "U4af4980629f8a3c1b2d4e5f60718293a";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final CountDownLatch end = new CountDownLatch(1);
  private volatile Loss loss = Loss.NONE;
  private final VendorWorld world =
      new VendorWorld(
          Weather.Carrier.LINE,
          w -> losing(new LineMessagingApi(w.timeline.clock(), w.weather, w.outbox)));

  /** What becomes of the next answers. */
  private enum Loss {
    NONE,
    BROKEN,
    SILENT
  }

  @AfterEach
  void close() {
    end.countDown();
    world.close();
  }

  @Test
  void what_line_took_before_it_broke_is_taken_once() {
    loss = Loss.BROKEN;
    Answer first = send("a", PATIENCE);
    loss = Loss.NONE;

    Answer second = send("a", PATIENCE);

    assertThat(first).isEqualTo(new Answer.Unknown(Reason.NO_ANSWER));
    assertThat(second).isInstanceOf(Answer.Accepted.class);
    assertThat(world.outbox.to(USER)).hasSize(1);
  }

  @Test
  void what_line_took_and_never_answered_is_taken_once() {
    loss = Loss.SILENT;
    Answer first = send("a", Duration.ofSeconds(2));
    loss = Loss.NONE;

    Answer second = send("a", PATIENCE);

    assertThat(first).isEqualTo(new Answer.Unknown(Reason.NO_ANSWER));
    assertThat(second).isInstanceOf(Answer.Accepted.class);
    assertThat(world.outbox.to(USER)).hasSize(1);
  }

  @Test
  void asked_again_it_gives_the_id_that_it_gave_at_first() {
    Answer first = send("a", PATIENCE);

    Answer second = send("a", PATIENCE);

    assertThat(second).isEqualTo(first);
    assertThat(first).isNotEqualTo(new Answer.Accepted(""));
  }

  @Test
  void a_notice_is_known_again_for_as_long_as_the_adapter_says() throws Exception {
    send("a", PATIENCE);

    world.after(messenger(PATIENCE).keyLife().minusMillis(1));
    send("a", PATIENCE);

    assertThat(world.outbox.to(USER)).hasSize(1);
  }

  @Test
  void two_notices_are_two() {
    send("a", PATIENCE);

    send("b", PATIENCE);

    assertThat(world.outbox.to(USER)).extracting(Outbox.Item::text).containsExactly("a", "b");
  }

  private Answer send(String letter, Duration patience) {
    DeliveryId delivery = new DeliveryId(new FollowUpId(letter.repeat(26)), Slot.MESSENGER);
    return messenger(patience)
        .send(new LineNotice(delivery, new WorkspaceId("shop"), USER, Optional.empty(), letter));
  }

  private LineMessenger messenger(Duration patience) {
    return new LineMessenger(
        new VendorHttp(patience, InstantSource.system()),
        new OperatorsAlone(),
        world.server.uri().toString());
  }

  private Vendor losing(Vendor line) {
    return call -> lost(line, call);
  }

  private VendorAnswer lost(Vendor line, VendorCall call) {
    VendorAnswer answer = line.answer(call);
    return switch (loss) {
      case NONE -> answer;
      case BROKEN -> throw new IllegalStateException("after it was taken");
      case SILENT -> {
        try {
          end.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        yield answer;
      }
    };
  }

  /** The operator's channel, and no other. */
  static final class OperatorsAlone implements Secrets {
    @Override
    public Optional<Map<String, String>> of(WorkspaceId workspace, String reference) {
      return Optional.empty();
    }

    @Override
    public Optional<Map<String, String>> ofOperator(String carrier) {
      return Optional.of(LineChannel.OPERATOR.secrets());
    }
  }
}
