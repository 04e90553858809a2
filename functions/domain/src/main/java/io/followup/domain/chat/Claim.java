package io.followup.domain.chat;

import io.followup.domain.delivery.Channel;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.id.ReplyId;
import io.followup.domain.word.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The replies that a follow-up has taken as its own.
 *
 * @param began the reply that began the follow-up
 * @param round the round that claimed them; it stays
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
    Optional<ChannelResult> email,
    Plan plan) {
  /** Telling takes no longer; what is older is given up (R10). */
  public static final Duration LONGEST = Duration.ofHours(25);

  /** How long whoever was set to work on a channel may take. */
  private static final Duration WORK = Duration.ofMinutes(5);

  /** Which way a text begins with. */
  public enum Text implements Word {
    MESSENGER,
    XMS;
  }

  /**
   * How it is told.
   *
   * @param by decided by the claim, whatever the settings become (F4); empty: claimed by a release
   *     whose executions knew that
   * @param text what TEXT waits for, its messenger's result first; empty: for nothing
   * @param email what EMAIL waits for; empty: for nothing
   * @param started when somebody was last set to work on it
   */
  public record Plan(
      Optional<Text> by, Optional<Wait> text, Optional<Wait> email, Instant started) {
    /** The text begins with its messenger, which has so long to bring a result. */
    public static Plan messenger(Instant now, Duration wait) {
      return new Plan(
          Optional.of(Text.MESSENGER),
          Optional.of(new Wait(now.plus(wait))),
          Optional.empty(),
          now);
    }

    /** No messenger is asked. */
    public static Plan xms(Instant now) {
      return new Plan(Optional.of(Text.XMS), Optional.empty(), Optional.empty(), now);
    }

    /** The release that claimed it kept none. */
    public static Plan unknown(Instant at) {
      return new Plan(Optional.empty(), Optional.empty(), Optional.empty(), at);
    }
  }

  public Claim {
    replies = List.copyOf(replies);
  }

  /** One of which no plan is known. */
  public Claim(
      FollowUpId followUp,
      ReplyId began,
      int round,
      List<ReplyId> replies,
      Instant at,
      boolean opening,
      Optional<ChannelResult> text,
      Optional<ChannelResult> email) {
    this(followUp, began, round, replies, at, opening, text, email, Plan.unknown(at));
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

  /** The same with this result; one that is there already stays. */
  public Claim with(Channel channel, ChannelResult result) {
    return switch (channel) {
      case TEXT -> with(text.or(() -> Optional.of(result)), email);
      case EMAIL -> with(text, email.or(() -> Optional.of(result)));
      case PUSH -> throw new IllegalArgumentException("a claim is not told by push");
    };
  }

  private Claim with(Optional<ChannelResult> newText, Optional<ChannelResult> newEmail) {
    return new Claim(followUp, began, round, replies, at, opening, newText, newEmail, plan);
  }

  /** What a channel waits for, if it does. */
  public Optional<Wait> wait(Channel channel) {
    return switch (channel) {
      case TEXT -> plan.text();
      case EMAIL -> plan.email();
      case PUSH -> Optional.empty();
    };
  }

  /** Until when the messenger has time to bring a result, where one is asked. */
  public boolean isMessengersTurn(Instant now) {
    return plan.by().filter(Text.MESSENGER::equals).isPresent()
        && plan.text().filter(wait -> wait.at().isAfter(now)).isPresent();
  }

  /** The channels that have no result yet. */
  public Set<Channel> unfinished() {
    Set<Channel> rest = EnumSet.noneOf(Channel.class);
    for (Channel channel : List.of(Channel.TEXT, Channel.EMAIL)) {
      if (result(channel).isEmpty()) {
        rest.add(channel);
      }
    }
    return rest;
  }

  /** When somebody should look after this channel, should nobody have come by. */
  public Instant due(Channel channel) {
    return wait(channel).map(Wait::due).orElse(plan.started().plus(WORK));
  }

  /** When somebody should look, should nobody have come by. */
  public Instant due() {
    return unfinished().stream()
        .map(this::due)
        .min(Instant::compareTo)
        .orElse(plan.started().plus(WORK));
  }

  /** Somebody is set to work on these channels: they wait for nothing else. */
  Claim begun(Set<Channel> channels, Instant now) {
    return planned(
        new Plan(
            plan.by(),
            plan.text().filter(_ -> !channels.contains(Channel.TEXT)),
            plan.email().filter(_ -> !channels.contains(Channel.EMAIL)),
            now));
  }

  /** A channel waits. */
  Claim waiting(Channel channel, Wait wait) {
    return planned(
        switch (channel) {
          case TEXT -> new Plan(plan.by(), Optional.of(wait), plan.email(), plan.started());
          case EMAIL -> new Plan(plan.by(), plan.text(), Optional.of(wait), plan.started());
          case PUSH -> throw new IllegalArgumentException("a claim is not told by push");
        });
  }

  private Claim planned(Plan other) {
    return new Claim(followUp, began, round, replies, at, opening, text, email, other);
  }
}
