package io.followup.domain.protocol;

import io.followup.domain.fixture.Ports;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten thousand histories by chance; {@code -Dwalk.seed=4711} tells one. */
@Execution(ExecutionMode.CONCURRENT)
class RandomWalkTest {
  private static final int BLOCK = 1_000;

  @ParameterizedTest(name = "seeds {0}xxx")
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void every_reply_ends_once_and_is_told_once(int block) {
    for (long seed = (long) block * BLOCK; seed < (block + 1L) * BLOCK; seed++) {
      Walks.check(seed);
    }
  }

  @Test
  void one_history_is_told_where_it_is_asked_for() {
    Optional.ofNullable(Long.getLong("walk.seed")).ifPresent(Walks::tell);
  }

  /** Walks, and what they tell where something breaks. */
  static final class Walks {
    private Walks() {}

    static void check(long seed) {
      try {
        new Walk(seed, UnaryOperator.identity(), true, false).walk();
      } catch (AssertionError broken) {
        throw new AssertionError("seed " + seed + ": " + tale(seed), broken);
      }
    }

    static void tell(long seed) {
      System.out.println(tale(seed));
    }

    private static String tale(long seed) {
      UnaryOperator<Ports> sound = UnaryOperator.identity();
      Walk walk = new Walk(seed, sound, true, true);
      String end;
      try {
        walk.walk();
        end = "all is well";
      } catch (AssertionError broken) {
        end = String.valueOf(broken.getMessage());
      }
      return end + "\n" + String.join("\n", walk.history());
    }
  }
}
