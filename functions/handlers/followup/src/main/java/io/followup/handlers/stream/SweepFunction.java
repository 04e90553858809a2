package io.followup.handlers.stream;

import io.followup.domain.followup.SweepDue;
import io.followup.domain.followup.SweepReports;
import io.quarkus.funqy.Funq;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Every minute: takes up what is open past its time, and asks carriers that never called back. */
public class SweepFunction {
  private static final Logger LOG = Logger.getLogger(SweepFunction.class);

  /** At most so many of each a run; the next run takes the rest. */
  private static final int MOST = 200;

  private final SweepDue sweep;
  private final SweepReports reports;

  SweepFunction(SweepDue sweep, SweepReports reports) {
    this.sweep = sweep;
    this.reports = reports;
  }

  @Funq("sweep")
  public Swept sweep(@Nullable Map<String, Object> schedule) {
    Each each = new Each();
    int chats = each.of(sweep.due(MOST), sweep::sweep);
    int deliveries = each.of(reports.due(MOST), reports::ask);
    if (chats > 0) {
      // A metric filter of the deployment reads this.
      LOG.infof("sweep found %d due", chats);
    }
    each.end();
    return new Swept(chats, deliveries);
  }

  /** One that cannot be swept must not keep the others from it; the run fails all the same. */
  private static final class Each {
    private @Nullable RuntimeException failure;

    <T> int of(List<T> due, Consumer<T> take) {
      for (T one : due) {
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
