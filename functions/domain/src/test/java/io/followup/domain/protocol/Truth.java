package io.followup.domain.protocol;

import static io.followup.domain.delivery.Channel.PUSH;

import io.followup.domain.chat.Chat;
import io.followup.domain.chat.ChatChange;
import io.followup.domain.chat.Position;
import io.followup.domain.contact.Customers;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.delivery.Status;
import io.followup.domain.fixture.Carried;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.Tap;
import io.followup.domain.fixture.World;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Settlement;
import io.followup.domain.presence.Sessions;
import io.followup.domain.reply.Replies;
import io.followup.domain.reply.Reply;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is true, seen at the ports: who read what when, what a carrier took, which outcome was
 * written. Says at once which rule something breaks.
 */
final class Truth {
  /** A rule is broken. */
  static final class Broken extends AssertionError {
    private static final long serialVersionUID = 1L;

    Broken(String what) {
      super(what);
    }
  }

  /** All that is known of one reply. */
  private static final class Known {
    final Position position;
    long deleted = Long.MAX_VALUE;
    long accepted = Long.MAX_VALUE;
    boolean receiptInTime;
    boolean receipt;
    Optional<Outcome> outcome = Optional.empty();
    final Set<String> told = new HashSet<>();

    Known(Position position) {
      this.position = position;
    }
  }

  /** A read marker, and when it was set. */
  private record Marker(long seq, Position upTo) {}

  private final Ports truth;
  private final Map<ReplyId, Known> replies = new HashMap<>();
  private final java.util.ArrayList<Marker> markers = new java.util.ArrayList<>();
  private Optional<Instant> lastActive = Optional.empty();
  private long seq;

  /**
   * @param truth the ports themselves, whatever is wrong with those that functions see
   */
  Truth(Ports truth) {
    this.truth = truth;
  }

  /** Takes note of a call that was made, by whoever looks so. */
  void note(Walker.Looks looks, Tap.Call call, Object result, World world) {
    seq++;
    switch (call.name()) {
      case "Chats.get" -> looks.chat = seq;
      case "Presences.get" -> looks.lastActive = active((CustomerKey) call.arg(0));
      case "Replies.getAll", "Replies.get", "Batch.look" -> looks.replies = seq;
      case "Deliveries.getAll", "Batch.sent" -> looks.deliveries = seq;
      case "Presences.beat" -> lastActive = later(lastActive, ((Sessions) result).lastActive());
      case "Replies.accept" -> accepted((Reply) call.arg(0), result);
      case "Replies.markDeleted" -> deleted(((ReplyKey) call.arg(0)).reply());
      case "Chats.write" -> {
        if (Boolean.TRUE.equals(result)) {
          written((ChatChange) call.arg(0), looks, world);
        }
      }
      case "Chats.acknowledge" -> {
        if (Boolean.TRUE.equals(result)) {
          Known reply = known((ReplyId) call.arg(2));
          reply.receiptInTime = true;
          reply.receipt = true;
          ended((ReplyId) call.arg(2), ((Settlement) call.arg(3)).outcome(), looks, world);
        }
      }
      case "Chats.late" -> late((Delivery) call.arg(0), (Receipt) call.arg(1));
      case "Deliveries.advance" -> advanced((Delivery) result);
      case "PushCarrier.push" -> {
        List<Carried> asked = world.asked(PUSH);
        int devices = ((List<?>) result).size();
        asked.subList(asked.size() - devices, asked.size()).forEach(one -> carried(one, looks));
      }
      case "XmsCarrier.send" -> {
        Carried text = world.asked(Channel.TEXT).getLast();
        carried(text, looks);
        paid(text);
      }
      case "MailCarrier.send" -> carried(world.asked(Channel.EMAIL).getLast(), looks);
      default -> {}
    }
  }

  private Known known(ReplyId reply) {
    Known known = replies.get(reply);
    if (known == null) {
      throw new Broken("reply " + reply + " was never accepted");
    }
    return known;
  }

  /** What a careful reader would find now, wherever it is kept. */
  private Optional<Instant> active(CustomerKey customer) {
    return later(
        truth.presences().get(customer).lastActive(),
        truth.customers().lastSeen(customer).flatMap(Customers.LastSeen::lastActive));
  }

  /** Whoever asks a carrier has paid, and nobody gives it back meanwhile (invariant 5). */
  private void paid(Carried text) {
    boolean paid =
        truth
            .deliveries()
            .get(text.delivery())
            .filter(there -> there.isReserved() || there.charged() > 0)
            .isPresent();
    require(paid, "I5: a text is sent that nobody pays for", text.toString());
  }

