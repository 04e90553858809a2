package io.followup.local.workflow.language;

import java.time.Instant;

/** What a Wait state waits for. */
public sealed interface Until {
  /**
   * @throws StateFailed {@code States.Runtime} if the data does not say when
   */
  Instant from(Instant entered, Scope scope);

  record After(Amount amount) implements Until {
    @Override
    public Instant from(Instant entered, Scope scope) {
      return entered.plus(amount.in(scope));
    }
  }

  record On(Instant instant) implements Until {
    @Override
    public Instant from(Instant entered, Scope scope) {
      return instant;
    }
  }

  record Taken(Path path) implements Until {
    @Override
    public Instant from(Instant entered, Scope scope) {
      return Timestamps.of(scope.get("TimestampPath", path))
          .orElseThrow(
              () ->
                  new StateFailed(
                      Failure.RUNTIME, "TimestampPath: no timestamp at " + path.text()));
    }
  }
}
