package io.followup.local.stories;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A workspace's own server that is told what the world is told. */
final class Receiver implements AutoCloseable {
  /** What it was posted. */
  record Posted(String path, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name, List.of()).getFirst();
    }

    JsonNode json() {
      return Json.read(body);
    }
  }

  private final HttpServer server;
  private final Queue<Integer> answers = new ArrayDeque<>();
  private final List<Posted> posted = new CopyOnWriteArrayList<>();

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/hook";
  }

  /** Answers by these, then by 204. */
  Receiver answers(Integer... statuses) {
    synchronized (answers) {
      answers.addAll(List.of(statuses));
    }
    return this;
  }

  List<Posted> posted() {
    return List.copyOf(posted);
  }

  private void answer(HttpExchange call) throws IOException {
    String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, List<String>> headers =
        call.getRequestHeaders().entrySet().stream()
            .collect(
                Collectors.toMap(
                    header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    posted.add(new Posted(call.getRequestURI().toString(), headers, body));
    Integer status;
    synchronized (answers) {
      status = answers.poll();
    }
    if (status != null && status / 100 == 3) {
      call.getResponseHeaders().add("Location", "/elsewhere");
    }
    call.sendResponseHeaders(status == null ? 204 : status, -1);
    call.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
