package io.followup.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.delivery.Charge;
import io.followup.domain.delivery.Charge.Stand;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Kind;
import io.followup.domain.delivery.Opened;
import io.followup.domain.delivery.Purse;
import io.followup.domain.delivery.Status;
import io.followup.domain.delivery.Turn;
import io.followup.domain.fixture.Books;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.ledger.CreditsLow;
import io.followup.domain.ledger.Entry;
import io.followup.domain.ledger.Funds;
import io.followup.domain.ledger.Ledger;
import io.followup.domain.ledger.Usage.Count;
import io.followup.domain.outcome.Reason;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link Deliveries} and {@link Ledger} promise of money, together (M2, M3, M4). */
public abstract class MoneyContract {
  private static final Optional<Long> NO_LIMIT = Optional.empty();
  private static final Optional<Long> CREDITS_ONLY = Optional.of(0L);
  private static final YearMonth MONTH = YearMonth.from(Fresh.NOW.atOffset(ZoneOffset.UTC));

  private final ChatKey chat = Fresh.chat();
  private final WorkspaceId shop = chat.workspace();

  protected abstract Deliveries deliveries();

  protected abstract Ledger ledger();

  /** What was written to be told of low credits, oldest first. */
  protected abstract List<CreditsLow> told(WorkspaceId workspace);

  @AfterEach
  void I6_the_entries_add_up_to_the_unit() {
    Books.of(ledger(), shop).addUp();
  }

  // ---- reserving -----------------------------------------------------------------------------

  @Test
  void M2_credits_pay_where_they_cover_it_whole() {
    credit(20);

    Charge charge = put(text("a"), NO_LIMIT).charge().orElseThrow();

    assertThat(charge.stand()).isEqualTo(Stand.RESERVED);
    assertThat(charge.source()).contains(new Charge.Source(Purse.CREDITS, MONTH));
    assertThat(funds()).isEqualTo(new Funds(8, 12, 20, Map.of()));
  }

  @Test
  void M2_a_reservation_is_never_split() {
    credit(11);

    put(text("a"), NO_LIMIT);

    assertThat(funds()).isEqualTo(new Funds(11, 12, 11, Map.of(MONTH, 12L)));
    assertThat(lines()).containsExactlyInAnyOrder("credit 11 credits", "reserve 12 cap");
  }

  @Test
  void M2_the_cap_is_spent_to_the_unit_and_not_over() {
    Optional<Long> cap = Optional.of(24L);
    put(text("a"), cap);
    put(text("b"), cap);

    assertThat(open(text("c"), cap)).isInstanceOf(Opened.NoFunds.class);

    assertThat(deliveries().get(text("c").id())).isEmpty();
    assertThat(funds().ofCap(MONTH)).isEqualTo(24);
  }

  @Test
  void M2_a_cap_of_nothing_means_credits_only() {
    assertThat(open(text("a"), CREDITS_ONLY)).isInstanceOf(Opened.NoFunds.class);

    credit(12);

    put(text("a"), CREDITS_ONLY);
    assertThat(open(text("b"), CREDITS_ONLY)).isInstanceOf(Opened.NoFunds.class);
  }

  @Test
  void M2_another_month_has_its_own_cap_and_gives_back_to_the_one_it_reserved_in() {
    Optional<Long> cap = Optional.of(12L);
    Delivery first = put(text("a"), cap);
    assertThat(open(text("b"), cap)).isInstanceOf(Opened.NoFunds.class);

    Instant later = MONTH.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    put(Fresh.at(text("b"), later), cap);
    refuse(first, later);

    assertThat(funds().cap()).containsEntry(MONTH, 0L).containsEntry(MONTH.plusMonths(1), 12L);
  }

  @Test
  void M3_the_same_delivery_again_reserves_nothing() {
    credit(100);
    put(text("a"), NO_LIMIT);

    assertThat(open(text("a"), NO_LIMIT)).isInstanceOf(Opened.Taken.class);

    assertThat(funds().reserved()).isEqualTo(12);
  }

  @Test
  void M2_of_many_at_once_so_many_go_as_are_paid_for() {
    credit(60);

    List<Opened> opened =
        atOnce(16, i -> deliveries().open(text("t" + i), Optional.empty(), CREDITS_ONLY));

    assertThat(opened.stream().filter(Opened.Put.class::isInstance)).hasSize(5);
    assertThat(funds()).isEqualTo(new Funds(0, 60, 60, Map.of()));
    assertThat(told(shop)).isNotEmpty();
  }

  // ---- capturing and giving back -------------------------------------------------------------

