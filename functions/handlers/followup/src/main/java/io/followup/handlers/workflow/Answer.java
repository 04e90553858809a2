package io.followup.handlers.workflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.followup.domain.followup.TellClaim.Told;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a channel stands.
 *
 * @param result the status word, or {@code retry}
 * @param afterSeconds how long to wait before asking again, if it is {@code retry}
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answer(String result, @Nullable Long afterSeconds) {
  static Answer of(Told told) {
    return switch (told) {
      case Told.Result(var status, _) -> new Answer(status.word(), null);
      case Told.Again(Duration after) -> new Answer("retry", Math.max(1, after.toSeconds()));
    };
  }
}
