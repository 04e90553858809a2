package io.followup.dynamodb;

import io.followup.domain.chat.ChannelResult;
import io.followup.domain.chat.Chat;
import io.followup.domain.chat.Claim;
import io.followup.domain.chat.OpenReply;
import io.followup.domain.chat.OpenedBy;
import io.followup.domain.chat.Position;
import io.followup.domain.chat.Wait;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Status;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.id.ReplyId;
import io.followup.domain.outcome.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The chat item. Open replies and claims are attributes of their own, so that each can be added,
 * asked for and dropped by a condition, without reading the item.
 */
final class ChatItem {
  static final String VERSION = "version";

  /** How many open replies there are: a condition can't count attributes. */
  static final String OPEN_COUNT = "openCount";

  /** How many claims there are; absent means none. */
  static final String CLAIM_COUNT = "claimCount";

  static final String DUE = DueIndex.DUE;
  static final String DUE_SHARD = DueIndex.SHARD;
  private static final String OPEN = "open:";
  private static final String CLAIM = "claim:";
  private static final String LAST_CLAIM_AT = "lastClaimAt";
  private static final String READ_UP_TO = "readUpTo";
  private static final String OPENED_BY = "openedBy";
  private static final String AT = "at";
  private static final String ACCEPTED = "accepted";
  private static final String OPENING = "opening";
  private static final String ROUND = "round";
  private static final String STARTED = "started";
  private static final String WAIT = "wait";
  private static final String BY = "by";

  /** Until when whoever is at work on an open reply has time. */
  static final String WAKE_AT = "wakeAt";

  private ChatItem() {}

  static String open(ReplyId reply) {
    return OPEN + reply;
  }

  static String claim(FollowUpId followUp) {
    return CLAIM + followUp;
  }

  static String channel(Channel channel) {
    return channel.name().toLowerCase(Locale.ROOT);
  }

  static Fields due(ChatKey key, Instant due) {
    return new Fields()
        .with(DUE, Values.instant(due))
        .with(DUE_SHARD, DueIndex.chatShard(Key.chat(key)));
  }

  static AttributeValue open(OpenReply reply) {
    return position(reply.position())
        .with(OPENING, reply.opening().map(Values::flag))
        .with(ROUND, Values.number(reply.round()))
        .with(STARTED, onlyIf(reply.started()))
        .with(WAIT, Values.number(reply.receiptWait().toSeconds()))
        .with(WAKE_AT, Values.instant(reply.wakeAt()))
        .asMap();
  }

  static AttributeValue result(ChannelResult result) {
    return new Fields()
        .with("status", Values.text(result.status().word()))
        .with("reason", Values.text(result.reason().word()))
        .asMap();
  }

  /** All but key, version and expiry. */
  static Fields of(Chat chat) {
    Fields fields =
        new Fields()
            .with(OPEN_COUNT, Values.number(chat.open().size()))
            .with(CLAIM_COUNT, Values.number(chat.claims().size()))
            .with(LAST_CLAIM_AT, chat.lastClaimAt().map(Values::instant))
            .with(READ_UP_TO, chat.readUpTo().map(marker -> position(marker).asMap()))
            .with(OPENED_BY, chat.openedBy().map(who -> Values.text(who.name())));
    chat.due().ifPresent(due -> fields.with(due(chat.key(), due).attributes()));
    for (OpenReply reply : chat.open().values()) {
      fields.with(open(reply.id()), open(reply));
    }
    for (Claim claim : chat.claims().values()) {
      fields.with(claim(claim.followUp()), claim(claim));
    }
    return fields;
  }

