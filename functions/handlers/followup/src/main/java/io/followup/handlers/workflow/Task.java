package io.followup.handlers.workflow;

import io.followup.domain.followup.PushReply.Tells;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * What the workflow hands to a function: the ids of a run, and the token where it waits for news.
 *
 * @param pushOver whether it has waited for the receipt of the run's push
 * @param answers {@code failure} where a token is to fail by it; the last release's workflow knows
 *     words only
 */
@RegisterForReflection
public record Task(
    @Nullable String token,
    String workspace,
    String customer,
    String chat,
    String reply,
    int round,
    @Nullable Boolean pushOver,
    @Nullable String answers) {
  Run run() {
    return new Run(ChatKey.of(workspace, customer, chat), new ReplyId(reply), round);
  }

  boolean hasToken() {
    return token != null;
  }

  /** The token of a task that waits for one. */
  String waiting() {
    if (token == null) {
      throw new IllegalArgumentException("this task needs a token");
    }
    return token;
  }

  boolean isPushOver() {
    return pushOver != null && pushOver;
  }

  Tells tells() {
    return "failure".equals(answers) ? Tells.FAILURE : Tells.WORD;
  }
}
