package io.followup.handlers.workflow;

import io.followup.domain.followup.AskMessenger;
import io.followup.domain.followup.TellClaim.Told;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * How a way stands.
 *
 * @param result its status; {@code later} or {@code not-yet} where somebody comes again by a
 *     message; of the messenger, whether the text goes now: {@code xms} or {@code done}
 */
@RegisterForReflection
public record Answer(String result) {
  static Answer of(Told told) {
    return switch (told) {
      case Told.Result(var status, _) -> new Answer(status.word());
      case Told.Later _ -> new Answer("later");
      case Told.NotYet _ -> new Answer("not-yet");
    };
  }

  static Answer of(AskMessenger.Text text) {
    return new Answer(text.word());
  }
}
