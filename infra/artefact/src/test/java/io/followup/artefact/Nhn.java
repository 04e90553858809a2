package io.followup.artefact;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.followup.artefact.aws.Aws;
import io.followup.aws.WireAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The Korean carrier: it takes every text, and keeps it. */
final class Nhn implements AutoCloseable {
  /**
   * A text that it took.
   *
   * @param service {@code sms}, or {@code mms} for an LMS
   */
  record Text(String service, JsonNode request) {
    String body() {
      return request.path("body").asText();
    }
  }

  private static final String ACCOUNT = "{\"appKey\":\"app\",\"secretKey\":\"secret\"}";

  private final HttpServer server;
  private final Aws.Closeable account;
  private final List<Text> texts = new CopyOnWriteArrayList<>();

  /** Opens it, with an account of the operator's. */
  Nhn(Aws aws) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::take);
    server.start();
    account =
        aws.answering(
            call -> call.operation().equals("GetSecretValue"),
            WireAnswer.json(World.object().put("SecretString", ACCOUNT)));
  }

  String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  Text last() {
    return texts.getLast();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      texts.add(new Text(path.substring(path.lastIndexOf('/') + 1), World.json(body)));
      byte[] answer =
          """
          {"header":{"isSuccessful":true,"resultCode":0,"resultMessage":"SUCCESS"},
           "body":{"data":{"requestId":"r-%d","sendResultList":[{"resultCode":0,"recipientSeq":1}]}}}"""
              .formatted(texts.size())
              .getBytes(UTF_8);
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  @Override
  public void close() {
    account.close();
    server.stop(0);
  }
}
