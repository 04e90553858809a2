package io.followup.handlers.presence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.presence.Presence;
import io.followup.domain.presence.RecordPresence;
import io.followup.wire.Json;
import java.time.Instant;
import java.util.Optional;

/** Presence as callers read it. */
final class PresenceJson {
  private PresenceJson() {}

  /** What a session is told: until when this holds, and when to call again. */
  static ObjectNode of(RecordPresence.Recorded recorded) {
    ObjectNode json = Json.object();
    switch (recorded.presence()) {
      case Presence.Online(Instant until, _) ->
          json.put("online", true).put("until", until.toString());
      case Presence.Offline _ -> json.put("online", false);
    }
    return json.put("nextBeatSeconds", recorded.nextBeat().toSeconds());
  }

  /** What a backend is told. */
  static ObjectNode of(Presence presence) {
    ObjectNode json = Json.object();
    switch (presence) {
      case Presence.Online(Instant until, _) ->
          json.put("online", true).put("until", until.toString());
      case Presence.Offline(Optional<Instant> since, _) -> {
        json.put("online", false);
        Json.putTime(json, "since", since);
      }
    }
    Json.putTime(json, "lastActiveAt", presence.lastActive());
    return json;
  }
}
