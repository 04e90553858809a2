package io.followup.domain.delivery;

import io.followup.domain.contact.Channel;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.ReplyId;
import io.followup.domain.record.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One notice on one channel of one follow-up.
 *
 * @param began the reply that began the follow-up
 * @param to masked; never an address
 * @param tells the replies it tells
 * @param at when it was first opened
 * @param until until when a SENDING may still be under way
 * @param attempts how often the carrier was asked
 * @param cost in post units
 * @param token the workflow task that waits for its news
 */
public record Delivery(
    DeliveryId id,
    ChatKey chat,
    ReplyId began,
    Kind kind,
    Status status,
    Optional<Reason> reason,
    String to,
    List<ReplyId> tells,
    Instant at,
    Instant until,
    int attempts,
    long cost,
    Optional<String> carrierId,
    Optional<String> token,
    List<News> news) {
  public Delivery {
    tells = List.copyOf(tells);
    news = List.copyOf(news);
  }

  /** The same, as it is when its carrier is asked. */
  public Delivery asked(String masked, int attempt, long price, Optional<String> waiting) {
    return new Delivery(
        id, chat, began, kind, status, reason, masked, tells, at, until, attempt, price, carrierId,
        waiting, news);
  }

  public Channel channel() {
    return switch (id.slot()) {
      case PUSH -> Channel.PUSH;
      case MESSENGER, XMS -> Channel.TEXT;
      case EMAIL -> Channel.EMAIL;
    };
  }

  /** Whether a carrier was asked about this reply. */
  public boolean askedAbout(ReplyId reply) {
    return attempts > 0 && tells.contains(reply);
  }

  /** Whether it counts as having reached the customer (D2). */
  public boolean reached() {
    return switch (status) {
      case DELIVERED -> true;
      case ACCEPTED ->
          switch (kind) {
            case LINE, SMS, LMS, EMAIL -> true;
            case PUSH -> acknowledged();
            case ALIMTALK -> false;
          };
      case SENDING, RETRY, REFUSED, UNKNOWN, NOTHING -> acknowledged();
    };
  }

  /** Whether it counts as having reached the customer with this reply. */
  public boolean reachedWith(ReplyId reply) {
    return tells.contains(reply) && reached();
  }

  /** Whether its customer was erased: a carrier was asked, and nothing says for whom. */
  public boolean isErased() {
    return attempts > 0 && to.isEmpty();
  }

  /** Whether a device acknowledged it, however late. */
  public boolean acknowledged() {
    return id.slot() == Slot.PUSH && !news.isEmpty();
  }

  /** What it costs as it stands: nothing where no carrier took it. */
  public long charged() {
    return switch (status) {
      case ACCEPTED, DELIVERED -> cost;
      case SENDING, RETRY, REFUSED, UNKNOWN, NOTHING -> 0;
    };
  }

  public boolean has(String kindOfNews) {
    return news.stream().anyMatch(n -> n.kind().equals(kindOfNews));
  }
}
