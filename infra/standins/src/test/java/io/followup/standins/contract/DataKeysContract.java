package io.followup.standins.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.domain.id.WorkspaceId;
import io.followup.domain.secret.DataKeys;
import io.followup.domain.secret.Unreadable;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What {@link DataKeys} promises, whatever wraps (S5). */
public abstract class DataKeysContract {
  private static final WorkspaceId SHOP = new WorkspaceId("shop");
  private static final WorkspaceId OTHER = new WorkspaceId("other");

  protected abstract DataKeys keys();

  @Test
  void S5_what_was_wrapped_is_unwrapped_to_the_same_key() {
    DataKeys.New made = keys().make(SHOP);

    assertThat(made.open()).hasSize(DataKeys.BYTES);
    assertThat(keys().unwrap(SHOP, made.wrapped())).isEqualTo(made.open());
  }

  @Test
  void S5_each_is_another_and_shows_nothing_of_itself_wrapped() {
    DataKeys.New first = keys().make(SHOP);
    DataKeys.New second = keys().make(SHOP);

    assertThat(first.open()).isNotEqualTo(second.open());
    assertThat(first.wrapped()).isNotEqualTo(second.wrapped());
    assertThat(hex(first.wrapped())).doesNotContain(hex(first.open()));
  }

  @Test
  void S5_a_key_opens_for_its_own_workspace_alone() {
    byte[] wrapped = keys().make(SHOP).wrapped();

    assertThatThrownBy(() -> keys().unwrap(OTHER, wrapped)).isInstanceOf(Unreadable.class);
  }

  @Test
  void S5_what_was_changed_does_not_open() {
    byte[] wrapped = keys().make(SHOP).wrapped();
    wrapped[wrapped.length - 1] ^= 1;

    assertThatThrownBy(() -> keys().unwrap(SHOP, wrapped)).isInstanceOf(Unreadable.class);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
