package io.followup.handlers.workflow;

import io.followup.domain.id.ChatKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * What the workflow hands to a function: the ids of a run, and the token where it waits for news.
 */
@RegisterForReflection
public record Task(
    @Nullable String token,
    String workspace,
    String customer,
    String chat,
    String reply,
    int round) {
  Run run() {
    return new Run(ChatKey.of(workspace, customer, chat), new ReplyId(reply), round);
  }

  /** The token of a task that waits for one. */
  String waiting() {
    if (token == null) {
      throw new IllegalArgumentException("this task needs a token");
    }
    return token;
  }
}
