package io.followup.carriers.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.followup.domain.webhook.Post;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * HTTP/1.1 over a socket of its own: the very address that was found public is the one that is
 * called, which no client that resolves names by itself promises; a name that leads elsewhere a
 * moment later leads nobody astray. Of the answer the status alone is read.
 *
 * <p>Resolving aside, it takes 10 s at most, however slowly the other side speaks.
 */
@Singleton
public final class SocketPost implements Post {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LONGEST_LINE = 8192;

  /** Of answers that say that another one follows. */
  private static final int MOST_LINES = 200;

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");

  private final SSLSocketFactory tls;
  private final boolean alsoLoopback;
  private final Duration patience;

  /**
   * @param alsoLoopback whether this very machine may be called, as on a laptop
   */
  @Inject
  SocketPost(
      @ConfigProperty(name = "followup.webhook.loopback", defaultValue = "false")
          boolean alsoLoopback) {
    this((SSLSocketFactory) SSLSocketFactory.getDefault(), alsoLoopback, PATIENCE);
  }

  SocketPost(SSLSocketFactory tls, boolean alsoLoopback, Duration patience) {
    this.tls = tls;
    this.alsoLoopback = alsoLoopback;
    this.patience = patience;
  }

  @Override
  public Answer post(String url, Map<String, String> headers, byte[] body) {
    URI to = URI.create(url);
    String host = to.getHost();
    if (host == null) {
      return new Answer.Failed(Fault.UNKNOWN_HOST);
    }
    InetAddress[] found;
    try {
      found = InetAddress.getAllByName(host);
    } catch (UnknownHostException _) {
      return new Answer.Failed(Fault.UNKNOWN_HOST);
    }
    return Arrays.stream(found).allMatch(this::mayBeCalled)
        ? post(to, List.of(found), request(to, headers, body))
        : new Answer.Failed(Fault.NOT_PUBLIC);
  }

  private boolean mayBeCalled(InetAddress address) {
    return PublicAddresses.isPublic(address) || (alsoLoopback && address.isLoopbackAddress());
  }

  private Answer post(URI to, List<InetAddress> found, byte[] request) {
    Deadline deadline = new Deadline(patience);
    Answer answer = new Answer.Failed(Fault.NOT_REACHED);
    for (InetAddress address : found) {
      try (Socket plain = new Socket()) {
        plain.connect(new InetSocketAddress(address, port(to)), deadline.millis());
        // From here on it may have been taken, so no other address is asked.
        return ask(plain, to, request, deadline);
      } catch (SocketTimeoutException _) {
        answer = new Answer.Failed(Fault.TIMED_OUT);
      } catch (IOException _) {
        answer = new Answer.Failed(Fault.NOT_REACHED);
      }
    }
    return answer;
  }

  private Answer ask(Socket plain, URI to, byte[] request, Deadline deadline) {
    try (Deadline.Guard _ = deadline.closing(plain)) {
      try (Socket socket = isHttps(to) ? secured(plain, to) : plain) {
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
        OptionalInt status = status(socket.getInputStream());
        return status.isPresent()
            ? new Answer.Status(status.getAsInt())
            : new Answer.Failed(Fault.NO_ANSWER);
      } catch (SSLException _) {
        return new Answer.Failed(deadline.isOver() ? Fault.TIMED_OUT : Fault.NOT_TRUSTED);
      } catch (IOException _) {
        return new Answer.Failed(deadline.isOver() ? Fault.TIMED_OUT : Fault.NO_ANSWER);
      }
    }
  }

  /** The certificate must be one of the name that the workspace gave. */
  private Socket secured(Socket plain, URI to) throws IOException {
    SSLSocket socket = (SSLSocket) tls.createSocket(plain, bare(to), port(to), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  /** An address of IPv6 without its brackets. */
  private static String bare(URI to) {
    return to.getHost().replaceAll("^\\[|]$", "");
  }

  private static byte[] request(URI to, Map<String, String> headers, byte[] content) {
    String path = to.getRawPath() == null || to.getRawPath().isEmpty() ? "/" : to.getRawPath();
    String query = to.getRawQuery() == null ? "" : "?" + to.getRawQuery();
    StringBuilder head = new StringBuilder();
    head.append("POST ").append(path).append(query).append(" HTTP/1.1\r\n");
    line(head, "Host", to.getPort() < 0 ? to.getHost() : to.getHost() + ":" + to.getPort());
    line(head, "User-Agent", "followup-webhook/1");
    if (!headers.containsKey("Content-Type")) {
      line(head, "Content-Type", "application/json");
    }
    line(head, "Content-Length", Integer.toString(content.length));
    line(head, "Connection", "close");
    headers.forEach((name, value) -> line(head, name, value));
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.append("\r\n").toString().getBytes(US_ASCII));
    request.writeBytes(content);
    return request.toByteArray();
  }

  private static void line(StringBuilder head, String name, String value) {
    if (!value.chars().allMatch(c -> c >= ' ' && c < 127)) {
      throw new IllegalArgumentException("a header holds what no header may: " + name);
    }
    head.append(name).append(": ").append(value).append("\r\n");
  }

  /** Of the final answer: those that begin with 1 say that another one follows. */
  private static OptionalInt status(InputStream answer) throws IOException {
    int status = 0;
    for (int lines = 0; lines < MOST_LINES; lines++) {
      Matcher first = STATUS.matcher(readLine(answer));
      if (first.matches()) {
        status = Integer.parseInt(first.group(1));
      } else if (status == 0) {
        return OptionalInt.empty();
      }
      if (status >= 200) {
        return OptionalInt.of(status);
      }
    }
    return OptionalInt.empty();
  }

  private static String readLine(InputStream answer) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = answer.read();
    while (c >= 0 && c != '\n' && line.length() < LONGEST_LINE) {
      line.append((char) c);
      c = answer.read();
    }
    if (c != '\n') {
      throw new IOException("the answer ends early");
    }
    return line.toString().stripTrailing();
  }

  private static boolean isHttps(URI to) {
    return to.getScheme().equalsIgnoreCase("https");
  }

  private static int port(URI to) {
    return to.getPort() >= 0 ? to.getPort() : isHttps(to) ? 443 : 80;
  }

  /** When patience ends, for whatever is done by then. */
  private static final class Deadline {
    /** Until it is closed, something closes when patience ends. */
    interface Guard extends AutoCloseable {
      @Override
      void close();
    }

    private final long end;

    Deadline(Duration patience) {
      this.end = System.nanoTime() + patience.toNanos();
    }

    boolean isOver() {
      return System.nanoTime() - end >= 0;
    }

    int millis() {
      return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
    }

    /** A time-out of reads would begin anew with every byte, and there is none of writes. */
    Guard closing(Socket socket) {
      Thread thread =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      Thread.sleep(millis());
                      socket.close();
                    } catch (InterruptedException | IOException _) {
                      // Nobody waits any more.
                    }
                  });
      return thread::interrupt;
    }
  }
}
