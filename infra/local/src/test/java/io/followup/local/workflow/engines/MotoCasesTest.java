package io.followup.local.workflow.engines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
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
  private static ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  static List<Case> cases() {
    return Case.all();
  }

  @BeforeAll
  static void every_case_is_run_by_whichever_server_is_free() {
    List<URI> servers =
        Stream.of(System.getProperty(SERVERS).split(",", -1)).map(URI::create).toList();
    BlockingQueue<URI> free = new LinkedBlockingQueue<>(servers);
    for (Case it : cases()) {
      RUNS.put(it.name(), CompletableFuture.supplyAsync(() -> run(it, free), threads));
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
      return Run.of(it, replies -> new MotoEngine(server, replies));
    } finally {
      free.add(server);
    }
  }

  @AfterAll
  static void close() {
    threads.shutdownNow();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void moto_agrees_or_differs_as_listed(Case it) {
    Run.Made made = RUNS.get(it.name()).join();

    List<String> otherThanExpected = Verdict.inRealTime(it, it.expect(), made.result());
    if (it.moto().isEmpty()) {
      assertThat(otherThanExpected).isEmpty();
    } else {
      assertThat(otherThanExpected).as("differs, as it is listed").isNotEmpty();
      assertThat(Verdict.inRealTime(it, instead(it), made.result())).isEmpty();
    }
  }

  private static ObjectNode instead(Case it) {
    ObjectNode expect = it.expect().deepCopy();
    for (var field : it.moto().orElseThrow().instead().properties()) {
      if (field.getValue().isNull()) {
        expect.remove(field.getKey());
      } else {
        expect.set(field.getKey(), field.getValue());
      }
    }
    return expect;
  }
}
