package io.followup.handlers.connect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.chat.Position;
import io.followup.domain.contact.ContactChange;
import io.followup.domain.contact.Customer;
import io.followup.domain.contact.Customers;
import io.followup.domain.erasure.Erasures;
import io.followup.domain.followup.CustomerWrote;
import io.followup.domain.followup.DeleteReply;
import io.followup.domain.followup.EditReply;
import io.followup.domain.followup.ReadChat;
import io.followup.domain.id.CustomerId;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.reply.AcceptReply;
import io.followup.domain.reply.Replies;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import io.followup.domain.settings.Workspace;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Violation;
import io.followup.wire.form.ContactForm;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes what backends say, by the use cases that the calls of the contract have. Webhooks come
 * twice, late and out of order: whatever comes is compared with what is known, and older never
 * wins.
 */
@Singleton
class TakeSaid {
  /** How it went. */
  sealed interface Taken {
    record Done() implements Taken {}

    record Bad(List<Violation> violations) implements Taken {}

    /** The chat has too many open replies. */
    record ChatFull() implements Taken {}
  }

  private static final Taken DONE = new Taken.Done();

  private final AcceptReply accept;
  private final EditReply edit;
  private final DeleteReply delete;
  private final CustomerWrote wrote;
  private final ReadChat read;
  private final Replies replies;
  private final Customers customers;
  private final Erasures erasures;
  private final Clock clock;

  TakeSaid(
      AcceptReply accept,
      EditReply edit,
      DeleteReply delete,
      CustomerWrote wrote,
      ReadChat read,
      Replies replies,
      Customers customers,
      Erasures erasures,
      Clock clock) {
    this.accept = accept;
    this.edit = edit;
    this.delete = delete;
    this.wrote = wrote;
    this.read = read;
    this.replies = replies;
    this.customers = customers;
    this.erasures = erasures;
    this.clock = clock;
  }

  Taken take(Workspace shop, Said said) {
    WorkspaceId workspace = shop.id();
    return switch (said) {
      case Said.Posted(Message message) -> posted(shop, message);
      case Said.Changed(Message message, Instant at) -> changed(shop, message, at);
      case Said.Deleted(var id) -> {
        boolean _ = delete.delete(new ReplyKey(workspace, id));
        yield DONE;
      }
      case Said.Wrote(var customer, var chat, Instant at) -> {
        CustomerKey owner = new CustomerKey(workspace, customer);
        if (!erasures.isLate(owner, at)) {
          wrote.wrote(owner.chat(chat), Optional.of(at));
        }
        yield DONE;
      }
      case Said.Seen(var customer, var chat, Instant upTo) -> {
        CustomerKey owner = new CustomerKey(workspace, customer);
        if (!erasures.isLate(owner, upTo)) {
          read.read(owner.chat(chat), Position.upTo(happened(upTo)));
        }
        yield DONE;
      }
      case Said.Contact(CustomerId customer, ObjectNode contact, Instant at) ->
          contact(new CustomerKey(workspace, customer), contact, at);
      case Said.Glimpse(CustomerId customer, ObjectNode contact, Instant at) -> {
        glimpse(new CustomerKey(workspace, customer), contact, at);
        yield DONE;
      }
    };
  }

  private Taken posted(Workspace shop, Message message) {
    if (erasures.isLate(message.owner(shop.id()), message.sentAt())) {
      return DONE;
    }
    return switch (accept.accept(
        message.in(shop.id(), clock.instant()), shop.settings().receiptWait())) {
      // Other content is what was known before its edit, which came first.
      case ACCEPTED, OTHER_CONTENT -> DONE;
      case CHAT_FULL -> new Taken.ChatFull();
    };
  }

  /** One that nobody told us of is taken as it is now. */
  private Taken changed(Workspace shop, Message message, Instant at) {
    ReplyKey key = new ReplyKey(shop.id(), message.id());
    StoredReply stored = replies.get(key).orElse(null);
    return switch (stored) {
      case StoredReply.Present present -> {
        if (isEdit(present.reply(), message)) {
          Optional<Boolean> _ = edit.edit(key, message.text(), happened(at));
        }
        yield DONE;
      }
      case StoredReply.Tombstone _ -> posted(shop, message);
      case null -> posted(shop, message);
    };
  }

  private static boolean isEdit(Reply known, Message message) {
    return !message.text().isEmpty()
        && !known.isForgotten()
        && !known.text().equals(message.text());
  }

  private Taken contact(CustomerKey customer, ObjectNode contact, Instant at) {
    return switch (ContactForm.read(contact, () -> customers.reach(customer).country())) {
      case Checked.Good<ContactChange>(ContactChange change) -> {
        customers.merge(customer, change, happened(at));
        yield DONE;
      }
      case Checked.Bad<ContactChange>(var violations) -> new Taken.Bad(violations);
    };
  }

  private void glimpse(CustomerKey key, ObjectNode contact, Instant at) {
    Customer known = customers.get(key);
    ObjectNode news = without(contact, known);
    if (contact(key, news, at) instanceof Taken.Bad(var violations)) {
      news.remove(violations.stream().map(Violation::field).toList());
      Taken _ = contact(key, news, at);
    }
  }

  private static ObjectNode without(ObjectNode contact, Customer known) {
    ObjectNode news = contact.deepCopy();
    known.name().ifPresent(_ -> news.remove("name"));
    known.phone().ifPresent(_ -> news.remove("phone"));
    known.email().ifPresent(_ -> news.remove("email"));
    known.country().ifPresent(_ -> news.remove("country"));
    known.language().ifPresent(_ -> news.remove("language"));
    return news;
  }

  /** Not later than now, whatever a clock that runs ahead says. */
  private Instant happened(Instant at) {
    Instant now = clock.instant();
    return now.isAfter(at) ? at : now;
  }
}
