package io.followup.domain.protocol;

import io.followup.domain.fixture.Fresh;
import io.followup.domain.fixture.Job;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.Tap;
import io.followup.domain.fixture.World;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Two calls that cross: one makes so many calls of ports and stops, the other makes so many and
 * stops, then the first goes on to its end, then the other. Every pair of stops, either one first;
 * or every so many-th of both, where each takes long.
 */
final class Crossing {
  private final Supplier<Ports> ports;
  private final int step;
  private final Consumer<World> before;
  private final Consumer<World> one;
  private final Consumer<World> other;
  private Optional<Walker> current = Optional.empty();

  /**
   * @param step 1: every stop
   */
  Crossing(
      Supplier<Ports> ports,
      int step,
      Consumer<World> before,
      Consumer<World> one,
      Consumer<World> other) {
    this.ports = ports;
    this.step = step;
    this.before = before;
    this.one = one;
    this.other = other;
  }

  /** Checks each crossing, and says how many there were. */
  int each(Consumer<World> check) {
    return each(one, other, check) + each(other, one, check);
  }

  private int each(Consumer<World> first, Consumer<World> second, Consumer<World> check) {
    int crossings = 0;
    boolean firstStopped = true;
    for (int i = 1 + step / 2; firstStopped; i += step) {
      boolean secondStopped = true;
      for (int j = 1 + step / 2; secondStopped; j += step) {
        World world = new World(ports.get(), Fresh.workspace(), this::around);
        before.accept(world);
        Walker a = walker(world, first);
        Walker b = walker(world, second);
        firstStopped = stops(a, i);
        secondStopped = stops(b, j);
        ends(a);
        ends(b);
        try {
          check.accept(world);
        } catch (AssertionError broken) {
          throw new AssertionError("stopped after %d and %d calls".formatted(i, j), broken);
        }
        crossings++;
      }
    }
    return crossings;
  }

  private static Walker walker(World world, Consumer<World> body) {
    return new Walker(
        new Job(
            "crossing",
            world.clock().instant(),
            () -> {
              body.accept(world);
              return "done";
            },
            _ -> {},
            () -> {}));
  }

  /** Whether it stands somewhere after so many calls. */
  private boolean stops(Walker walker, int calls) {
    go(walker, walker::start);
    for (int made = 1; made < calls && !walker.hasEnded(); made++) {
      go(walker, walker::step);
    }
    return !walker.hasEnded();
  }

  private void ends(Walker walker) {
    while (!walker.hasEnded()) {
      go(walker, walker::step);
    }
    if (walker.thrown() != null) {
      throw new AssertionError("a crossing call threw", walker.thrown());
    }
  }

  private void go(Walker walker, Runnable step) {
    current = Optional.of(walker);
    step.run();
    current = Optional.empty();
  }

  private Object around(Tap.Call call) throws Throwable {
    current.ifPresent(walker -> walker.gate(call.name()));
    return call.proceed();
  }
}
