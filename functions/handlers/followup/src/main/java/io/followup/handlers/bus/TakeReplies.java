package io.followup.handlers.bus;

import io.followup.domain.erasure.Erasures;
import io.followup.domain.followup.CustomerWrote;
import io.followup.domain.followup.DeleteReply;
import io.followup.domain.followup.EditReply;
import io.followup.domain.followup.ReadChat;
import io.followup.domain.id.ChatId;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.reply.AcceptReply;
import io.followup.handlers.form.EditForm;
import io.followup.handlers.form.ReadForm;
import io.followup.handlers.form.ReadMarkers;
import io.followup.handlers.form.ReplyForm;
import io.followup.handlers.form.WroteForm;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Fields;
import io.followup.wire.check.Forms;
import io.followup.wire.check.Violation.Code;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Replies that come by the bus: posted, edited, deleted, read, answered. */
@Singleton
public class TakeReplies {
  private final AcceptReply accept;
  private final EditReply edit;
  private final DeleteReply delete;
  private final ReadChat read;
  private final CustomerWrote wrote;
  private final ReadMarkers markers;
  private final Erasures erasures;
  private final Clock clock;

  public TakeReplies(
      AcceptReply accept,
      EditReply edit,
      DeleteReply delete,
      ReadChat read,
      CustomerWrote wrote,
      ReadMarkers markers,
      Erasures erasures,
      Clock clock) {
    this.accept = accept;
    this.edit = edit;
    this.delete = delete;
    this.read = read;
    this.wrote = wrote;
    this.markers = markers;
    this.erasures = erasures;
    this.clock = clock;
  }

  /** It was written when it occurred, if it says nothing else. */
  Checked<Input> posted(Arrival arrival) {
    return ReplyForm.read(arrival.detail()).then(form -> posted(arrival, form));
  }

  private Checked<Input> posted(Arrival arrival, ReplyForm form) {
    CustomerKey customer = new CustomerKey(arrival.workspace().id(), form.customer());
    if (erasures.isLate(customer, arrival.occurredAt())) {
      return Checked.good(Input.REPLY_POSTED);
    }
    Optional<Instant> written = form.sentAt().or(() -> Optional.of(arrival.occurredAt()));
    return switch (accept.accept(
        form.in(arrival.workspace().id(), written, clock.instant()),
        arrival.workspace().settings().receiptWait())) {
      case ACCEPTED -> Checked.good(Input.REPLY_POSTED);
      case OTHER_CONTENT ->
          Checked.<Input>bad("id", Code.ALREADY_USED, "was used before with other content");
      // Thrown, so that the bus brings it again.
      case CHAT_FULL -> throw new IllegalStateException("the chat has too many open replies");
    };
  }

  /** An older one that comes later changes nothing. */
  Checked<Input> edited(Arrival arrival) {
    return reply(arrival)
        .then(key -> EditForm.read(arrival.detail()).then(form -> edited(arrival, key, form)));
  }

  private Checked<Input> edited(Arrival arrival, ReplyKey key, EditForm form) {
    return edit.edit(key, form.text(), arrival.happened(clock.instant()))
        .map(_ -> Checked.good(Input.REPLY_EDITED))
        .orElseGet(() -> Checked.bad("id", Code.UNKNOWN, "is no reply, or one that was deleted"));
  }

  /** One that overtakes its post is remembered. */
  Checked<Input> deleted(Arrival arrival) {
    return reply(arrival)
        .then(
            key -> {
              boolean _ = delete.delete(key);
              return Checked.good(Input.REPLY_DELETED);
            });
  }

  private static Checked<ReplyKey> reply(Arrival arrival) {
    return Fields.<ReplyKey>object(
            fields -> {
              Optional<ReplyId> id = fields.required("id", Forms.id(ReplyId::new));
              return fields.done(() -> new ReplyKey(arrival.workspace().id(), id.orElseThrow()));
            })
        .check(arrival.detail());
  }

  /** The customer wrote when it occurred, if it says nothing else. */
  Checked<Input> wrote(Arrival arrival) {
    return chat(arrival)
        .then(chat -> WroteForm.read(arrival.detail()).then(form -> wrote(arrival, chat, form)));
  }

  private Checked<Input> wrote(Arrival arrival, ChatId chat, WroteForm form) {
    CustomerKey customer = new CustomerKey(arrival.workspace().id(), form.customer());
    if (erasures.isLate(customer, arrival.occurredAt())) {
      return Checked.good(Input.CUSTOMER_WROTE);
    }
    wrote.wrote(customer.chat(chat), form.at().or(() -> Optional.of(arrival.occurredAt())));
    return Checked.good(Input.CUSTOMER_WROTE);
  }

  Checked<Input> read(Arrival arrival) {
    return chat(arrival).then(chat -> read(arrival, chat));
  }

  private static Checked<ChatId> chat(Arrival arrival) {
    return Fields.<ChatId>object(
            fields -> {
              Optional<ChatId> id = fields.required("chatId", Forms.id(ChatId::new));
              return fields.done(id::orElseThrow);
            })
        .check(arrival.detail());
  }

  private Checked<Input> read(Arrival arrival, ChatId chat) {
    return ReadForm.read(arrival.detail())
        .then(
            form -> {
              var customer = new CustomerKey(arrival.workspace().id(), form.customer());
              if (erasures.isLate(customer, arrival.occurredAt())) {
                return Checked.good(Input.CHAT_READ);
              }
              var key = customer.chat(chat);
              return markers
                  .find(key, form.upTo(), arrival.happened(clock.instant()))
                  .map(
                      marker -> {
                        read.read(key, marker);
                        return Checked.good(Input.CHAT_READ);
                      })
                  .orElseGet(
                      () -> Checked.bad("upTo", Code.UNKNOWN, "is no reply of the chat, no time"));
            });
  }
}
