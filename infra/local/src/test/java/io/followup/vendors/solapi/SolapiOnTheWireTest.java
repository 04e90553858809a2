package io.followup.vendors.solapi;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Report;
import io.followup.domain.outcome.Reason;
import io.followup.vendors.Outbox;
import io.followup.vendors.Vendor;
import io.followup.vendors.VendorAnswer;
import io.followup.vendors.VendorWorld;
import io.followup.vendors.Weather;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our own adapter against the simulated Solapi, whose answers get lost. */
class SolapiOnTheWireTest {
  private volatile boolean loses;
  private final VendorWorld world =
      new VendorWorld(
          Weather.Carrier.ALIMTALK,
          w -> losing(new SolapiApi(w.timeline.clock(), w.weather, w.outbox, Optional.empty())));
  private final Adapter adapter =
      Adapter.of(world.server.uri(), world.timeline.clock(), ofSeconds(20));

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_notice_arrives_and_its_result_is_that_of_its_id() {
    Answer answer = adapter.send("reply-1");

    assertThat(answer).isInstanceOf(Answer.Accepted.class);
    assertThat(adapter.report("reply-1", VendorWorld.START, id(answer)))
        .isEqualTo(new Report.Delivered());
    assertThat(world.outbox.all())
        .extracting(Outbox.Item::deliveryId)
        .containsExactly(Adapter.delivery("reply-1").value());
  }

  @ParameterizedTest
  @CsvSource({"OK, DELIVERED", "REFUSE, NOT_A_USER", "BLOCKED, INACTIVE"})
  void what_was_taken_before_its_answer_was_lost_is_found_by_our_delivery(
      Weather.Mode mode, Reason result) throws Exception {
    world.weather.set(Weather.Carrier.ALIMTALK, mode);
    adapter.send("reply-before");
    loses = true;
    Answer lost = adapter.send("reply-1");
    loses = false;
    adapter.send("reply-after");
    world.after(ofMinutes(2));

    assertThat(lost).isEqualTo(new Answer.Unknown(Reason.NO_ANSWER));
    assertThat(adapter.report("reply-1", VendorWorld.START, Optional.empty()))
        .isEqualTo(mode == Weather.Mode.OK ? new Report.Delivered() : new Report.Refused(result));
  }

  @Test
  void what_was_never_taken_is_not_found_among_others() {
    adapter.send("reply-before");

    assertThat(adapter.report("reply-1", VendorWorld.START, Optional.empty()))
        .isEqualTo(new Report.Pending());
  }

  @Test
  void it_is_found_among_many_of_the_same_minute() {
    loses = true;
    adapter.send("reply-1");
    loses = false;
    for (int i = 0; i < 120; i++) {
      adapter.send("reply-other-" + i);
    }

    assertThat(adapter.report("reply-1", VendorWorld.START, Optional.empty()))
        .isEqualTo(new Report.Delivered());
  }

  @Test
  void a_result_that_comes_late_is_waited_for() throws Exception {
    world.weather.set(Weather.Carrier.ALIMTALK, Weather.Mode.SLOW);
    Answer answer = adapter.send("reply-1");

    Report early = adapter.report("reply-1", VendorWorld.START, id(answer));
    world.after(Duration.ofSeconds(90));

    assertThat(early).isEqualTo(new Report.Pending());
    assertThat(adapter.report("reply-1", VendorWorld.START, id(answer)))
        .isEqualTo(new Report.Delivered());
  }

  @Test
  void whoever_asks_many_times_is_known_each_time() {
    Answer answer = adapter.send("reply-1");

    List<Report> reports =
        Stream.generate(() -> adapter.report("reply-1", VendorWorld.START, id(answer)))
            .limit(20)
            .toList();

    assertThat(reports).containsOnly(new Report.Delivered());
  }

  private static Optional<String> id(Answer answer) {
    return Optional.of(((Answer.Accepted) answer).carrierId());
  }

  /** Does what it is asked, and breaks before it says so. */
  private Vendor losing(Vendor whole) {
    return call -> {
      VendorAnswer answer = whole.answer(call);
      return loses && call.method().equals("POST")
          ? VendorAnswer.of(500, MissingNode.getInstance())
          : answer;
    };
  }
}
