package io.followup.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Replies at a steady rate, whoever is slow; then as many beats as go. Nothing is asserted, but a
 * reply that is lost or told twice is said so.
 */
public final class Load {
  private static final int WORKERS = 8;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private enum Channel {
    PUSH,
    TEXT,
    EMAIL
  }

  private final Shop shop;
  private final Target local;
  private final @Nullable Laptop laptop;
  private final PrintStream out;
  private final Map<Channel, Spans> told = new EnumMap<>(Channel.class);
  private final Spans accepted = new Spans();
  private final AtomicInteger refused = new AtomicInteger();
  private int doubled;

  private Load(Shop shop, Target local, @Nullable Laptop laptop, PrintStream out) {
    this.shop = shop;
    this.local = local;
    this.laptop = laptop;
    this.out = out;
    Arrays.stream(Channel.values()).forEach(channel -> told.put(channel, new Spans()));
  }

  /**
   * Takes {@code replies=50 seconds=60 beats=30 url=https://… key=…}: replies a second, for how
   * long, how many seconds of beats, and whose operator key. Without an address it starts a laptop.
   */
  public static void main(String... arguments) throws IOException, InterruptedException {
    Map<String, String> wishes =
        Arrays.stream(arguments)
            .map(argument -> argument.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    String url = wishes.get("url");
    try (Laptop laptop = url == null ? Laptop.start() : null) {
      URI uri = laptop == null ? URI.create(url == null ? "" : url) : laptop.uri();
      Target operator = new Target(uri, wishes.getOrDefault("key", "local"));
      Shop shop = Shop.opened(operator, "load-" + Instant.now().getEpochSecond());
      new Load(shop, operator, laptop, System.out)
          .run(
              Integer.parseInt(wishes.getOrDefault("replies", "50")),
              Integer.parseInt(wishes.getOrDefault("seconds", "60")),
              Integer.parseInt(wishes.getOrDefault("beats", "30")));
    }
    System.exit(0);
  }

  private void run(int perSecond, int seconds, int beatSeconds)
      throws IOException, InterruptedException {
    int replies = perSecond * seconds;
    out.printf(
        "%s, %d cores, load %.1f at the start%n%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    memory("started");
    all(replies, shop::enter);
    memory("%,d customers entered".formatted(replies));
    long processor = processor();
    long took = reply(replies, perSecond);
    int open = settle(replies);
    double each = (processor() - processor) / 1e6 / replies;
    watchCarriers(replies);
    memory("%,d replies".formatted(replies));
    out.printf("| replies a second, offered | accepted | took | accept p50 / p99 |");
    out.printf(" reply to carrier: push | text | email | open | refused | twice | CPU a reply |%n");
    out.printf("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |%n");
    out.printf(
        Locale.ROOT,
        "| %d | %d | %.1f s | %s | %s | %s | %s | %d | %d | %d | %s |%n%n",
        perSecond,
        accepted.size(),
        took / 1e9,
        accepted.row(),
        row(Channel.PUSH),
        row(Channel.TEXT),
        row(Channel.EMAIL),
        open,
        refused.get(),
        doubled,
        laptop == null ? "–" : "%.1f ms".formatted(each));
    calls(replies);
    if (beatSeconds > 0) {
      beat(beatSeconds);
    }
  }

  private String row(Channel channel) {
    return spans(channel).row();
  }

  private Spans spans(Channel channel) {
    return Optional.ofNullable(told.get(channel)).orElseThrow();
  }

  private long processor() {
    return laptop == null ? 0 : laptop.processorNanos();
  }

  private void memory(String when) {
    if (laptop != null) {
      out.printf(
          Locale.ROOT, "- memory, %s: %.0f MB%n", when, laptop.residentBytes().orElse(0) / 1e6);
    }
  }

  private interface Each {
    void of(int number) throws InterruptedException;
  }

  private static void all(int number, Each each) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
      List<Future<?>> done = new ArrayList<>();
      for (int worker = 0; worker < WORKERS; worker++) {
        done.add(
            workers.submit(
                () -> {
                  for (int one = next.getAndIncrement();
                      one < number;
                      one = next.getAndIncrement()) {
                    each.of(one);
                  }
                  return null;
                }));
      }
      for (Future<?> one : done) {
        try {
          one.get();
        } catch (java.util.concurrent.ExecutionException e) {
          throw new IllegalStateException(e.getCause());
        }
      }
    }
  }