  @Test
  void M2_who_does_not_report_is_paid_on_acceptance() {
    credit(100);
    Delivery text = put(paid("a", 12, false), NO_LIMIT);

    Delivery accepted = accept(text);

    assertThat(accepted.charged()).isEqualTo(12);
    assertThat(deliveries().get(text.id())).contains(accepted);
    assertThat(lines())
        .containsExactlyInAnyOrder(
            "credit 100 credits", "reserve 12 credits", "capture 12 credits");
    assertThat(ledger().usage(shop, MONTH).kinds())
        .isEqualTo(Map.of(Kind.SMS, new Count(1, 2, 12)));
  }

  @Test
  void M2_who_reports_is_paid_on_the_report_and_once() {
    Delivery text = put(text("a"), NO_LIMIT);

    Delivery accepted = accept(text);
    assertThat(accepted.charged()).isZero();
    assertThat(funds().reserved()).isEqualTo(12);

    Delivery delivered = report(accepted, Status.DELIVERED);
    assertThat(delivered.charged()).isEqualTo(12);
    assertThat(report(delivered, Status.DELIVERED)).isEqualTo(delivered);
    assertThat(report(accepted, Status.DELIVERED)).isEqualTo(delivered);
    assertThat(lines()).containsExactlyInAnyOrder("reserve 12 cap", "capture 12 cap");
  }

  @Test
  void M2_what_was_refused_is_given_back_at_the_answer_or_by_a_report() {
    credit(24);
    Delivery answered = put(text("a"), NO_LIMIT);
    Delivery reported = put(text("b"), NO_LIMIT);

    refuse(answered, Fresh.NOW);
    report(accept(reported), Status.REFUSED);

    assertThat(funds()).isEqualTo(new Funds(24, 0, 24, Map.of()));
  }

  @Test
  void M2_what_was_paid_on_acceptance_stays_paid_when_it_is_refused_later() {
    Delivery accepted = accept(put(paid("a", 12, false), NO_LIMIT));

    Delivery refused = report(accepted, Status.REFUSED);

    assertThat(refused.charged()).isEqualTo(12);
    assertThat(lines()).containsExactlyInAnyOrder("reserve 12 cap", "capture 12 cap");
  }

  @Test
  void F11_what_is_to_be_asked_again_stays_reserved_and_is_given_back_once_at_the_end() {
    credit(12);
    Delivery first = put(text("a"), CREDITS_ONLY);
    Delivery retry = turn(first, Status.RETRY, Reason.THROTTLED);
    assertThat(funds().reserved()).isEqualTo(12);

    Delivery second = Fresh.attempt(text("a"), 2).paidWith(retry.charge().orElseThrow());
    put(second, CREDITS_ONLY);
    Delivery again = turn(second, Status.RETRY, Reason.THROTTLED);
    turn(again, Status.NOTHING, Reason.READ);

    assertThat(lines())
        .containsExactlyInAnyOrder("credit 12 credits", "reserve 12 credits", "release 12 credits");
  }

  @Test
  void M1_an_attempt_that_sends_something_else_is_reserved_anew_when_the_other_is_given_back() {
    credit(50);
    Delivery retry = turn(put(text("a"), NO_LIMIT), Status.RETRY, Reason.THROTTLED);
    Charge longer = Charge.owed(39, 1, true).after(retry.charge().orElseThrow());
    Delivery second = Fresh.attempt(text("a"), 2).paidWith(longer);

    assertThat(open(second, NO_LIMIT)).isInstanceOf(Opened.Taken.class);
    deliveries().release(retry, Fresh.NOW);
    put(second, NO_LIMIT);

    assertThat(lines())
        .containsExactlyInAnyOrder(
            "credit 50 credits", "reserve 12 credits", "release 12 credits", "reserve 39 credits");
  }

  @ParameterizedTest
  @EnumSource(names = {"UNKNOWN", "ACCEPTED"})
  void M2_what_nobody_hears_of_is_given_back_and_reserved_anew_where_it_arrived(Status status) {
    Optional<Long> cap = Optional.of(12L);
    Delivery text = turn(put(text("a"), cap), status, Reason.NO_ANSWER);
    assertThat(funds().reserved()).isEqualTo(12);

    deliveries().release(text, Fresh.NOW);
    deliveries().release(text, Fresh.NOW);
    Delivery other = put(text("b"), cap);
    report(accept(other), Status.DELIVERED);
    Delivery silent = deliveries().get(text.id()).orElseThrow();
    assertThat(silent.status()).isEqualTo(status);
    assertThat(silent.charged()).isZero();

    Delivery arrived = report(silent, Status.DELIVERED);

    assertThat(arrived.charged()).isEqualTo(12);
    assertThat(funds().ofCap(MONTH)).isEqualTo(24);
    assertThat(lines())
        .containsExactlyInAnyOrder(
            "reserve 12 cap",
            "release 12 cap",
            "reserve 12 cap",
            "capture 12 cap",
            "reserve 12 cap",
            "capture 12 cap");
  }

