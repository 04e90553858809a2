package io.followup.domain.protocol;

import io.followup.domain.chat.Claim;
import java.time.Instant;

/** What the workflow does next, where it asked. */
public sealed interface Next {
  /**
   * The claim is made: tell it.
   *
   * @param text which way the text begins with
   */
  record Tell(Claim.Text text) implements Next {}

  /** The chat was told just now: a message goes on then. */
  record Wait(Instant at) implements Next {}

  /** The customer is here; somebody else looks when they leave. */
  record Watch() implements Next {}

  /** Nothing is left to do. */
  record Done() implements Next {}
}