  /** Each at its time, whether those before are answered or not; counted from that time. */
  private long reply(int replies, int perSecond) throws InterruptedException {
    long began = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int reply = 0; reply < replies; reply++) {
        int one = reply;
        long due = began + reply * 1_000_000_000L / perSecond;
        TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
        var _ = threads.submit(() -> reply(one, due));
      }
    }
    return System.nanoTime() - began;
  }

  private Void reply(int customer, long due) throws InterruptedException {
    if (shop.reply(customer).isGood()) {
      accepted.add((System.nanoTime() - due) / 1e6);
    } else {
      refused.incrementAndGet();
    }
    return null;
  }

  /** Waits until every reply has an outcome, and reads when each was told; says what is open. */
  private int settle(int replies) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    int open = 0;
    for (int one = 0; one < replies; one++) {
      JsonNode record = record(one);
      while (record.path("outcome").asText("").isEmpty() && System.nanoTime() < end) {
        TimeUnit.MILLISECONDS.sleep(500);
        record = record(one);
      }
      if (record.path("outcome").asText("").isEmpty()) {
        open++;
      }
    }
    return open;
  }

  private JsonNode record(int customer) throws InterruptedException {
    return shop.target().get("/v1/replies/" + Shop.name(customer) + "/follow-up").body();
  }

  /** When each was at its carrier: by the laptop's carriers, else as its delivery was begun. */
  private void watchCarriers(int replies) throws InterruptedException {
    Map<String, Instant> taken = new HashMap<>();
    for (JsonNode item : local.get("/local/outbox").body()) {
      if (taken.put(item.path("deliveryId").asText(), at(item)) != null) {
        doubled++;
      }
    }
    for (int one = 0; one < replies; one++) {
      JsonNode record = record(one);
      List<JsonNode> steps = new ArrayList<>();
      record.path("steps").forEach(steps::add);
      Optional<Instant> begun =
          steps.stream()
              .filter(step -> step.path("kind").asText().equals("accepted"))
              .map(Load::at)
              .findFirst();
      List<JsonNode> tellings =
          steps.stream().filter(step -> step.path("kind").asText().equals("told")).toList();
      for (JsonNode delivery : record.path("deliveries")) {
        if (delivery.path("status").asText().equals("nothing")) {
          continue; // Said why nothing went there.
        }
        Channel channel = Channel.valueOf(delivery.path("channel").asText());
        Optional<Instant> there =
            Optional.ofNullable(taken.get(delivery.path("id").asText()))
                .or(() -> tellings.stream().map(Load::at).findFirst());
        if (begun.isPresent() && there.isPresent()) {
          spans(channel).add(Duration.between(begun.get(), there.get()).toNanos() / 1e6);
        }
      }
    }
  }

  private static Instant at(JsonNode step) {
    return Instant.parse(step.path("at").asText());
  }

  /** As many as eight askers, one after the other, get answered. */
  private void beat(int seconds) throws InterruptedException {
    Spans spans = new Spans();
    AtomicLong failed = new AtomicLong();
    long processor = processor();
    long began = System.nanoTime();
    long end = began + TimeUnit.SECONDS.toNanos(seconds);
    all(
        WORKERS,
        worker -> {
          for (int beat = worker; System.nanoTime() < end; beat += WORKERS) {
            long asked = System.nanoTime();
            if (shop.beat(beat % 2_000).isGood()) {
              spans.add((System.nanoTime() - asked) / 1e6);
            } else {
              failed.incrementAndGet();
            }
          }
        });
    memory("%,d beats".formatted(spans.size()));
    out.printf("| beats a second | p50 / p99 | failed | CPU a beat |%n| --- | --- | --- | --- |%n");
    out.printf(
        Locale.ROOT,
        "| %.0f | %s | %d | %s |%n",
        spans.size() / ((System.nanoTime() - began) / 1e9),
        spans.row(),
        failed.get(),
        laptop == null ? "–" : "%.2f ms".formatted((processor() - processor) / 1e6 / spans.size()));
  }

  /** What AWS would be asked for these replies, as the tests count it. */
  private void calls(int replies) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    JsonNode paths = new JsonMapper().readTree(Path.of("../../functions/calls.json").toFile());
    for (JsonNode path : paths.path("paths")) {
      int sum = 0;
      for (JsonNode call : path.path("calls")) {
        sum += call.path("count").asInt();
      }
      counts.merge(path.path("path").asText(), sum, Integer::sum);
    }
    int pushed = (replies + 2) / 3;
    out.println("| path | AWS calls each | times | AWS calls |");
    out.println("| --- | --- | --- | --- |");
    List<Map.Entry<String, Integer>> made =
        List.of(
            Map.entry("a reply is accepted", replies),
            Map.entry("a reply to a customer who has left", replies),
            Map.entry("a push to one device", pushed),
            Map.entry("a claim", replies),
            Map.entry("a text, first to end", replies - pushed),
            Map.entry("an email, last to end", replies - pushed));
    for (Map.Entry<String, Integer> path : made) {
      int each = Optional.ofNullable(counts.get(path.getKey())).orElseThrow();
      out.printf(
          "| %s | %d | %,d | %,d |%n",
          path.getKey(), each, path.getValue(), each * path.getValue());
    }
    out.println();
  }
}
