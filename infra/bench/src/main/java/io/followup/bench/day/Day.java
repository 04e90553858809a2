package io.followup.bench.day;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** A day of many workspaces, one after the other on each core, since none knows of another. */
public final class Day {
  private static final List<String> CHANNELS = List.of("PUSH", "TEXT", "EMAIL");

  private Day() {}

  /**
   * Takes {@code customers=1000000 workspaces=1000 seed=1 counts=target/day.json}. Ends with 1 if a
   * promise was not kept.
   */
  public static void main(String... arguments)
      throws IOException, InterruptedException, ExecutionException {
    Map<String, String> wishes =
        Arrays.stream(arguments)
            .map(argument -> argument.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    int customers = Integer.parseInt(wishes.getOrDefault("customers", "1000000"));
    int workspaces = Integer.parseInt(wishes.getOrDefault("workspaces", "1000"));
    long seed = Long.parseLong(wishes.getOrDefault("seed", "1"));
    long began = System.nanoTime();
    Tally tally = lived(customers, workspaces, seed);
    System.out.printf(
        "%,d customers of %,d workspaces, seed %d, lived in %.0f s%n%n",
        customers, workspaces, seed, (System.nanoTime() - began) / 1e9);
    print(tally, System.out);
    write(tally, Path.of(wishes.getOrDefault("counts", "target/day.json")));
    System.exit(tally.broken().isEmpty() ? 0 : 1);
  }

  static Tally lived(int customers, int workspaces, long seed)
      throws InterruptedException, ExecutionException {
    Tally tally = new Tally();
    int cores = Runtime.getRuntime().availableProcessors();
    try (ExecutorService threads = Executors.newFixedThreadPool(cores)) {
      List<Future<?>> days = new ArrayList<>();
      for (int shop = 0; shop < workspaces; shop++) {
        int number = shop;
        days.add(threads.submit(() -> tally.add(Shop.live(number, customers / workspaces, seed))));
      }
      for (Future<?> day : days) {
        day.get();
      }
    }
    return tally;
  }

  private static void print(Tally tally, PrintStream out) {
    out.println("| outcome | replies |");
    out.println("| --- | ---: |");
    tally.under("outcome ").forEach((end, count) -> out.printf("| %s | %,d |%n", end, count));
    out.println();
    out.println("| channel | asked | accepted | late: middle | one of 100 | one of 1,000 |");
    out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
    for (String channel : CHANNELS) {
      out.printf(
          "| %s | %,d | %,d | %s |%n",
          channel,
          tally.of("carried " + channel),
          tally.of("answer " + channel + " Accepted"),
          tally.lateness(channel));
    }
    out.println();
    out.println("| in the busiest minute | |");
    out.println("| --- | ---: |");
    for (String what :
        List.of(
            "a beat", "API calls", "replies", "carried PUSH", "carried TEXT", "carried EMAIL")) {
      out.printf("| %s a second | %.1f |%n", what, tally.peak(what) / 60.0);
    }
    out.printf("| executions at a time | %,d |%n", tally.peak("executions"));
    out.println();
    out.printf(
        "Replies %,d, beats %,d, follow-ups with a push %,d, tellings %,d. Broken: %d%n%n",
        tally.of("replies"),
        tally.of("a beat"),
        tally.of("pushes ended"),
        tally.of("tellings ended"),
        tally.broken().size());
    tally.broken().stream().limit(20).forEach(how -> out.println("- " + how));
  }

  /** For whoever prices it. */
  private static void write(Tally tally, Path file) throws IOException {
    ObjectNode counts = JsonNodeFactory.instance.objectNode();
    tally.under("").forEach(counts::put);
    new JsonMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), counts);
  }
}
