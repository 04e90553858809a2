package io.followup.local.workflow.engines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same cases in moto, an independent engine, in real time, over as many servers as are named;
 * one that does otherwise is listed in the case, and only as long as it does.
 */
@EnabledIfSystemProperty(named = MotoCasesTest.SERVERS, matches = "http.*")
class MotoCasesTest {
  static final String SERVERS = "followup.engines.moto";

  private static final Map<String, CompletableFuture<Run.Made>> RUNS = new ConcurrentHashMap<>();
  private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

  static List<Case> cases() {
    return Case.all();
  }

  @BeforeAll
  static void every_case_is_run_by_whichever_server_is_free() {
    List<URI> servers =
        Stream.of(System.getProperty(SERVERS).split(",", -1)).map(URI::create).toList();
    BlockingQueue<URI> free = new LinkedBlockingQueue<>(servers);
    for (Case it : cases()) {
      RUNS.put(it.name(), CompletableFuture.supplyAsync(() -> run(it, free), THREADS));
    }
  }

  private static Run.Made run(Case it, BlockingQueue<URI> free) {
    URI server;
    try {
      server = free.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    try {
      return ifGood(it, server).or(() -> ifGood(it, server)).orElseGet(() -> run(it, server));
    } finally {
      free.add(server);
    }
  }

  private static Run.Made run(Case it, URI server) {
    return Run.of(it, replies -> new MotoEngine(server, replies));
  }

  /** In real time a busy machine may spoil a run; what goes wrong three times is no accident. */
  private static Optional<Run.Made> ifGood(Case it, URI server) {
    try {
      return Optional.of(run(it, server)).filter(made -> verdict(it, made).isEmpty());
    } catch (RuntimeException | AssertionError e) {
      return Optional.empty();
    }
  }

  @AfterAll
  static void close() {
    THREADS.shutdownNow();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void moto_agrees_or_differs_as_listed(Case it) {
    Run.Made made = RUNS.get(it.name()).join();

    assertThat(verdict(it, made)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("different")
  void what_is_listed_as_different_still_is(Case it) {
    Run.Made made = RUNS.get(it.name()).join();

    assertThat(Verdict.inRealTime(it, it.expect(), told(it, made))).isNotEmpty();
  }

  static List<Case> different() {
    return cases().stream().filter(it -> it.moto().isPresent()).toList();
  }

  private static List<String> verdict(Case it, Run.Made made) {
    return Verdict.inRealTime(it, it.expectOfMoto(), told(it, made));
  }

  /** What came of it, and whether its history is linked as the walker's is. */
  private static ObjectNode told(Case it, Run.Made made) {
    ObjectNode told = made.result().deepCopy();
    if (it.moto().isEmpty() || it.expectOfMoto().has("history")) {
      List<String> walked = Run.of(it, WalkerEngine::new).history();
      told.put("history", made.history().equals(walked) ? "same" : "other");
    }
    return told;
  }
}
