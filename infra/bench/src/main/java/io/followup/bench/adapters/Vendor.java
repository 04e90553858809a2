package io.followup.bench.adapters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.stream.Collectors;

/**
 * All vendors, in a process of their own that answers at once: nothing is looked at but how a
 * request begins, and an answer is one packet that was there before.
 */
final class Vendor {
  /** Where it tells, once, the requests that it got last, each in Base64 on a line of its own. */
  static final String ASKED = "/asked";

  private static final int KEPT = 16;
  private static final String NOTHING = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";

  private final Deque<String> asked = new ArrayDeque<>();

  private Vendor() {}

  /** Prints its ports, by HTTP and by SMTP, and lives as long as its standard input. */
  public static void main(String... arguments) throws IOException {
    Vendor vendor = new Vendor();
    InetAddress here = InetAddress.getLoopbackAddress();
    ServerSocket http = new ServerSocket(0, 50, here);
    ServerSocket smtp = new ServerSocket(0, 50, here);
    listen(http, vendor::serve);
    listen(smtp, socket -> MailServer.serve(socket, vendor::keep));
    System.out.println(http.getLocalPort() + " " + smtp.getLocalPort());
    while (System.in.read() >= 0) {
      // Nothing is told this way.
    }
    System.exit(0);
  }

  /** Serves one connection until it ends. */
  private interface Conversation {
    void hold(Socket socket) throws IOException;
  }

  private static void listen(ServerSocket port, Conversation conversation) {
    Thread.ofPlatform().start(() -> accept(port, conversation));
  }

  private static void accept(ServerSocket port, Conversation conversation) {
    while (!port.isClosed()) {
      try {
        Socket socket = port.accept();
        socket.setTcpNoDelay(true);
        Thread.ofPlatform().start(() -> hold(socket, conversation));
      } catch (IOException e) {
        throw new IllegalStateException("nobody can call any more", e);
      }
    }
  }

  private static void hold(Socket socket, Conversation conversation) {
    try (socket) {
      conversation.hold(socket);
    } catch (IOException _) {
      return; // Whoever called has hung up.
    }
  }

  private void serve(Socket socket) throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    OutputStream out = socket.getOutputStream();
    for (String request = read(in); !request.isEmpty(); request = read(in)) {
      out.write(answer(request).getBytes(UTF_8));
      out.flush();
    }
  }

  private String answer(String request) {
    if (request.startsWith("GET " + ASKED)) {
      return Route.response("text/plain", told());
    }
    keep(request);
    for (Route route : Answers.ALL) {
      if (route.takes(request)) {
        return route.response();
      }
    }
    return NOTHING;
  }

  private synchronized void keep(String request) {
    asked.add(request);
    if (asked.size() > KEPT) {
      asked.remove();
    }
  }

  private synchronized String told() {
    String all =
        asked.stream()
            .map(request -> Base64.getEncoder().encodeToString(request.getBytes(UTF_8)))
            .collect(Collectors.joining("\n"));
    asked.clear();
    return all;
  }

  /** Head and body; nothing at the end of the connection. */
  private static String read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int ends = 0;
    while (ends < 4) {
      int c = in.read();
      if (c < 0) {
        return "";
      }
      head.write(c);
      ends = c == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : 0;
    }
    String request = head.toString(UTF_8);
    return request + new String(in.readNBytes(Asked.contentLength(request)), UTF_8);
  }
}
