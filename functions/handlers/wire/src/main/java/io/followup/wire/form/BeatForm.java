package io.followup.wire.form;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.domain.id.SessionId;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Fields;
import io.followup.wire.check.Forms;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A session is still active, or has left.
 *
 * @param ago how long ago the activity was when this was sent, at most a day
 */
public record BeatForm(SessionId session, State state, OptionalLong n, Duration ago) {
  /** What a session says of itself. */
  public enum State {
    ACTIVE,
    LEFT;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Checked<BeatForm> read(JsonNode json) {
    return Fields.<BeatForm>object(BeatForm::read).check(json);
  }

  private static Checked<BeatForm> read(Fields fields) {
    Optional<SessionId> session = fields.required("session", Forms.id(SessionId::new));
    Optional<State> state = fields.required("state", Forms.oneOf(State.values(), State::word));
    Optional<Long> n = fields.optional("n", Forms.whole(0, Forms.MOST));
    Optional<Long> ago =
        fields.optional("agoMs", Forms.rounded(0, Duration.ofHours(24).toMillis()));
    return fields.done(
        () ->
            new BeatForm(
                session.orElseThrow(),
                state.orElseThrow(),
                n.map(OptionalLong::of).orElseGet(OptionalLong::empty),
                Duration.ofMillis(ago.orElse(0L))));
  }
}
