package io.followup.handlers.workflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.followup.domain.protocol.Next;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the workflow does next.
 *
 * @param next tell, wait, watch or done
 * @param at when to look again, if it waits
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Look(String next, @Nullable String at) {
  static Look of(Next next) {
    return switch (next) {
      case Next.Tell() -> new Look("tell", null);
      case Next.Wait(Instant at) -> new Look("wait", wakeAt(at).toString());
      case Next.Watch() -> new Look("watch", null);
      case Next.Done() -> new Look("done", null);
    };
  }

  /** Step Functions reads milliseconds; a microsecond early would wait once more. */
  private static Instant wakeAt(Instant at) {
    Instant cut = at.truncatedTo(ChronoUnit.MILLIS);
    return cut.equals(at) ? at : cut.plusMillis(1);
  }
}
