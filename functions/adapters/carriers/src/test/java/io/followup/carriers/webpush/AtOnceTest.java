package io.followup.carriers.webpush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Answer.Accepted;
import io.followup.domain.carrier.Answer.Unknown;
import io.followup.domain.outcome.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AtOnceTest {
  private static final List<Integer> TWENTY = IntStream.range(0, 20).boxed().toList();

  /** Nobody answers before all have been asked. */
  @Test
  void F1_twenty_are_asked_at_the_same_time_and_answered_in_their_order() {
    CyclicBarrier all = new CyclicBarrier(TWENTY.size());

    List<Answer> answers =
        AtOnce.each(
            TWENTY,
            one -> {
              meet(all);
              return new Accepted("c-" + one);
            },
            Duration.ofMinutes(1));

    assertThat(answers)
        .isEqualTo(TWENTY.stream().<Answer>map(one -> new Accepted("c-" + one)).toList());
  }

  @Test
  void F1_who_does_not_answer_in_time_may_have_taken_it_and_holds_nobody_up() {
    CountDownLatch never = new CountDownLatch(1);

    List<Answer> answers = AtOnce.each(List.of(0, 1), _ -> silent(never), Duration.ofMillis(50));

    assertThat(answers).hasSize(2).containsOnly(new Unknown(Reason.NO_ANSWER));
  }

  @Test
  void a_fault_of_our_own_is_thrown_once_all_have_been_asked() {
    AtomicInteger asked = new AtomicInteger();

    assertThatThrownBy(
            () ->
                AtOnce.each(
                    TWENTY,
                    one -> {
                      asked.incrementAndGet();
                      if (one == 3) {
                        throw new IllegalStateException("ours");
                      }
                      return new Accepted("");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("ours");
    assertThat(asked).hasValue(20);
  }

  private static void meet(CyclicBarrier all) {
    try {
      all.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new AssertionError("one was asked after another", e);
    }
  }

  private static Answer silent(CountDownLatch never) {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new AssertionError("nobody waits for this");
  }
}
