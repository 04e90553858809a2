package io.followup.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** A number of seconds, given or read from the data. */
public sealed interface Amount {
  /** The States Language's highest number of seconds. */
  long MOST = 99_999_999;

  /**
   * @throws StateFailed {@code States.Runtime} if there is no whole number of seconds there
   */
  Duration in(Scope scope);

  record Given(long seconds) implements Amount {
    @Override
    public Duration in(Scope scope) {
      return Duration.ofSeconds(seconds);
    }
  }

  record Taken(String field, Path path, long least) implements Amount {
    @Override
    public Duration in(Scope scope) {
      JsonNode value = scope.get(field, path);
      if (!value.isIntegralNumber() || value.longValue() < least || value.longValue() > MOST) {
        throw new StateFailed(Failure.RUNTIME, field + ": no number of seconds at " + path.text());
      }
      return Duration.ofSeconds(value.longValue());
    }
  }
}
