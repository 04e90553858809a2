package io.followup.handlers.stream;

import io.followup.domain.id.ChatKey;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * A message of the look-again queue.
 *
 * @param at when the look was due; whoever is woken earlier looks and is queued again
 */
@RegisterForReflection
public record LookMessage(String workspace, String customer, String chat, String at) {
  ChatKey key() {
    return ChatKey.of(workspace, customer, chat);
  }

  Instant due() {
    return Instant.parse(at);
  }
}
