package io.followup.bench.beats;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All that a function is surrounded by, in a process of its own that answers at once: a Runtime API
 * that has the same event for whoever asks for the next one, and an AWS whose answers lie ready.
 *
 * <p>Who asks {@code GET /await/9000} is answered when so many events have been done.
 */
final class Surroundings {
  /** The event's file among those of the answers, which are named for what they answer. */
  static final String EVENT = "event";

  private static final String NEXT = "GET /2018-06-01/runtime/invocation/next ";
  private static final String AWAIT = "GET /await/";

  private final Map<String, byte[]> answers = new HashMap<>();
  private final byte[] next;
  private final byte[] taken = "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8);
  private long done;

  private Surroundings(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> !f.endsWith(EVENT)).toList()) {
        String target = String.valueOf(file.getFileName());
        answers.put(target, answer("application/x-amz-json-1.0", "", Files.readString(file)));
      }
    }
    String headers =
        """
        Lambda-Runtime-Aws-Request-Id: 00000000-0000-4000-8000-000000000000\r
        Lambda-Runtime-Deadline-Ms: 4102444800000\r
        Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:ap-northeast-2:000000000000:function:f\r
        Lambda-Runtime-Trace-Id: Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=0\r
        """;
    next = answer("application/json", headers, Files.readString(folder.resolve(EVENT)));
  }

  private static byte[] answer(String type, String headers, String body) {
    int length = body.getBytes(UTF_8).length;
    return "HTTP/1.1 200 OK\r\nContent-Type: %s\r\n%sContent-Length: %d\r\n\r\n%s"
        .formatted(type, headers, length, body)
        .getBytes(UTF_8);
  }

  /** Prints its port, and lives as long as its standard input. */
  public static void main(String... arguments) throws IOException {
    Surroundings surroundings = new Surroundings(Path.of(arguments[0]));
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().start(() -> surroundings.accept(server));
    System.out.println(server.getLocalPort());
    while (System.in.read() >= 0) {
      // Nothing is told this way.
    }
    System.exit(0);
  }

  private void accept(ServerSocket server) {
    while (true) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        Thread.ofPlatform().start(() -> serve(socket));
      } catch (IOException e) {
        throw new IllegalStateException("nobody can call any more", e);
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
      OutputStream out = socket.getOutputStream();
      for (String request = request(in); !request.isEmpty(); request = request(in)) {
        out.write(answer(request));
      }
    } catch (IOException | InterruptedException _) {
      return; // Whoever called has hung up.
    }
  }

  private byte[] answer(String request) throws InterruptedException {
    if (request.startsWith(NEXT)) {
      return next;
    }
    if (request.startsWith(AWAIT)) {
      await(Long.parseLong(request.substring(AWAIT.length(), request.indexOf(' ', 4))));
      return taken;
    }
    String target = header(request, "x-amz-target");
    if (!target.isEmpty()) {
      byte[] answer = answers.get(target);
      return answer == null ? broken(target + " is not known here") : answer;
    }
    if (!request.startsWith("POST ") || !request.contains("/response ")) {
      return broken(request);
    }
    finished();
    return taken;
  }

  private synchronized void finished() {
    done++;
    notifyAll();
  }

  private synchronized void await(long number) throws InterruptedException {
    while (done < number) {
      wait();
    }
  }

  /** No failure is measured: who waits is left alone with it. */
  private static byte[] broken(String why) {
    System.err.println(why);
    System.exit(1);
    return new byte[0];
  }

  /** The head; nothing at the end of the connection. The body is read, and not looked at. */
  private static String request(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder(1024);
    for (int ends = 0; ends < 4; ) {
      int c = in.read();
      if (c < 0) {
        return "";
      }
      head.append((char) c);
      ends = c == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : 0;
    }
    String request = head.toString();
    String length = header(request, "content-length");
    in.skipNBytes(length.isEmpty() ? 0 : Long.parseLong(length));
    return request;
  }

  private static String header(String request, String name) {
    String before = "\r\n" + name + ": ";
    int at = request.toLowerCase(Locale.ROOT).indexOf(before);
    return at < 0
        ? ""
        : request.substring(at + before.length(), request.indexOf('\r', at + before.length()));
  }
}
