package io.followup.domain.followup;

import io.followup.domain.delivery.Kind;
import io.followup.domain.price.PriceList;
import io.followup.domain.price.Prices;
import io.followup.domain.settings.Workspace;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** What a notice costs a workspace now: the price that counts is that of reserving (M1). */
final class Tariff {
  private final Prices operators;
  private final Clock clock;

  Tariff(Prices operators, Clock clock) {
    this.operators = operators;
    this.clock = clock;
  }

  /** In post units. */
  long of(Workspace workspace, Kind kind, Optional<String> country, int parts) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return new PriceList(workspace.prices(), operators).of(kind.name(), country, parts, today);
  }
}
