package io.followup.domain.protocol;

import java.time.Instant;

/** What the workflow does next, where it asked. */
public sealed interface Next {
  /** The claim is made: tell it. */
  record Tell() implements Next {}

  /** The chat was told just now: look again then. */
  record Wait(Instant at) implements Next {}

  /** The customer is here; somebody else looks when they leave. */
  record Watch() implements Next {}

  /** Nothing is left to do. */
  record Done() implements Next {}
}
