package io.followup.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.amazon.lambda.runtime.AbstractLambdaPollLoop;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PollLoopGuardTest {
  private final List<Integer> ended = new ArrayList<>();

  @Test
  void a_poll_loop_that_dies_of_an_error_ends_its_process() throws InterruptedException {
    dies(PollLoopGuard.LOOP + " (NORMAL)");

    assertThat(ended).containsExactly(1);
  }

  @Test
  void another_thread_that_dies_ends_nothing() throws InterruptedException {
    dies("another");

    assertThat(ended).isEmpty();
  }

  /** By whose class file: nothing else would tell when Quarkus calls it otherwise. */
  @Test
  void the_loop_is_called_so() throws IOException {
    String file = "/" + AbstractLambdaPollLoop.class.getName().replace('.', '/') + ".class";
    try (InputStream in =
        Objects.requireNonNull(AbstractLambdaPollLoop.class.getResourceAsStream(file))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
          .contains(PollLoopGuard.LOOP);
    }
  }

  private void dies(String name) throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              throw new StackOverflowError("quotes an event");
            },
            name);
    thread.setUncaughtExceptionHandler(new PollLoopGuard(ended::add));
    thread.start();
    thread.join();
  }
}
