package io.followup.carriers.alimtalk;

import io.followup.domain.carrier.AlimTalkNotice;
import io.followup.domain.carrier.Answer;
import io.followup.domain.outcome.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How looking for a template ended. */
public sealed interface FoundTemplate {
  record Is(AlimTalkTemplate template) implements FoundTemplate {}

  /** There is none of that code, or the vendor takes neither key nor sender. */
  record None(Reason reason) implements FoundTemplate {}

  /** Nobody can tell now; nothing was sent. */
  record Unavailable(Reason reason, Optional<Duration> after) implements FoundTemplate {
    public Unavailable() {
      this(Reason.CARRIER_DOWN, Optional.empty());
    }
  }

  /**
   * What becomes of a notice by this template.
   *
   * @param send hands it over, its variables filled; called where it is approved and holds the
   *     notice
   */
  default Answer carry(AlimTalkNotice notice, Function<Map<String, String>, Answer> send) {
    return switch (this) {
      case Is(AlimTalkTemplate template) ->
          Optional.of(template)
              .filter(AlimTalkTemplate::approved)
              .flatMap(approved -> approved.fill(notice))
              .map(send)
              .orElseGet(() -> new Answer.Refused(Reason.TEMPLATE));
      case None(Reason reason) -> new Answer.Refused(reason);
      case Unavailable(Reason reason, Optional<Duration> after) ->
          new Answer.Deferred(reason, after);
    };
  }
}