  private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
    return Stream.concat(one.stream(), other.stream()).max(Comparator.naturalOrder());
  }

  private void accepted(Reply reply, Object result) {
    if (result == Replies.Stored.STORED) {
      replies.put(reply.id(), new Known(reply.position()));
    }
  }

  private void deleted(ReplyId reply) {
    Known known = replies.get(reply);
    if (known != null) {
      known.deleted = Math.min(known.deleted, seq);
    }
  }

  private void late(Delivery delivery, Receipt news) {
    if (!news.kind().isEmpty()) {
      known(delivery.began()).receipt = true;
    }
  }

  private void advanced(Delivery delivery) {
    boolean took =
        delivery.channel() != PUSH
            && (delivery.status() == Status.ACCEPTED || delivery.status() == Status.DELIVERED);
    if (took) {
      for (ReplyId reply : delivery.tells()) {
        known(reply).accepted = Math.min(known(reply).accepted, seq);
      }
    }
  }

  private void written(ChatChange change, Walker.Looks looks, World world) {
    change
        .after()
        .readUpTo()
        .filter(upTo -> !change.before().readUpTo().equals(Optional.of(upTo)))
        .ifPresent(upTo -> markers.add(new Marker(seq, upTo)));
    change.deleted().forEach(this::deleted);
    change.settled().forEach((reply, end) -> ended(reply, end.outcome(), looks, world));
  }

  private boolean readBefore(Known reply, long when) {
    return markers.stream()
        .anyMatch(marker -> marker.seq < when && reply.position.compareTo(marker.upTo) <= 0);
  }

  private static boolean activeSince(Known reply, Optional<Instant> lastActive) {
    return lastActive.filter(active -> active.isAfter(reply.position.at())).isPresent();
  }

  private void carried(Carried carried, Walker.Looks looks) {
    if (carried.tells().isEmpty()) {
      throw new Broken("a notice tells nothing");
    }
    for (ReplyId id : carried.tells()) {
      Known reply = known(id);
      String what = id + " by " + carried.channel();
      require(
          !reply.receiptInTime || carried.channel() == PUSH, "I3: told after its receipt", what);
      require(!readBefore(reply, looks.chat), "R6: told though it was read", what);
      require(reply.deleted > looks.replies, "R6: told though it was deleted", what);
      require(!activeSince(reply, looks.lastActive), "R6: told though active since", what);
      if (carried.perhapsTold()) {
        require(reply.told.add(carried.channel() + carried.to()), "I2: told twice", what);
      }
    }
  }

  private void ended(ReplyId id, Outcome outcome, Walker.Looks looks, World world) {
    Known reply = known(id);
    String what = id + " ends " + outcome;
    require(reply.outcome.isEmpty(), "I1: a second outcome", what);
    reply.outcome = Optional.of(outcome);
    boolean accepted = reply.accepted < Long.MAX_VALUE;
    boolean seen = readBefore(reply, Long.MAX_VALUE) || activeSince(reply, lastActive);
    boolean knownSeen = readBefore(reply, looks.chat) || activeSince(reply, looks.lastActive);
    if (outcome != Outcome.REACHED) {
      require(!reply.receipt, "D2: a device had acknowledged it", what);
      require(reply.accepted > looks.deliveries, "D2: a carrier had accepted it", what);
    }
    switch (outcome) {
      case REACHED -> require(accepted || reply.receipt, "D2: nothing had reached anybody", what);
      case SEEN -> require(seen, "R4: neither read nor active since", what);
      case NOT_WANTED -> require(reply.deleted <= seq, "D2: nobody had deleted it", what);
      case STALE ->
          require(
              reply.position.at().plus(Reply.FRESH).isBefore(world.clock().instant()),
              "R7: it was fresh",
              what);
      case FAILED -> {
        require(!knownSeen, "D2: it was seen", what);
        require(reply.deleted > looks.replies, "D2: it was deleted", what);
        require(asked(id, world), "D2: no carrier was asked", what);
      }
      case UNREACHABLE -> throw new Broken("F3: both channels were possible: " + what);
    }
  }

  private boolean asked(ReplyId reply, World world) {
    return replies.keySet().stream()
        .flatMap(began -> truth.deliveries().of(world.run(began.value(), 0).followUp()).stream())
        .anyMatch(delivery -> delivery.askedAbout(reply));
  }

  /** At the end: nothing is open, and in calm weather whoever saw nothing was told everywhere. */
  void atTheEnd(Chat chat, boolean calmWeather) {
    replies.forEach(
        (id, reply) -> {
          require(reply.outcome.isPresent(), "I1: no outcome", id.toString());
          boolean untouched =
              !isOld(reply.position)
                  && !reply.receipt
                  && reply.deleted == Long.MAX_VALUE
                  && !readBefore(reply, Long.MAX_VALUE)
                  && !activeSince(reply, lastActive);
          if (calmWeather && untouched) {
            boolean text = reply.told.stream().anyMatch(to -> to.startsWith("TEXT"));
            boolean email = reply.told.stream().anyMatch(to -> to.startsWith("EMAIL"));
            require(text && email, "F3: not told on both channels", id.toString());
          }
        });
    require(chat.isEmpty(), "I1: the chat still holds something", chat.toString());
  }

  /** It may have become stale between one look and the next. */
  private static boolean isOld(Position position) {
    return position.at().plus(Reply.FRESH.dividedBy(2)).isBefore(position.accepted());
  }

  static void require(boolean holds, String rule, String what) {
    if (!holds) {
      throw new Broken(rule + ": " + what);
    }
  }
}
