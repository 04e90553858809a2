package io.followup.domain.erasure;

import io.followup.domain.delivery.Deliveries;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.link.LinkCode;
import io.followup.domain.link.ShortLinks;
import io.followup.domain.record.Stories;
import io.followup.domain.reply.Replies;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import io.followup.domain.secret.Signer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes the words out of an erased customer's replies, what was known out of their steps, the masks
 * out of their deliveries, and removes their links.
 */
public final class ForgetReplies {
  /** One call forgets so many; whoever calls again goes on. */
  static final int MOST = 200;

  /** A reply is told for a day and an hour of retries at most; older ones change no more. */
  private static final Duration LIVELY = Duration.ofHours(26);

  private final Stories stories;
  private final Replies replies;
  private final Deliveries deliveries;
  private final ShortLinks links;
  private final Signer signer;

  public ForgetReplies(
      Stories stories, Replies replies, Deliveries deliveries, ShortLinks links, Signer signer) {
    this.stories = stories;
    this.replies = replies;
    this.deliveries = deliveries;
    this.links = links;
    this.signer = signer;
  }

  /**
   * Forgets what was accepted by then.
   *
   * @return false if there may be more
   */
  boolean forget(CustomerKey customer, Instant at) {
    int forgotten = 0;
    Optional<String> cursor = Optional.empty();
    do {
      Stories.Page page = stories.repliesOf(customer, Optional.empty(), cursor);
      for (StoredReply.Present stored : page.replies()) {
        if (forgotten == MOST) {
          return false;
        }
        if (isDue(stored, at)) {
          forget(stored.reply());
          forgotten += stored.erased() ? 0 : 1;
        }
      }
      cursor = page.cursor();
    } while (cursor.isPresent());
    return true;
  }

  /** One that was forgotten already may have been written to since, while it is told. */
  private static boolean isDue(StoredReply.Present stored, Instant at) {
    Instant accepted = stored.reply().position().accepted();
    return !accepted.isAfter(at) && (!stored.erased() || accepted.isAfter(at.minus(LIVELY)));
  }

  /** The reply last: as long as it is not forgotten, whoever died before comes by again. */
  private void forget(Reply reply) {
    FollowUpId followUp = reply.followUpId();
    // In the grace of S7 a link may have its code by the master secret of before.
    signer.all().forEach(by -> links.erase(LinkCode.of(followUp, by)));
    for (Delivery delivery : deliveries.of(followUp)) {
      if (!delivery.to().isEmpty() || delivery.token().isPresent()) {
        deliveries.erase(delivery.id());
      }
    }
    replies.erase(reply.key());
  }
}
