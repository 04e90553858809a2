package io.followup.handlers.stream;

import io.followup.domain.device.DeleteEndpoints;
import io.followup.domain.erasure.EraseCustomer;
import io.followup.domain.followup.AskCarrier;
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
import org.jspecify.annotations.Nullable;

/**
 * Every minute: takes up what is open past its time, asks carriers that never called back, looks
 * after whoever was erased, and has the push carrier forget phones that nobody pushes to.
 */
public class SweepFunction {
  /** At most so many of each a run; the next run takes the rest. */
  private static final int MOST = 200;

  /**
   * When a run stops to take up more chats, and more deliveries. It has 55 s, and a carrier that is
   * down takes 11 s to say nothing.
   */
  private static final Duration FOR_CHATS = Duration.ofSeconds(25);

  private static final Duration FOR_ALL = Duration.ofSeconds(40);

  private final SweepDue sweep;
  private final AskCarrier reports;
  private final EraseCustomer erase;
  private final DeleteEndpoints endpoints;
  private final Journal journal;
  private final InstantSource time;

  @Inject
  SweepFunction(
      SweepDue sweep,
      AskCarrier reports,
      EraseCustomer erase,
      DeleteEndpoints endpoints,
      Journal journal) {
    this(sweep, reports, erase, endpoints, journal, InstantSource.system());
  }

  /**
   * @param time what Lambda counts a run's seconds by, also where our clock is moved
   */
  SweepFunction(
      SweepDue sweep,
      AskCarrier reports,
      EraseCustomer erase,
      DeleteEndpoints endpoints,
      Journal journal,
      InstantSource time) {
    this.sweep = sweep;
    this.reports = reports;
    this.erase = erase;
    this.endpoints = endpoints;
    this.journal = journal;
    this.time = time;
  }

  @Funq("sweep")
  public Swept sweep(@Nullable Map<String, Object> schedule) {
    Each each = new Each(time);
    Instant begun = time.instant();
    int chats = each.of(sweep.due(MOST), sweep::sweep, begun.plus(FOR_CHATS));
    int deliveries = each.of(reports.due(MOST), reports::ask, begun.plus(FOR_ALL));
    int _ = each.of(erase.due(MOST), erase::again, begun.plus(FOR_ALL));
    int _ = each.of(endpoints.due(MOST), endpoints::delete, begun.plus(FOR_ALL));
    if (chats > 0) {
      journal.write(Line.of("sweep-found").count("SweepFound", chats));
    }
    each.end();
    return new Swept(chats, deliveries);
  }

  /** One that cannot be swept must not keep the others from it; the run fails all the same. */
  private static final class Each {
    private final InstantSource time;
    private @Nullable RuntimeException failure;

    Each(InstantSource time) {
      this.time = time;
    }

    /** Answers how many there are, also where the time is up before the last. */
    <T> int of(List<T> due, Consumer<T> take, Instant until) {
      for (T one : due) {
        if (!time.instant().isBefore(until)) {
          break;
        }
        try {
          take.accept(one);
        } catch (RuntimeException e) {
          failure = e;
        }
      }
      return due.size();
    }

    void end() {
      if (failure != null) {
        throw failure;
      }
    }
  }
}
