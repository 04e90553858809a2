package io.followup.domain.followup;

import io.followup.domain.chat.Chats;
import io.followup.domain.chat.Step;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.outcome.Reason;
import io.followup.domain.record.ReadStories;
import io.followup.domain.reply.Replies;
import io.followup.domain.reply.Replies.Edited;
import io.followup.domain.reply.StoredReply;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The manager edited a reply (R8): what has not been told yet tells the edit, on every channel that
 * is still to come. Nobody is told anew because of it.
 */
public final class EditReply {
  private final Replies replies;
  private final Chats chats;
  private final ReadStories stories;

  public EditReply(Replies replies, Chats chats, ReadStories stories) {
    this.replies = replies;
    this.chats = chats;
    this.stories = stories;
  }

  /**
   * Takes an edit; one that is older than the last changes nothing.
   *
   * @return whether a carrier, push included, had been asked; nothing if the reply is not known, or
   *     was deleted
   */
  public Optional<Boolean> edit(ReplyKey key, String text, Instant at) {
    Edited edited = replies.edit(key, text, at);
    if (edited == Edited.UNKNOWN) {
      return Optional.empty();
    }
    return replies
        .sealed(key)
        .flatMap(
            stored ->
                switch (stored) {
                  case StoredReply.Present present -> Optional.of(told(present, edited, at));
                  case StoredReply.Tombstone _ -> Optional.empty();
                });
  }

  /** Told after the edit: whoever dies in between is asked again, and tells it then. */
  private boolean told(StoredReply.Present stored, Edited edited, Instant at) {
    if (edited == Edited.EDITED) {
      chats.tell(
          stored.reply().chat(),
          new Step(
              stored.reply().id(),
              "edited-" + at.toEpochMilli(),
              at,
              Step.Kind.EDITED,
              Reason.EDITED,
              Map.of()));
    }
    return stories.of(stored).deliveries().stream()
        .anyMatch(delivery -> delivery.askedAbout(stored.reply().id()));
  }
}
