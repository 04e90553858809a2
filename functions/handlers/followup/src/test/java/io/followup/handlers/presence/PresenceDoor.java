package io.followup.handlers.presence;

import io.followup.domain.presence.RecordPresence;
import io.followup.domain.presence.Whereabouts;
import io.followup.wire.credential.Credentials;
import io.followup.wire.fixture.Call;

/** The presence function, as it starts anew. */
public final class PresenceDoor {
  private PresenceDoor() {}

  public static Call.Door of(
      Credentials credentials, RecordPresence record, Whereabouts whereabouts) {
    return new PresenceFunction(credentials, record, whereabouts)::presence;
  }
}
