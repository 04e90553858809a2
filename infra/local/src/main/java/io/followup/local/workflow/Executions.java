package io.followup.local.workflow;

import io.followup.aws.AwsError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every execution that runs, and of those that ended the latest: their histories, how they ended,
 * and longest of all that their names are taken.
 */
final class Executions {
  private static final int HISTORIES = 2_000;
  private static final int ENDED = 20_000;
  private static final int NAMES = 200_000;

  private final Map<String, Execution> kept = new HashMap<>();
  private final Deque<Execution> withHistory = new ArrayDeque<>();
  private final Deque<Execution> ended = new ArrayDeque<>();
  private final Set<String> forgotten = new LinkedHashSet<>();

  /**
   * Keeps this execution, or tells which one runs under its name with the same input.
   *
   * @throws AwsError {@code ExecutionAlreadyExists} if that one has ended or has other input
   */
  synchronized Execution add(Execution execution) {
    String arn = execution.ref().arn();
    Execution there = kept.get(arn);
    if (there == null && !forgotten.contains(arn)) {
      kept.put(arn, execution);
      return execution;
    }
    if (there != null
        && there.status() == ExecutionStatus.RUNNING
        && there.inputText().equals(execution.inputText())) {
      return there;
    }
    throw AwsError.of("ExecutionAlreadyExists", "Execution Already Exists: '" + arn + "'");
  }

  synchronized void ended(Execution execution) {
    withHistory.add(execution);
    if (withHistory.size() > HISTORIES) {
      withHistory.remove().history().drop();
    }
    ended.add(execution);
    if (ended.size() > ENDED) {
      forget(ended.remove().ref().arn());
    }
  }

  private void forget(String arn) {
    kept.remove(arn);
    forgotten.add(arn);
    if (forgotten.size() > NAMES) {
      forgotten.remove(forgotten.iterator().next());
    }
  }

  synchronized Optional<Execution> find(String arn) {
    return Optional.ofNullable(kept.get(arn));
  }

  /** Those that are kept, the latest first. */
  synchronized List<Execution> all() {
    List<Execution> all = new ArrayList<>(kept.values());
    Collections.sort(all, (one, other) -> other.startedAt().compareTo(one.startedAt()));
    return all;
  }
}
