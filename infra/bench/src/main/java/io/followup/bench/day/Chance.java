package io.followup.bench.day;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** What nobody knows before. The same seed is the same day. */
record Chance(RandomGenerator random) {
  /** How much happens in each hour of a day, in parts of the whole; the evening is the busiest. */
  private static final double[] HOURS = {
    18, 10, 6, 4, 3, 4, 9, 20, 38, 55, 62, 66, 70, 66, 62, 60, 60, 62, 66, 74, 84, 88, 70, 40
  };

  boolean of(double share) {
    return random.nextDouble() < share;
  }

  /** Some time of the day, by its curve. */
  Duration time() {
    double sum = 0;
    for (double hour : HOURS) {
      sum += hour;
    }
    double rest = random.nextDouble() * sum;
    int hour = 0;
    while (rest >= HOURS[hour]) {
      rest -= HOURS[hour];
      hour++;
    }
    return Duration.ofMillis((long) ((hour + rest / HOURS[hour]) * 3_600_000));
  }

  /** Half of all take less; one of six takes more than so many times as long. */
  Duration about(Duration middle, double spread) {
    double times = Math.exp(random.nextGaussian() * Math.log(spread));
    return Duration.ofMillis((long) (middle.toMillis() * Math.min(times, 200)));
  }

  Duration between(Duration least, Duration most) {
    return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
  }

  /** One, and with each such chance one more. */
  int oneOrMore(double more, int most) {
    int number = 1;
    while (number < most && of(more)) {
      number++;
    }
    return number;
  }
}
