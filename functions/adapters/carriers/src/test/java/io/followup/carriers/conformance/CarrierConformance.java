package io.followup.carriers.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Answer.Accepted;
import io.followup.domain.carrier.Answer.Deferred;
import io.followup.domain.carrier.Answer.Refused;
import io.followup.domain.carrier.Answer.Unknown;
import io.followup.domain.outcome.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a carrier's adapter answers, whoever the vendor is. After each test the log of all that ran,
 * at its loudest, holds nothing about the customer and no secret; and {@link KitLog} holds the log
 * of all adapters against what any of them must not say.
 *
 * <p>A vendor that says later what became of a notice is {@link Reporting} too, one that calls back
 * {@link CallingBack}.
 */
@ExtendWith(KitLog.class)
public abstract class CarrierConformance {
  private final LoudLog log = new LoudLog();

  /** Makes the vendor behave so, and asks the carrier once. */
  protected abstract Answer send(Situation situation) throws Exception;

  /** How often the vendor was asked to carry something since the test began. */
  protected abstract int asked();

  /** The number or address, name, text and secrets of what is sent. */
  protected abstract List<String> unspeakable();

  /** What the vendor's protocol has no way to say. */
  protected Set<Situation> unheardOf() {
    return Set.of();
  }

  /** How long it asks for patience, where its protocol can. */
  protected Optional<Duration> patience() {
    return Optional.of(Duration.ofSeconds(Situation.SECONDS));
  }

  @BeforeEach
  final void listenToTheLog() {
    log.open();
  }

  @AfterEach
  final void nothing_about_the_customer_and_no_secret_was_logged() {
    log.close();
    assertThat(log.lines()).isNotEmpty();
    for (String word : unspeakable()) {
      assertThat(log.lines()).noneMatch(line -> line.contains(word));
    }
  }

  @Test
  void what_the_vendor_takes_is_accepted_and_asked_for_once() throws Exception {
    Answer answer = answer(Situation.TAKEN);

    assertThat(answer).isInstanceOf(Accepted.class);
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void what_the_vendor_refuses_is_refused_for_good() throws Exception {
    assertThat(answer(Situation.REFUSED)).isInstanceOf(Refused.class);
  }

  @Test
  void a_block_by_the_customer_is_said_to_be_one() throws Exception {
    assertThat(answer(Situation.BLOCKED)).isEqualTo(new Refused(Reason.BLOCKED));
  }

  @Test
  void a_vendor_that_wants_us_to_slow_down_is_left_alone_for_so_long() throws Exception {
    assertThat(answer(Situation.THROTTLED)).isEqualTo(new Deferred(Reason.THROTTLED, patience()));
  }

  @ParameterizedTest
  @EnumSource(names = {"BROKEN", "SILENT", "CUT", "MALFORMED"})
  void what_may_have_been_taken_is_unknown_and_is_not_asked_again(Situation situation)
      throws Exception {
    assertThat(answer(situation)).isEqualTo(new Unknown(Reason.NO_ANSWER));
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void a_vendor_that_cannot_be_reached_has_taken_nothing() throws Exception {
    assertThat(answer(Situation.NOWHERE)).isEqualTo(new Deferred(Reason.CARRIER_DOWN));
  }

  @Test
  void a_refusal_that_nobody_has_heard_of_is_one() throws Exception {
    assertThat(answer(Situation.UNKNOWN_CODE)).isEqualTo(new Refused(Reason.REFUSED));
  }

  private Answer answer(Situation situation) throws Exception {
    assumeFalse(unheardOf().contains(situation), "no such thing in this protocol");
    return send(situation);
  }
}
