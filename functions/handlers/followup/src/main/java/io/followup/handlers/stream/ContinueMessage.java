package io.followup.handlers.stream;

import io.followup.domain.id.ChatKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.workflow.Continuation;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message of the continuation queue, ours or the state machine's.
 *
 * @param at what goes on: claim, text or email
 * @param wakeAt the wait that it ends; absent: a nudge
 * @param tries how many nudges in a row came before it
 */
@RegisterForReflection
public record ContinueMessage(
    String workspace,
    String customer,
    String chat,
    String reply,
    int round,
    String at,
    @Nullable String wakeAt,
    int tries) {
  Continuation continuation() {
    return new Continuation(
        new Run(ChatKey.of(workspace, customer, chat), new ReplyId(reply), round),
        Continuation.At.valueOf(at.toUpperCase(Locale.ROOT)),
        Optional.ofNullable(wakeAt).map(Instant::parse),
        tries);
  }
}
