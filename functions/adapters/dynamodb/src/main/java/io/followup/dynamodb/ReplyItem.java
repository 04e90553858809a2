package io.followup.dynamodb;

import static java.util.stream.Collectors.joining;

import io.followup.domain.chat.Position;
import io.followup.domain.id.ChatId;
import io.followup.domain.id.CustomerId;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import io.followup.domain.reply.Attachment;
import io.followup.domain.reply.Replies;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A reply, or the tombstone that stands in its place. Sealed, as long as the reply is under way,
 * are {@code managerName}, {@code url} and {@code text}, each at the place {@code reply#<id>#} and
 * its name; a text's place ends with the instant from which it is the reply's, so that an earlier
 * one cannot take the place of a later one.
 */
final class ReplyItem {
  /** What only a reply has, and a tombstone has not. */
  static final String HASH = "hash";

  static final String CUSTOMER_PK = "customerPk";
  static final String DAY_PK = "dayPk";
  static final String ACCEPTED = "accepted";
  static final String CHAT = "chat";
  static final String DELETED = "deleted";
  static final String OUTCOME = "outcome";
  static final String TOMBSTONE = "tombstone";

  /** How long a push of it waits for a receipt, in seconds; dispatch goes by it. */
  static final String RECEIPT_WAIT = "receiptWait";

  private static final String MANAGER_NAME = "managerName";
  private static final String LANGUAGE = "language";
  private static final String ATTACHMENTS = "attachments";
  private static final String URL = "url";

  /** How long the text is, or was. */
  private static final String LENGTH = "length";

  private static final String ERASED = "erased";
  private static final String REASON = "reason";
  private static final String SETTLED_AT = "settledAt";
  private static final String TEXT = "text";
  private static final String EDITED_AT = "editedAt";

  /** Texts before the last: from when, and until when they were edited. */
  private static final String EARLIER = "earlier";

  private static final String FROM = "from";
  private static final String UNTIL = "until";

  private ReplyItem() {}

  /**
   * @param length of its text, also where the text itself is not kept
   */
  static Fields of(Vault vault, Reply reply, int length, AttributeValue expires) {
    return new Fields()
        .with(HASH, Values.text(reply.contentHash()))
        .with(CUSTOMER_PK, Values.text(Key.customerPk(reply.chat().owner())))
        .with(DAY_PK, Values.text(DayIndex.pk(reply.key(), reply.position().accepted())))
        .with("customer", Values.text(reply.chat().owner().customer().value()))
        .with(CHAT, Values.text(reply.chat().chat().value()))
        .with(
            TEXT,
            Optional.of(reply)
                .filter(there -> !there.isForgotten())
                .map(
                    said ->
                        text(
                            vault,
                            said.key(),
                            said.chat().owner(),
                            said.text(),
                            said.position().accepted())))
        .with(LENGTH, Values.number(length))
        .with(ATTACHMENTS, attachments(reply.attachments()))
        .with(URL, reply.url().map(url -> seal(vault, reply, URL, url)))
        .with("at", Values.instant(reply.position().said()))
        .with(ACCEPTED, Values.instant(reply.position().accepted()))
        .with(LANGUAGE, reply.language().map(Values::text))
        .with("managerId", reply.managerId().map(Values::text))
        .with(MANAGER_NAME, reply.managerName().map(name -> seal(vault, reply, MANAGER_NAME, name)))
        .with("opening", reply.opening().map(Values::flag))
        .with("followUp", Values.flag(reply.followUp()))
        .with(Retention.EXPIRES, expires);
  }

  /** By their words, in their order; a reply of words alone has none. */
  private static Optional<AttributeValue> attachments(List<Attachment> attachments) {
    return Optional.of(attachments.stream().map(Attachment::name).collect(joining(",")))
        .filter(words -> !words.isEmpty())
        .map(Values::text);
  }

  private static List<Attachment> attachments(Item item) {
    return item.maybeText(ATTACHMENTS).stream()
        .flatMap(words -> Arrays.stream(words.split(",")))
        .map(Attachment::valueOf)
        .toList();
  }

  static Fields settlement(Settlement settlement, boolean deleted) {
    return new Fields()
        .with(OUTCOME, Values.text(settlement.outcome().name()))
        .with(REASON, Values.text(settlement.reason().word()))
        .with(SETTLED_AT, Values.instant(settlement.at()))
        .with(DELETED, Optional.of(deleted).filter(is -> is).map(Values::flag));
  }

  /** Nobody tells it any more, so its words go (S5). */
  static Change forget(Change change) {
    return change.remove(TEXT, EARLIER, ATTACHMENTS, URL, LANGUAGE, MANAGER_NAME);
  }

  /** Its customer was erased; only of a reply that is there. */
  static Change erase(ReplyKey key, Item item) {
    return forget(new Change(Key.reply(key)))
        .set(ERASED, Values.flag(true))
        .remove(EDITED_AT)
        .setFirst(Values.number(clear(item)), LENGTH)
        .when(e -> e.exists(HASH));
  }

  /** How long the text is of a reply that an earlier release stored; others have their length. */
  private static int clear(Item item) {
    return item.maybeText(TEXT).orElse("").length();
  }

  static boolean isErased(Item item) {
    return item.flag(ERASED);
  }

  /** Whether an edit of this time has anything to change. */
  static boolean isEditable(Item item, Instant at) {
    return item.has(TEXT) && item.maybeInstant(EDITED_AT).filter(at::isBefore).isEmpty();
  }

  /** Whether that is its text already. */
  static boolean says(Vault vault, Item item, String text) {
    return open(vault, item, since(item)).filter(text::equals).isPresent();
  }

  /** Refused where the item is not as it was read. What stands in clear is sealed by the way. */
  static Change edit(Vault vault, Key key, Item read, String text, Instant at) {
    List<AttributeValue> earlier = new ArrayList<>();
    earlier(read)
        .forEach(
            before ->
                earlier.add(
                    earlier(vault, read, before, before.instant(FROM), before.instant(UNTIL))));
    earlier.add(earlier(vault, read, read, since(read), at));
    int most = Math.min(earlier.size(), Replies.EARLIER_TEXTS);
    Optional<AttributeValue> last = read.maybeInstant(EDITED_AT).map(Values::instant);
    return new Change(key)
        .set(TEXT, text(vault, key.replyKey(), owner(key.replyKey(), read), text, at))
        .set(EDITED_AT, Values.instant(at))
        .set(EARLIER, Values.list(earlier.subList(earlier.size() - most, earlier.size())))
        .when(e -> e.exists(TEXT))
        .when(e -> e.absent(DELETED))
        .when(e -> last.map(is -> e.is(EDITED_AT, is)).orElseGet(() -> e.absent(EDITED_AT)))
        .once();
  }

  /**
   * @param has the text that was the reply's in that time
   */
  private static AttributeValue earlier(
      Vault vault, Item reply, Item has, Instant from, Instant until) {
    AttributeValue kept = Objects.requireNonNull(has.attributes().get(TEXT));
    ReplyKey key = Key.of(reply).replyKey();
    return new Fields()
        .with(FROM, Values.instant(from))
        .with(UNTIL, Values.instant(until))
        .with(
            TEXT, Vault.isSealed(kept) ? kept : text(vault, key, owner(key, reply), kept.s(), from))
        .asMap();
  }

  /** The text as it was then, where it is kept. */
  static Optional<String> textAt(Vault vault, Item item, Instant at) {
    if (!item.has(TEXT) || !at.isBefore(since(item))) {
      return open(vault, item, since(item));
    }
    return earlier(item).stream()
        .filter(text -> !at.isBefore(text.instant(FROM)) && at.isBefore(text.instant(UNTIL)))
        .findFirst()
        .flatMap(text -> open(vault, item, text, TEXT, textPlace(text.instant(FROM))));
  }

  private static Optional<String> open(Vault vault, Item item, Instant from) {
    return open(vault, item, item, TEXT, textPlace(from));
  }

  private static String textPlace(Instant from) {
    return Key.join(TEXT, Micros.of(from));
  }

  /**
   * @param in what has it, the reply or a map in it
   */
  private static Optional<String> open(
      Vault vault, Item reply, Item in, String name, String place) {
    ReplyKey key = Key.of(reply).replyKey();
    return vault.open(owner(key, reply), place(key, place), in, name);
  }

  private static AttributeValue text(
      Vault vault, ReplyKey key, CustomerKey owner, String text, Instant from) {
    return vault.seal(owner, place(key, textPlace(from)), text);
  }

  private static AttributeValue seal(Vault vault, Reply reply, String name, String value) {
    return vault.seal(reply.chat().owner(), place(reply.key(), name), value);
  }

  private static String place(ReplyKey key, String name) {
    return Key.join("reply", key.reply(), name);
  }

  private static CustomerKey owner(ReplyKey key, Item item) {
    return new CustomerKey(key.workspace(), new CustomerId(item.text("customer")));
  }

  private static Instant since(Item item) {
    return item.maybeInstant(EDITED_AT).orElseGet(() -> item.instant(ACCEPTED));
  }

  private static List<Item> earlier(Item item) {
    return item.has(EARLIER) ? item.maps(EARLIER) : List.of();
  }

  static Fields tombstone(Instant at) {
    return new Fields()
        .with(TOMBSTONE, Values.instant(at))
        .with(Retention.EXPIRES, Values.expiry(at.plus(Replies.TOMBSTONE)));
  }

  static boolean isReply(Item item) {
    return item.has(HASH);
  }

  /** Opened by this vault, or left as it is. */
  static StoredReply stored(ReplyKey key, Item item, Optional<Vault> vault) {
    return isReply(item)
        ? present(key, item, vault)
        : new StoredReply.Tombstone(key, item.instant(TOMBSTONE));
  }

  /** As {@link Reply#sealed} has it. */
  static StoredReply.Present sealed(ReplyKey key, Item item) {
    return present(key, item, Optional.empty());
  }

  /** Those of these items that are replies. */
  static Map<ReplyId, StoredReply.Present> present(Collection<Item> items, Optional<Vault> vault) {
    Map<ReplyId, StoredReply.Present> found = new LinkedHashMap<>();
    for (Item item : items) {
      if (isReply(item)) {
        ReplyKey key = Key.of(item).replyKey();
        found.put(key.reply(), present(key, item, vault));
      }
    }
    return found;
  }

  static StoredReply.Present present(ReplyKey key, Item item, Optional<Vault> vault) {
    Reply reply =
        new Reply(
            key.reply(),
            owner(key, item).chat(new ChatId(item.text(CHAT))),
            vault.flatMap(by -> open(by, item, since(item))).orElse(""),
            attachments(item),
            vault.flatMap(by -> open(by, item, item, URL, URL)),
            new Position(item.instant("at"), item.instant(ACCEPTED)),
            item.maybeText(LANGUAGE),
            item.maybeText("managerId"),
            vault.flatMap(by -> open(by, item, item, MANAGER_NAME, MANAGER_NAME)),
            item.maybeFlag("opening"),
            item.flag("followUp"),
            item.text(HASH));
    return new StoredReply.Present(reply, item.flag(DELETED), settlement(item), item.flag(ERASED));
  }

  private static Optional<Settlement> settlement(Item item) {
    return item.maybeText(OUTCOME)
        .map(
            outcome ->
                new Settlement(
                    Outcome.valueOf(outcome),
                    Reason.ofWord(item.text(REASON)),
                    item.instant(SETTLED_AT)));
  }
}
