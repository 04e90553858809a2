package io.followup.carriers.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.carrier.Report;
import io.followup.domain.outcome.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an adapter says of a notice whose vendor is asked about it later. */
public interface Reporting {
  /** Makes the vendor's answer such, and asks what became of a notice. */
  Report report(Situation situation);

  @Test
  default void what_was_delivered_is_reported() {
    assertThat(report(Situation.TAKEN)).isEqualTo(new Report.Delivered());
  }

  @Test
  default void what_was_not_delivered_is_reported_with_its_reason() {
    assertThat(report(Situation.REFUSED)).isInstanceOf(Report.Refused.class);
    assertThat(report(Situation.BLOCKED)).isEqualTo(new Report.Refused(Reason.BLOCKED));
  }

  @ParameterizedTest
  @EnumSource(
      names = {"THROTTLED", "BROKEN", "SILENT", "CUT", "NOWHERE", "MALFORMED", "UNKNOWN_CODE"})
  default void whatever_is_not_said_clearly_is_not_known_yet(Situation situation) {
    assertThat(report(situation)).isEqualTo(new Report.Pending());
  }
}
