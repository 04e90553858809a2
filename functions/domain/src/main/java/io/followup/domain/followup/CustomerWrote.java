package io.followup.domain.followup;

import io.followup.domain.chat.Position;
import io.followup.domain.id.ChatKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The customer wrote in a chat, the strongest sign of life: everything said before it is seen (R8).
 * It is no beat and changes no presence.
 */
public final class CustomerWrote {
  private final ReadChat read;
  private final Clock clock;

  public CustomerWrote(ReadChat read, Clock clock) {
    this.read = read;
    this.clock = clock;
  }

  /**
   * Takes it, also of a chat that nobody told us of.
   *
   * @param at when; absent, or later than now: now
   */
  public void wrote(ChatKey key, Optional<Instant> at) {
    Instant now = clock.instant();
    read.read(key, Position.before(at.filter(now::isAfter).orElse(now)));
  }
}
