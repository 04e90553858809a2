package io.followup.domain.webhook;

import io.followup.domain.settings.Settings.Webhook.Topic;
import io.followup.domain.word.Word;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt and what came of it.
 *
 * @param event the event's id
 * @param attempt from 1 on
 * @param next when the next attempt is due, where there is one
 */
public record Try(
    Instant at,
    String event,
    Topic topic,
    int attempt,
    Post.Answer answer,
    Result result,
    Optional<Instant> next) {

  /** What the answer means for the event. */
  public enum Result implements Word {
    /** Any 2xx: it is told. */
    TAKEN,
    /** It is told again later. */
    AGAIN,
    /** It was the last attempt. */
    FAILED,
    /** The receiver wants no more (410): the webhook is removed from the settings. */
    GONE;
  }
}