  static Chat chat(ChatKey key, Item item) {
    SortedMap<ReplyId, OpenReply> open = new TreeMap<>();
    SortedMap<FollowUpId, Claim> claims = new TreeMap<>();
    for (String name : item.attributes().keySet()) {
      if (name.startsWith(OPEN)) {
        ReplyId reply = new ReplyId(name.substring(OPEN.length()));
        open.put(reply, open(reply, item.map(name)));
      } else if (name.startsWith(CLAIM)) {
        FollowUpId followUp = new FollowUpId(name.substring(CLAIM.length()));
        claims.put(followUp, claim(followUp, item.map(name)));
      }
    }
    return new Chat(
        key,
        item.maybeNumber(VERSION).orElse(0L),
        open,
        claims,
        item.maybeInstant(LAST_CLAIM_AT),
        item.maybeMap(READ_UP_TO).map(ChatItem::position),
        item.maybeText(OPENED_BY).map(OpenedBy::valueOf),
        item.maybeInstant(DUE));
  }

  private static Fields position(Position position) {
    return new Fields()
        .with(AT, Values.instant(position.said()))
        .with(ACCEPTED, Values.instant(position.accepted()));
  }

  private static Position position(Item map) {
    return new Position(map.instant(AT), map.instant(ACCEPTED));
  }

  /** The last release kept neither wait nor until when. */
  private static OpenReply open(ReplyId reply, Item map) {
    Position position = position(map);
    return new OpenReply(
        reply,
        position,
        map.maybeFlag(OPENING),
        map.count(ROUND),
        map.flag(STARTED),
        map.maybeNumber(WAIT).map(Duration::ofSeconds).orElse(OpenReply.LONGEST_WAIT),
        map.maybeInstant(WAKE_AT).orElse(position.accepted().plus(OpenReply.LONGEST_WAIT)));
  }

  private static AttributeValue claim(Claim claim) {
    return new Fields()
        .with("began", Values.text(claim.began().value()))
        .with(ROUND, Values.number(claim.round()))
        .with("replies", Values.texts(claim.replies().stream().map(ReplyId::value).toList()))
        .with(AT, Values.instant(claim.at()))
        .with(OPENING, Values.flag(claim.opening()))
        .with(channel(Channel.TEXT), claim.text().map(ChatItem::result))
        .with(channel(Channel.EMAIL), claim.email().map(ChatItem::result))
        .with(plan(claim.plan()).attributes())
        .asMap();
  }

  private static Fields plan(Claim.Plan plan) {
    Fields fields =
        new Fields()
            .with(BY, plan.by().map(way -> Values.text(way.word())))
            .with(STARTED, Values.instant(plan.started()));
    return fields
        .with(waitOf(Channel.TEXT), plan.text().map(wait -> Values.instant(wait.at())))
        .with(waitOf(Channel.EMAIL), plan.email().map(wait -> Values.instant(wait.at())));
  }

  private static String waitOf(Channel channel) {
    return channel(channel) + "At";
  }

  private static Optional<AttributeValue> onlyIf(boolean is) {
    return is ? Optional.of(Values.flag(true)) : Optional.empty();
  }

  /** The last release kept none. */
  private static Claim.Plan plan(Item claim) {
    return new Claim.Plan(
        claim.maybeText(BY).map(way -> Claim.Text.valueOf(way.toUpperCase(Locale.ROOT))),
        wait(claim, Channel.TEXT),
        wait(claim, Channel.EMAIL),
        claim.maybeInstant(STARTED).orElseGet(() -> claim.instant(AT)));
  }

  private static Optional<Wait> wait(Item claim, Channel channel) {
    return claim.maybeInstant(waitOf(channel)).map(Wait::new);
  }

  private static Claim claim(FollowUpId followUp, Item map) {
    return new Claim(
        followUp,
        new ReplyId(map.text("began")),
        map.count(ROUND),
        map.texts("replies").stream().map(ReplyId::new).toList(),
        map.instant(AT),
        map.flag(OPENING),
        map.maybeMap(channel(Channel.TEXT)).map(ChatItem::result),
        map.maybeMap(channel(Channel.EMAIL)).map(ChatItem::result),
        plan(map));
  }

  private static ChannelResult result(Item map) {
    return new ChannelResult(
        Status.valueOf(map.text("status").toUpperCase(Locale.ROOT)),
        Reason.ofWord(map.text("reason")));
  }
}
