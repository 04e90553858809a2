package io.followup.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.contact.Suppressions;
import io.followup.domain.delivery.Kind;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.record.Reason;
import org.junit.jupiter.api.Test;

/** What {@link Suppressions} promises. */
public abstract class SuppressionsContract {
  private static final String MINA = "mina@example.com";
  private final WorkspaceId shop = new WorkspaceId(Fresh.workspace());

  protected abstract Suppressions suppressions();

  @Test
  void nothing_is_suppressed_at_first() {
    assertThat(suppressions().of(shop, Kind.EMAIL, MINA)).isEmpty();
  }

  @Test
  void S6_what_is_suppressed_says_why() {
    suppressions().put(shop, Kind.EMAIL, MINA, Reason.INVALID_ADDRESS, Fresh.second(1));

    assertThat(suppressions().of(shop, Kind.EMAIL, MINA)).contains(Reason.INVALID_ADDRESS);
  }

  @Test
  void it_holds_for_that_kind_address_and_workspace_only() {
    suppressions().put(shop, Kind.EMAIL, MINA, Reason.STOPPED, Fresh.second(1));

    assertThat(suppressions().of(shop, Kind.LINE, MINA)).isEmpty();
    assertThat(suppressions().of(shop, Kind.EMAIL, "jun@example.com")).isEmpty();
    assertThat(suppressions().of(new WorkspaceId(Fresh.workspace()), Kind.EMAIL, MINA)).isEmpty();
  }

  @Test
  void it_can_be_lifted_and_put_anew() {
    suppressions().put(shop, Kind.LINE, "U1", Reason.BLOCKED, Fresh.second(1));
    suppressions().lift(shop, Kind.LINE, "U1", Fresh.second(2));
    assertThat(suppressions().of(shop, Kind.LINE, "U1")).isEmpty();

    suppressions().put(shop, Kind.LINE, "U1", Reason.BLOCKED, Fresh.second(3));
    assertThat(suppressions().of(shop, Kind.LINE, "U1")).contains(Reason.BLOCKED);
  }

  @Test
  void P5_older_never_wins_over_newer() {
    suppressions().put(shop, Kind.LINE, "U1", Reason.BLOCKED, Fresh.second(5));

    suppressions().lift(shop, Kind.LINE, "U1", Fresh.second(4));

    assertThat(suppressions().of(shop, Kind.LINE, "U1")).contains(Reason.BLOCKED);
  }
}
