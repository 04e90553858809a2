package io.followup.domain.followup;

import io.followup.domain.chat.Chats;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.workflow.SweepQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Keeps the promise of R2: finds chats, and deliveries, whose wakers are late or dead, and sends
 * them to whoever looks after them. It only lists: what a single one takes, or breaks, keeps no
 * other waiting.
 */
public final class SweepDue {
  /** So long whoever was sent for has, before it is listed again. */
  private static final Duration LATER = Duration.ofMinutes(5);

  private final Chats chats;
  private final Deliveries deliveries;
  private final SweepQueue queue;
  private final Clock clock;

  public SweepDue(Chats chats, Deliveries deliveries, SweepQueue queue, Clock clock) {
    this.chats = chats;
    this.deliveries = deliveries;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * Sends for the chats that are due. Put off only once they are sent for: whoever dies in between
   * sends for them again.
   *
   * @param goOn whether there is time for another page
   * @return how many
   */
  public int chats(BooleanSupplier goOn) {
    AtomicInteger found = new AtomicInteger();
    chats.due(
        clock.instant(),
        page -> {
          queue.look(page);
          chats.putOff(page, clock.instant().plus(LATER));
          found.addAndGet(page.size());
          return goOn.getAsBoolean();
        });
    return found.get();
  }

  /** The same with the deliveries whose carriers are to be asked. */
  public int deliveries(BooleanSupplier goOn) {
    AtomicInteger found = new AtomicInteger();
    deliveries.due(
        clock.instant(),
        page -> {
          queue.ask(page);
          deliveries.putOff(page, clock.instant().plus(LATER));
          found.addAndGet(page.size());
          return goOn.getAsBoolean();
        });
    return found.get();
  }
}
