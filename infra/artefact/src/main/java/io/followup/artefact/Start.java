package io.followup.artefact;

import java.time.Duration;

/** How the start of a process went. */
public sealed interface Start {
  /** It asked for its first event, so long after it was spawned. */
  record Ready(Duration after) implements Start {}

  /** It told the Runtime API why it can't serve. */
  record Refused(String type, String message) implements Start {}

  /** It ended and told nobody. */
  record Exited(int status) implements Start {}
}
