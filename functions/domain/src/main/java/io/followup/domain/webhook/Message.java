package io.followup.domain.webhook;

import io.followup.domain.id.WorkspaceId;
import io.followup.domain.settings.Settings.Webhook.Topic;
import java.time.Instant;

/**
 * One event on its way to a workspace's webhook.
 *
 * @param event the event's id, by which the receiver tells a repetition
 * @param body what is posted, the same at every attempt
 * @param attempt which one comes next, from 1 on
 * @param due not posted before
 */
public record Message(
    WorkspaceId workspace, Topic topic, String event, String body, int attempt, Instant due) {
  Message next(Instant at) {
    return new Message(workspace, topic, event, body, attempt + 1, at);
  }

  @Override
  public String toString() {
    return "Message[" + workspace + ", " + topic.word() + ", attempt " + attempt + "]";
  }
}
