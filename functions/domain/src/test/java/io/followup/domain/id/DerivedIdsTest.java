package io.followup.domain.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.domain.id.DeliveryId.Slot;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerivedIdsTest {
  /** From another implementation: base32 of SHA-256 over workspace, a zero byte and reply. */
  @ParameterizedTest
  @CsvSource({
    "shop, r-1, a5zem2buo4ju3jny7mef7aa5tw",
    "a, b, lgzhdlq3xsy5ghkbskmbp5frn6",
    "ws:1, reply.2_x, gv7hm6e2keczrpgkjerumgr4hs",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy, 72phuiwyii3c6done26tr7xtfp"
  })
  void a_follow_ups_id_is_what_anybody_would_derive(
      String workspace, String reply, String followUp) {
    assertThat(FollowUpId.of(ReplyKey.of(workspace, reply)).value()).isEqualTo(followUp);
  }

  @Test
  void no_two_replies_share_an_id_by_where_the_workspace_ends() {
    Set<FollowUpId> ids = new HashSet<>();

    for (String[] pair :
        new String[][] {{"a", "bc"}, {"ab", "c"}, {"a", "b.c"}, {"a.b", "c"}, {"a", "b-c"}}) {
      ids.add(FollowUpId.of(ReplyKey.of(pair[0], pair[1])));
    }

    assertThat(ids).hasSize(5);
  }

  @Test
  void an_execution_is_named_by_its_round() {
    FollowUpId id = FollowUpId.of(ReplyKey.of("shop", "r-1"));

    assertThat(id.execution(0)).isEqualTo(id.value());
    assertThat(id.execution(1)).isEqualTo(id.value() + "-1");
    assertThat(id.execution(Integer.MAX_VALUE)).hasSizeLessThanOrEqualTo(80);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short",
        "abcdefghijklmnopqrstuvwxy1",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "abcdefghijklmnopqrstuvwxyza"
      })
  void what_is_no_follow_ups_id_is_refused(String value) {
    assertThatThrownBy(() -> new FollowUpId(value)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource
  void a_deliverys_name_leads_back_to_it(Slot slot) {
    DeliveryId id = new DeliveryId(FollowUpId.of(ReplyKey.of("shop", "r-1")), slot);

    assertThat(DeliveryId.parse(id.value())).contains(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "push",
        "abcdefghijklmnopqrstuvwxyz",
        "abcdefghijklmnopqrstuvwxyz.",
        "abcdefghijklmnopqrstuvwxyz.PUSH",
        "abcdefghijklmnopqrstuvwxyz.push.push",
        "abcdefghijklmnopqrstuvwxyz.fax",
        "abcdefghijklmnopqrstuvwxy1.push",
        ".push"
      })
  void what_is_no_deliverys_name_leads_nowhere(String value) {
    assertThat(DeliveryId.parse(value)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "ä", "a\n", "a\u0000b", "a@b"})
  void an_odd_id_is_refused_and_not_quoted(String value) {
    assertThatThrownBy(() -> new ReplyId(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an id has 1 to 128 of A-Z a-z 0-9 . _ : -");
  }

  @Test
  void an_id_has_up_to_128_characters() {
    assertThat(Ids.isValid("x".repeat(128))).isTrue();
    assertThat(Ids.isValid("x".repeat(129))).isFalse();
    assertThat(Ids.isValid("AZaz09._:-")).isTrue();
  }
}
