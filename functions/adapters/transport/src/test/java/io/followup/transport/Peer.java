package io.followup.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;

/** A server that answers its requests, one after the other, with what it was told to. */
final class Peer implements AutoCloseable {
  static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

  /** What becomes of a request. */
  sealed interface Reply {
    record Says(String answer) implements Reply {}

    /** And nothing after it. */
    record SaysAndCloses(String answer) implements Reply {}

    record IsSilent() implements Reply {}
  }

  private final ServerSocket server;
  private final List<Reply> replies;
  private final AtomicInteger next = new AtomicInteger();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch asked = new CountDownLatch(1);

  private Peer(ServerSocketFactory factory, List<Reply> replies) {
    this.replies = replies;
    try {
      server = factory.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** The last reply is that to all that follow, too. */
  static Peer that(Reply... replies) {
    return new Peer(ServerSocketFactory.getDefault(), List.of(replies));
  }

  static Peer saying(String... answers) {
    return secured(ServerSocketFactory.getDefault(), answers);
  }

  static Peer secured(ServerSocketFactory factory, String... answers) {
    return new Peer(factory, List.of(answers).stream().<Reply>map(Reply.Says::new).toList());
  }

  int port() {
    return server.getLocalPort();
  }

  List<String> requests() {
    return requests;
  }

  int connections() {
    return connections.size();
  }

  /** Until the first request is there. */
  void awaitRequest() throws InterruptedException {
    if (!asked.await(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("nobody asks");
    }
  }

  void hangUp() throws IOException {
    for (Socket connection : connections) {
      connection.close();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    hangUp();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = server.accept();
        connections.add(connection);
        Thread.ofVirtual().start(() -> serve(connection));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void serve(Socket connection) {
    try {
      InputStream in = connection.getInputStream();
      for (String request = request(in); !request.isEmpty(); request = request(in)) {
        requests.add(request);
        asked.countDown();
        switch (replies.get(Math.min(next.getAndIncrement(), replies.size() - 1))) {
          case Reply.Says(String answer) -> say(connection, answer);
          case Reply.SaysAndCloses(String answer) -> {
            say(connection, answer);
            connection.close();
          }
          case Reply.IsSilent() -> {}
        }
      }
    } catch (IOException _) {
      // The other side has gone.
    }
  }

  private static void say(Socket connection, String answer) throws IOException {
    connection.getOutputStream().write(answer.getBytes(ISO_8859_1));
    connection.getOutputStream().flush();
  }

  /** Head and body; empty at the end. */
  private static String request(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        return "";
      }
      head.append((char) c);
    }
    Matcher length = LENGTH.matcher(head);
    int bytes = length.find() ? Integer.parseInt(length.group(1)) : 0;
    return head + new String(in.readNBytes(bytes), ISO_8859_1);
  }
}
