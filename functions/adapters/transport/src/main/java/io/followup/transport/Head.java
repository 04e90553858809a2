package io.followup.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** A request as it goes over the wire, head and body at once. */
final class Head {
  private final StringBuilder lines = new StringBuilder(1024);

  private Head() {}

  /** The body is read whole; no request of ours has a large one. */
  static byte[] request(HttpExecuteRequest execute, Destination to) throws IOException {
    SdkHttpRequest request = execute.httpRequest();
    Optional<byte[]> body = body(execute);
    Head head = new Head();
    head.lines
        .append(request.method().name())
        .append(' ')
        .append(target(request, to))
        .append(" HTTP/1.1\r\n");
    if (request.firstMatchingHeader("Host").isEmpty()) {
      head.line("Host", to.name());
    }
    request.forEachHeader((name, values) -> values.forEach(value -> head.given(name, value)));
    if (body.isPresent() || hasBody(request.method())) {
      head.line("Content-Length", Integer.toString(body.map(bytes -> bytes.length).orElse(0)));
    }
    if (to.isAskedOfProxy()) {
      to.proxy().flatMap(Proxy::credentials).ifPresent(shown -> head.line(PROXY_SHOWN, shown));
    }
    return head.with(body.orElseGet(() -> new byte[0]));
  }

  private static final String PROXY_SHOWN = "Proxy-Authorization";

  /** Asks a proxy for a way through. */
  static byte[] tunnel(Destination to, Proxy proxy) {
    Head head = new Head();
    head.lines.append("CONNECT ").append(to.authority()).append(" HTTP/1.1\r\n");
    head.line("Host", to.authority());
    proxy.credentials().ifPresent(shown -> head.line(PROXY_SHOWN, shown));
    return head.with(new byte[0]);
  }

  private static String target(SdkHttpRequest request, Destination to) {
    String path = request.encodedPath().isEmpty() ? "/" : request.encodedPath();
    String query = request.encodedQueryParameters().map(q -> "?" + q).orElse("");
    String origin = to.isAskedOfProxy() ? "http://" + to.name() : "";
    String target = origin + path + query;
    if (!target.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IllegalArgumentException("a path holds what no path may");
    }
    return target;
  }

  private static boolean hasBody(SdkHttpMethod method) {
    return method == SdkHttpMethod.POST
        || method == SdkHttpMethod.PUT
        || method == SdkHttpMethod.PATCH;
  }

  /** Of a stream that is longer than is said no more than that is sent. */
  private static Optional<byte[]> body(HttpExecuteRequest execute) throws IOException {
    if (execute.contentStreamProvider().isEmpty()) {
      return Optional.empty();
    }
    ContentStreamProvider content = execute.contentStreamProvider().get();
    Optional<Integer> said =
        execute.httpRequest().firstMatchingHeader("Content-Length").map(Integer::valueOf);
    try (InputStream stream = content.newStream()) {
      byte[] bytes = said.isEmpty() ? stream.readAllBytes() : stream.readNBytes(said.get());
      if (said.isPresent() && bytes.length < said.get()) {
        throw new IOException("the body of the request is shorter than is said");
      }
      return Optional.of(bytes);
    }
  }

  private void given(String name, String value) {
    switch (name.toLowerCase(Locale.ROOT)) {
      // Ours, since the body is in hand; nobody waits for a "100 Continue" with it.
      case "content-length", "transfer-encoding", "expect" -> {}
      default -> line(name, value);
    }
  }

  private void line(String name, String value) {
    if (!mayStand(name) || !mayStand(value)) {
      throw new IllegalArgumentException("a header holds what no header may: " + printable(name));
    }
    lines.append(name).append(": ").append(value).append("\r\n");
  }

  private static boolean mayStand(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if ((c < ' ' && c != '\t') || c == 127) {
        return false;
      }
    }
    return true;
  }

  private static String printable(String name) {
    return name.replaceAll("[^!-~]", "?");
  }

  private byte[] with(byte[] body) {
    byte[] head = lines.append("\r\n").toString().getBytes(UTF_8);
    byte[] all = new byte[head.length + body.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }
}
