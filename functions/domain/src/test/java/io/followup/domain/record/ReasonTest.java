package io.followup.domain.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.outcome.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {
  @ParameterizedTest
  @EnumSource
  void a_reason_is_read_by_its_word(Reason reason) {
    assertThat(Reason.ofWord(reason.word())).isEqualTo(reason);
  }

  @Test
  void S1_the_word_of_before_is_read_as_the_one_of_now() {
    assertThat(Reason.ofWord("payment-method").word()).isEqualTo("payment-method-required");
  }

  @Test
  void a_word_that_nobody_knows_any_more_costs_no_record() {
    assertThat(Reason.ofWord("of-long-ago")).isEqualTo(Reason.OTHER);
  }
}
