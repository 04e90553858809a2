package io.followup.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class ProcTest {
  private final Proc self = new Proc(ProcessHandle.current().pid());

  @Test
  void a_thread_that_has_ended_counts_to_the_nanosecond() throws InterruptedException {
    long before = self.processorNanos();
    long[] spent = new long[1];
    Thread thread = new Thread(() -> spent[0] = spend());
    thread.start();
    thread.join();

    assertThat(self.processorNanos() - before).isGreaterThanOrEqualTo(spent[0]);
  }

  /** Less than a clock tick. */
  private static long spend() {
    var threads = ManagementFactory.getThreadMXBean();
    long began = threads.getCurrentThreadCpuTime();
    long now = began;
    while (now - began < 3_000_000) {
      now = threads.getCurrentThreadCpuTime();
    }
    return now - began;
  }
}
