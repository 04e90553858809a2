package io.followup.bench.day;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What happened, counted. Of one workspace, or of all. */
final class Tally {
  private static final int MINUTES = 3 * 24 * 60;

  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, long[]> byMinute = new TreeMap<>();
  private final Map<String, List<Long>> late = new TreeMap<>();
  private final List<String> broken = new ArrayList<>();

  void count(String what) {
    counts.merge(what, 1L, Long::sum);
  }

  /** Counted for its busiest minute, too. */
  void count(String what, long millisOfDay) {
    count(what);
    minute(what, millisOfDay, 1);
  }

  /** Something goes on from here until there. */
  void lasts(String what, long fromMillis, long untilMillis) {
    for (long minute = fromMillis / 60_000; minute <= untilMillis / 60_000; minute++) {
      minute(what, minute * 60_000, 1);
    }
  }

  private void minute(String what, long millisOfDay, long more) {
    int minute = Math.clamp(millisOfDay / 60_000, 0, MINUTES - 1);
    byMinute.computeIfAbsent(what, _ -> new long[MINUTES])[minute] += more;
  }

  void late(String channel, long millis) {
    late.computeIfAbsent(channel, _ -> new ArrayList<>()).add(millis);
  }

  /** A promise was not kept. */
  void broken(String how) {
    broken.add(how);
  }

  List<String> broken() {
    return broken;
  }

  long of(String what) {
    return counts.getOrDefault(what, 0L);
  }

  /** What begins so, without it. */
  Map<String, Long> under(String prefix) {
    Map<String, Long> found = new TreeMap<>();
    counts.forEach(
        (what, count) -> {
          if (what.startsWith(prefix)) {
            found.put(what.substring(prefix.length()), count);
          }
        });
    return found;
  }

  /** In the busiest minute. */
  long peak(String what) {
    long[] minutes = byMinute.get(what);
    return minutes == null ? 0 : Arrays.stream(minutes).max().orElse(0);
  }

  /** The middle, and what one of a hundred and one of a thousand exceed, in seconds. */
  String lateness(String channel) {
    List<Long> all = late.get(channel);
    if (all == null) {
      return "– | – | –";
    }
    long[] sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%.1f s | %.1f s | %.1f s",
        sorted[sorted.length / 2] / 1e3,
        sorted[(int) (sorted.length * 0.99)] / 1e3,
        sorted[(int) (sorted.length * 0.999)] / 1e3);
  }

  synchronized void add(Tally other) {
    other.counts.forEach((what, count) -> counts.merge(what, count, Long::sum));
    other.byMinute.forEach(
        (what, minutes) -> {
          long[] sum = byMinute.computeIfAbsent(what, _ -> new long[MINUTES]);
          for (int minute = 0; minute < MINUTES; minute++) {
            sum[minute] += minutes[minute];
          }
        });
    other.late.forEach(
        (channel, millis) -> late.computeIfAbsent(channel, _ -> new ArrayList<>()).addAll(millis));
    broken.addAll(other.broken);
  }
}
