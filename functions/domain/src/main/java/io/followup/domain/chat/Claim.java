package io.followup.domain.chat;

import io.followup.domain.delivery.Channel;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.id.ReplyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The replies that a follow-up has taken as its own.
 *
 * @param began the reply that began the follow-up
 * @param round which execution tells them
 * @param opening whether one of them is an opening
 * @param text the result of TEXT, once it has one
 * @param email the result of EMAIL, once it has one
 */
public record Claim(
    FollowUpId followUp,
    ReplyId began,
    int round,
    List<ReplyId> replies,
    Instant at,
    boolean opening,
    Optional<ChannelResult> text,
    Optional<ChannelResult> email) {
  public Claim {
    replies = List.copyOf(replies);
  }

  public boolean isComplete() {
    return text.isPresent() && email.isPresent();
  }

  /** The result of a channel, once it has one. */
  public Optional<ChannelResult> result(Channel channel) {
    return switch (channel) {
      case TEXT -> text;
      case EMAIL -> email;
      case PUSH -> Optional.empty();
    };
  }

  Claim inRound(int other) {
    return new Claim(followUp, began, other, replies, at, opening, text, email);
  }
}