  @Test
  void M2_what_was_refused_and_arrived_all_the_same_is_paid_from_credits_first() {
    Delivery refused = report(accept(put(text("a"), NO_LIMIT)), Status.REFUSED);
    credit(30);

    Delivery arrived = report(refused, Status.DELIVERED);

    assertThat(arrived.charge().flatMap(Charge::source).map(Charge.Source::from))
        .contains(Purse.CREDITS);
    assertThat(funds().credits()).isEqualTo(18);
  }

  @Test
  void M2_what_costs_nothing_is_counted_and_not_entered() {
    Delivery line = put(paid("a", 0, false), CREDITS_ONLY);

    accept(line);

    assertThat(lines()).isEmpty();
    assertThat(ledger().usage(shop, MONTH).kinds()).isEqualTo(Map.of(Kind.SMS, new Count(1, 2, 0)));
  }

  @Test
  void what_an_earlier_release_opened_moves_nothing_and_costs_what_it_did() {
    Delivery old = Fresh.delivery(Fresh.reply(chat, "old", 0), Slot.XMS, Status.SENDING, 1);
    assertThat(deliveries().open(old)).isTrue();

    Delivery accepted = accept(old);
    report(accepted, Status.DELIVERED);

    assertThat(accepted.charged()).isEqualTo(12);
    assertThat(lines()).isEmpty();
    assertThat(funds()).isEqualTo(Funds.NONE);
  }

  @Test
  void M3_of_a_report_and_an_answer_and_a_release_at_once_one_ends_the_reservation() {
    credit(1000);
    for (int round = 0; round < 4; round++) {
      Delivery text = put(text("x" + round), CREDITS_ONLY);
      List<Runnable> all =
          List.of(
              () -> report(text, Status.DELIVERED),
              () -> report(text, Status.DELIVERED),
              () -> accept(text),
              () -> refuse(text, Fresh.NOW),
              () -> deliveries().release(text, Fresh.NOW));
      atOnce(
          all.size(),
          i -> {
            all.get(i).run();
            return i;
          });
      assertThat(deliveries().get(text.id()).orElseThrow().charged()).isEqualTo(12);
    }
    assertThat(funds().credits()).isEqualTo(1000 - 48);
    assertThat(funds().reserved()).isZero();
  }

  @Test
  void M3_each_entry_names_its_delivery_and_the_reservation() {
    Delivery text = put(paid("a", 12, false), NO_LIMIT);
    accept(text);

    String id = text.id().value();
    assertThat(Books.of(ledger(), shop).entries())
        .extracting(Entry::id)
        .containsExactlyInAnyOrder(id + ":1:reserve", id + ":1:capture");
  }

  @Test
  void M3_entries_of_one_instant_stand_in_the_order_in_which_they_must_have_come() {
    credit(100);
    Delivery text = text("a");
    Delivery messenger =
        Fresh.delivery(Fresh.reply(chat, "a", 0), Slot.MESSENGER, Status.SENDING, 1)
            .paidWith(Charge.owed(10, 1, true));
    refuse(put(messenger, NO_LIMIT), Fresh.NOW);
    turn(put(text, NO_LIMIT), Status.DELIVERED, Reason.DELIVERED);

    assertThat(Books.of(ledger(), shop).entries())
        .extracting(entry -> entry.kind() + " " + entry.units())
        .containsExactly("CAPTURE 12", "RESERVE 12", "RELEASE 10", "RESERVE 10", "CREDIT 100");
  }

  @Test
  void a_reservation_is_looked_after_until_it_has_ended() {
    Instant silent = Fresh.NOW.plus(Charge.SILENCE);
    Delivery text = paid("a", 12, false);
    assertThat(deliveries().open(text, Optional.of(silent), NO_LIMIT))
        .isInstanceOf(Opened.Put.class);
    Delivery there = deliveries().get(text.id()).orElseThrow();
    turn(there, Status.RETRY, Reason.THROTTLED);
    assertThat(isDue(text, silent)).isTrue();

    Delivery retry = deliveries().get(text.id()).orElseThrow();
    Delivery second = Fresh.attempt(text, 2).paidWith(retry.charge().orElseThrow());
    assertThat(deliveries().open(second, Optional.of(silent), NO_LIMIT))
        .isInstanceOf(Opened.Put.class);
    accept(second);
    assertThat(isDue(text, silent)).isFalse();
  }

