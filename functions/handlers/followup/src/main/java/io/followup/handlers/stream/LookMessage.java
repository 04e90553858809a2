package io.followup.handlers.stream;

import io.followup.domain.id.ChatKey;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message of the look-again queue, or of the sweep's.
 *
 * @param at when the look was due; whoever is woken earlier looks and is queued again
 * @param swept whether the sweep has found it
 */
@RegisterForReflection
public record LookMessage(
    String workspace, String customer, String chat, String at, @Nullable Boolean swept) {
  ChatKey key() {
    return ChatKey.of(workspace, customer, chat);
  }

  Instant due() {
    return Instant.parse(at);
  }

  boolean isSwept() {
    return swept != null && swept;
  }
}
