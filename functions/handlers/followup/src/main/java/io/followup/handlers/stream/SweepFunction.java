package io.followup.handlers.stream;

import io.followup.domain.followup.SweepDue;
import io.followup.domain.id.ChatKey;
import io.quarkus.funqy.Funq;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Every minute: takes up what is open past its time. */
public class SweepFunction {
  private static final Logger LOG = Logger.getLogger(SweepFunction.class);

  /** At most so many chats a run; the next run takes the rest. */
  private static final int MOST = 200;

  private final SweepDue sweep;

  SweepFunction(SweepDue sweep) {
    this.sweep = sweep;
  }

  @Funq("sweep")
  public Swept sweep(@Nullable Map<String, Object> schedule) {
    List<ChatKey> due = sweep.due(MOST);
    if (!due.isEmpty()) {
      // A metric filter of the deployment reads this.
      LOG.infof("sweep found %d due", due.size());
    }
    RuntimeException failure = null;
    for (ChatKey chat : due) {
      try {
        sweep.sweep(chat);
      } catch (RuntimeException e) {
        // One chat that cannot be swept must not keep the others from it; the run fails all the
        // same.
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
    return new Swept(due.size());
  }
}
