package io.followup.domain.carrier;

import java.time.Duration;

/** Carries LINE messages. LINE reports no delivery: its acceptance is all that it says. */
public interface LineCarrier {
  /** How long LINE knows a notice again by its delivery: asked twice is once. */
  Duration keyLife();

  Answer send(LineNotice notice);
}
