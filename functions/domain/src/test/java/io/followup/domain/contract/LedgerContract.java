package io.followup.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.followup.domain.fixture.Fresh;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.ledger.Entry;
import io.followup.domain.ledger.Funds;
import io.followup.domain.ledger.Ledger;
import io.followup.domain.ledger.Ledger.Credited;
import io.followup.domain.ledger.Ledger.Page;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link Ledger} promises of credits, and of who asks. */
public abstract class LedgerContract {
  private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");

  private final WorkspaceId shop = new WorkspaceId(Fresh.workspace());
  private final WorkspaceId other = new WorkspaceId(Fresh.workspace());

  protected abstract Ledger ledger();

  @Test
  void there_is_nothing_at_first() {
    assertThat(ledger().funds(shop)).isEqualTo(Funds.NONE);
    assertThat(ledger().usage(shop, YearMonth.of(2026, 11)).days()).isEmpty();
    assertThat(entries(Optional.empty(), Optional.empty()).entries()).isEmpty();
  }

  @Test
  void M2_credits_add_up_and_the_last_is_the_top_up() {
    assertThat(ledger().credit(shop, credit("a", 100, 0))).isEqualTo(Credited.BOOKED);
    assertThat(ledger().credit(shop, credit("b", 30, 1))).isEqualTo(Credited.BOOKED);

    assertThat(ledger().funds(shop)).isEqualTo(new Funds(130, 0, 30, Map.of()));
    assertThat(ledger().funds(other)).isEqualTo(Funds.NONE);
    assertThat(entries(Optional.empty(), Optional.empty()).entries())
        .containsExactly(credit("b", 30, 1), credit("a", 100, 0));
  }

  @Test
  void M3_a_credit_is_booked_once_by_its_id() {
    assertThat(ledger().credit(shop, credit("a", 100, 0))).isEqualTo(Credited.BOOKED);

    assertThat(ledger().credit(shop, credit("a", 100, 60))).isEqualTo(Credited.BOOKED);
    assertThat(ledger().credit(shop, credit("a", 101, 60))).isEqualTo(Credited.OTHER_UNITS);

    assertThat(ledger().funds(shop).credits()).isEqualTo(100);
    assertThat(entries(Optional.empty(), Optional.empty()).entries())
        .containsExactly(credit("a", 100, 0));
  }

  @Test
  void one_workspaces_credit_id_is_not_anothers() {
    assertThat(ledger().credit(shop, credit("a", 100, 0))).isEqualTo(Credited.BOOKED);
    assertThat(ledger().credit(other, credit("a", 7, 0))).isEqualTo(Credited.BOOKED);

    assertThat(ledger().funds(other).credits()).isEqualTo(7);
  }

  @Test
  void entries_come_newest_first_page_by_page_since_a_time() {
    IntStream.range(0, 120).forEach(i -> ledger().credit(shop, credit("c" + i, i + 1, i)));

    Page first = entries(Optional.empty(), Optional.empty());
    Page second = entries(Optional.empty(), first.cursor());
    Page third = entries(Optional.empty(), second.cursor());

    assertThat(first.entries()).hasSize(50).first().isEqualTo(credit("c119", 120, 119));
    assertThat(second.entries()).hasSize(50).first().isEqualTo(credit("c69", 70, 69));
    assertThat(third.entries()).hasSize(20).last().isEqualTo(credit("c0", 1, 0));
    assertThat(third.cursor()).isEmpty();
    assertThat(entries(Optional.of(START.plusSeconds(118)), Optional.empty()))
        .isEqualTo(
            new Page(
                List.of(credit("c119", 120, 119), credit("c118", 119, 118)), Optional.empty()));
  }

  @Test
  void a_cursor_that_is_none_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> entries(Optional.empty(), Optional.of("nonsense")));
  }

  private Page entries(Optional<Instant> since, Optional<String> cursor) {
    return ledger().entries(shop, since, cursor);
  }

  private static Entry credit(String id, long units, int second) {
    return Entry.credit(id, units, START.plusSeconds(second));
  }
}
