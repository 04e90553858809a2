package io.followup.local.workflow;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What Step Functions bills of Standard machines: each time a state begins, retries among them. */
final class Transitions {
  private final Map<String, LongAdder> byMachine = new ConcurrentHashMap<>();

  void count(ExecutionRef execution) {
    if (!execution.express()) {
      byMachine.computeIfAbsent(execution.machineArn(), _ -> new LongAdder()).increment();
    }
  }

  long of(String machineArn) {
    LongAdder counted = byMachine.get(machineArn);
    return counted == null ? 0 : counted.sum();
  }
}
