package io.followup.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.contact.AddressHash;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.contact.Suppressions;
import io.followup.domain.delivery.Kind;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.outcome.Reason;
import io.followup.domain.secret.Fingerprints;
import org.junit.jupiter.api.Test;

/** What {@link Suppressions} promises. */
public abstract class SuppressionsContract {
  private static final String MINA = "mina@example.com";
  private final WorkspaceId shop = new WorkspaceId(Fresh.workspace());

  protected abstract Suppressions suppressions();

  /** By the key that the adapter has. */
  protected abstract Fingerprints fingerprints();

  private AddressHash hash(String mail) {
    return AddressHash.of(fingerprints(), shop, new EmailAddress(mail));
  }

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
  void S6_an_owners_stop_holds_for_the_address_until_they_undo_it() {
    AddressHash mina = hash(MINA);

    suppressions().stop(mina, Fresh.second(1));
    assertThat(suppressions().isStopped(mina)).isTrue();
    assertThat(suppressions().of(shop, Kind.EMAIL, MINA)).contains(Reason.STOPPED);

    suppressions().undo(mina, Fresh.second(2));
    assertThat(suppressions().isStopped(mina)).isFalse();
    assertThat(suppressions().of(shop, Kind.EMAIL, MINA)).isEmpty();
  }

  @Test
  void S6_a_bounce_or_complaint_is_not_undone_by_the_owner() {
    suppressions().stop(hash(MINA), Fresh.second(1));
    suppressions().put(shop, Kind.EMAIL, MINA, Reason.INVALID_ADDRESS, Fresh.second(2));

    suppressions().undo(hash(MINA), Fresh.second(3));

    assertThat(suppressions().isStopped(hash(MINA))).isFalse();
    assertThat(suppressions().of(shop, Kind.EMAIL, MINA)).contains(Reason.INVALID_ADDRESS);
  }

  @Test
  void S6_an_owners_stop_is_not_lifted_by_a_carrier() {
    suppressions().stop(hash(MINA), Fresh.second(1));

    suppressions().lift(shop, Kind.EMAIL, MINA, Fresh.second(2));

    assertThat(suppressions().of(shop, Kind.EMAIL, MINA)).contains(Reason.STOPPED);
  }

  @Test
  void P5_an_older_undo_never_wins_over_a_newer_stop() {
    suppressions().stop(hash(MINA), Fresh.second(5));

    suppressions().undo(hash(MINA), Fresh.second(4));

    assertThat(suppressions().isStopped(hash(MINA))).isTrue();
  }

  @Test
  void P5_older_never_wins_over_newer() {
    suppressions().put(shop, Kind.LINE, "U1", Reason.BLOCKED, Fresh.second(5));

    suppressions().lift(shop, Kind.LINE, "U1", Fresh.second(4));

    assertThat(suppressions().of(shop, Kind.LINE, "U1")).contains(Reason.BLOCKED);
  }
}
