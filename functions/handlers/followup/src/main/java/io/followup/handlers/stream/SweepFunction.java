package io.followup.handlers.stream;

import io.followup.domain.device.DeleteEndpoints;
import io.followup.domain.erasure.EraseCustomer;
import io.followup.domain.followup.SweepDue;
import io.followup.handlers.journal.Journal;
import io.followup.handlers.journal.Line;
import io.quarkus.funqy.Funq;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Every minute: sends for what is open past its time and for deliveries whose carriers never called
 * back, looks after whoever was erased, and has the push carrier forget phones that nobody pushes
 * to.
 */
public class SweepFunction {
  /** At most so many of each of the last two a run; the next run takes the rest. */
  private static final int MOST = 200;

  /** When a run begins no further page of chats, of deliveries, and takes up no other. */
  private static final Duration FOR_CHATS = Duration.ofSeconds(30);

  private static final Duration FOR_DELIVERIES = Duration.ofSeconds(35);
  private static final Duration FOR_ALL = Duration.ofSeconds(40);

  private final SweepDue sweep;
  private final EraseCustomer erase;
  private final DeleteEndpoints endpoints;
  private final Journal journal;
  private final InstantSource time;

  @Inject
  SweepFunction(SweepDue sweep, EraseCustomer erase, DeleteEndpoints endpoints, Journal journal) {
    this(sweep, erase, endpoints, journal, InstantSource.system());
  }

  /**
   * @param time what Lambda counts a run's seconds by, also where our clock is moved
   */
  SweepFunction(
      SweepDue sweep,
      EraseCustomer erase,
      DeleteEndpoints endpoints,
      Journal journal,
      InstantSource time) {
    this.sweep = sweep;
    this.erase = erase;
    this.endpoints = endpoints;
    this.journal = journal;
    this.time = time;
  }

  @Funq("sweep")
  public Swept sweep(@Nullable Map<String, Object> schedule) {
    Each each = new Each(time, time.instant());
    int chats = each.count(() -> sweep.chats(() -> each.isBefore(FOR_CHATS)));
    int deliveries = each.count(() -> sweep.deliveries(() -> each.isBefore(FOR_DELIVERIES)));
    each.of(erase.due(MOST), erase::again);
    each.of(endpoints.due(MOST), endpoints::delete);
    if (chats > 0) {
      journal.write(Line.of("sweep-found").count("SweepFound", chats));
    }
    each.end();
    return new Swept(chats, deliveries);
  }

  /** What fails must not keep the others from being done; the run fails all the same. */
  private static final class Each {
    private final InstantSource time;
    private final Instant begun;
    private @Nullable RuntimeException failure;

    Each(InstantSource time, Instant begun) {
      this.time = time;
      this.begun = begun;
    }

    boolean isBefore(Duration limit) {
      return time.instant().isBefore(begun.plus(limit));
    }

    int count(IntSupplier listing) {
      try {
        return listing.getAsInt();
      } catch (RuntimeException e) {
        failure = e;
        return 0;
      }
    }

    <T> void of(List<T> due, Consumer<T> take) {
      for (T one : due) {
        if (!isBefore(FOR_ALL)) {
          break;
        }
        try {
          take.accept(one);
        } catch (RuntimeException e) {
          failure = e;
        }
      }
    }

    void end() {
      if (failure != null) {
        throw failure;
      }
    }
  }
}