  // ---- low credits ---------------------------------------------------------------------------

  @Test
  void M4_that_credits_fell_below_a_tenth_of_the_last_top_up_is_told_once_after_each() {
    credit(100);
    for (int i = 0; i < 7; i++) {
      put(text("a" + i), CREDITS_ONLY);
    }
    assertThat(funds().credits()).isEqualTo(16);
    assertThat(told(shop)).isEmpty();

    Delivery eighth = put(text("b"), CREDITS_ONLY);
    assertThat(told(shop)).containsExactly(new CreditsLow(shop, 4, Fresh.NOW));

    refuse(eighth, Fresh.NOW);
    put(text("c"), CREDITS_ONLY);
    assertThat(told(shop)).hasSize(1);

    credit(100);
    for (int i = 0; i < 8; i++) {
      put(Fresh.at(text("d" + i), Fresh.second(60)), CREDITS_ONLY);
    }
    assertThat(told(shop)).hasSize(2);
  }

  @Test
  void M4_exactly_a_tenth_is_not_below_it() {
    credit(130);
    for (int i = 0; i < 9; i++) {
      put(paid("a" + i, 13, true), CREDITS_ONLY);
    }

    assertThat(funds().credits()).isEqualTo(13);
    assertThat(told(shop)).isEmpty();
  }

  @Test
  void M4_a_text_skipped_for_want_of_funds_is_told_once_an_hour_at_most() {
    assertThat(open(text("a"), CREDITS_ONLY)).isInstanceOf(Opened.NoFunds.class);
    assertThat(open(Fresh.at(text("b"), Fresh.second(3_599)), CREDITS_ONLY))
        .isInstanceOf(Opened.NoFunds.class);
    assertThat(told(shop)).containsExactly(new CreditsLow(shop, 0, Fresh.NOW));

    assertThat(open(Fresh.at(text("c"), Fresh.second(3_600)), CREDITS_ONLY))
        .isInstanceOf(Opened.NoFunds.class);
    assertThat(told(shop)).hasSize(2);
  }

  // ---- words ---------------------------------------------------------------------------------

  private void credit(long units) {
    String id = "c-" + Books.of(ledger(), shop).entries().size();
    assertThat(ledger().credit(shop, Entry.credit(id, units, Fresh.NOW)))
        .isEqualTo(Ledger.Credited.BOOKED);
  }

  /** Of two parts, by a carrier that reports. */
  private Delivery text(String reply) {
    return paid(reply, 12, true);
  }

  private Delivery paid(String reply, long units, boolean onReport) {
    return Fresh.delivery(Fresh.reply(chat, reply, 0), Slot.XMS, Status.SENDING, 1)
        .paidWith(Charge.owed(units, 2, onReport));
  }

  private Opened open(Delivery delivery, Optional<Long> cap) {
    return deliveries().open(delivery, Optional.empty(), cap);
  }

  private Delivery put(Delivery delivery, Optional<Long> cap) {
    Opened opened = open(delivery, cap);
    assertThat(opened).isInstanceOf(Opened.Put.class);
    Delivery put = ((Opened.Put) opened).delivery();
    assertThat(deliveries().get(delivery.id())).contains(put);
    return put;
  }

  private Delivery accept(Delivery text) {
    return turn(text, Status.ACCEPTED, Reason.ACCEPTED);
  }

  private void refuse(Delivery text, Instant at) {
    Delivery _ = deliveries().advance(text, Turn.to(Status.REFUSED, Reason.REFUSED, at));
  }

  private Delivery turn(Delivery text, Status status, Reason reason) {
    return deliveries().advance(text, Fresh.turn(status, reason));
  }

  private Delivery report(Delivery seen, Status status) {
    return deliveries()
        .report(seen, Turn.to(status, Reason.DELIVERED, Fresh.NOW), Optional.empty())
        .orElseThrow();
  }

  private boolean isDue(Delivery text, Instant at) {
    return Fresh.<DeliveryId>listed(page -> deliveries().due(at, page)).stream()
        .anyMatch(due -> due.key().equals(text.id()));
  }

  private Funds funds() {
    return ledger().funds(shop);
  }

  private List<String> lines() {
    return Books.of(ledger(), shop).lines();
  }

  private static <T> List<T> atOnce(int many, java.util.function.IntFunction<T> call) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return IntStream.range(0, many)
          .mapToObj(i -> threads.submit(() -> call.apply(i)))
          .toList()
          .stream()
          .map(MoneyContract::result)
          .toList();
    }
  }

  private static <T> T result(java.util.concurrent.Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
