package io.followup.carriers.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.domain.webhook.Post.Answer;
import io.followup.domain.webhook.Post.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SocketPostTest {
  private static final Map<String, String> HEADERS = Map.of("webhook-id", "e-1");

  private final ServerSocket server = listening();
  private final SocketPost post = post(true, Duration.ofSeconds(10));

  private static ServerSocket listening() {
    try {
      return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static SocketPost post(boolean alsoLoopback, Duration patience) {
    return new SocketPost((SSLSocketFactory) SSLSocketFactory.getDefault(), alsoLoopback, patience);
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void it_posts_json_to_the_path_and_takes_the_status() {
    CompletableFuture<String> asked = answers("HTTP/1.1 204 No Content\r\n\r\n");

    Answer answer = post.post(url("/hook?a=b"), HEADERS, "{\"이름\":1}");

    assertThat(answer).isEqualTo(new Answer.Status(204));
    assertThat(asked.join())
        .startsWith("POST /hook?a=b HTTP/1.1\r\n")
        .contains("\r\nHost: 127.0.0.1:" + server.getLocalPort() + "\r\n")
        .contains("\r\nContent-Type: application/json\r\n")
        .contains("\r\nContent-Length: 12\r\n")
        .contains("\r\nwebhook-id: e-1\r\n")
        .endsWith("\r\n\r\n{\"이름\":1}");
  }

  @Test
  void a_redirect_is_an_answer_and_nobody_follows_it() {
    CompletableFuture<String> asked =
        answers("HTTP/1.1 302 Found\r\nLocation: " + url("/other") + "\r\n\r\n");

    assertThat(post.post(url("/"), HEADERS, "{}")).isEqualTo(new Answer.Status(302));
    assertThat(asked.join()).startsWith("POST / ");
  }

  @Test
  void what_comes_before_the_final_answer_is_passed_over() {
    var _ = answers("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\n\r\n");

    assertThat(post.post(url("/"), HEADERS, "{}")).isEqualTo(new Answer.Status(200));
  }

  @Test
  void what_is_no_http_is_no_answer() {
    var _ = answers("220 smtp.example ESMTP\r\n");

    assertThat(post.post(url("/"), HEADERS, "{}")).isEqualTo(new Answer.Failed(Fault.NO_ANSWER));
  }

  @Test
  void an_answer_that_drips_is_not_waited_for() {
    var _ = CompletableFuture.runAsync(this::drip);
    SocketPost impatient = post(true, Duration.ofMillis(300));

    assertThat(impatient.post(url("/"), HEADERS, "{}"))
        .isEqualTo(new Answer.Failed(Fault.TIMED_OUT));
  }

  @Test
  void who_is_not_there_is_not_reached() throws IOException {
    server.close();

    assertThat(post.post(url("/"), HEADERS, "{}")).isEqualTo(new Answer.Failed(Fault.NOT_REACHED));
  }

  @Test
  void who_does_not_speak_tls_is_not_trusted() {
    var _ = answers("HTTP/1.1 200 OK\r\n\r\n");

    assertThat(post.post(url("/").replace("http:", "https:"), HEADERS, "{}"))
        .isEqualTo(new Answer.Failed(Fault.NOT_TRUSTED));
  }

  @Test
  void an_address_that_is_not_public_is_not_called() {
    SocketPost deployed = post(false, Duration.ofSeconds(10));

    assertThat(deployed.post(url("/"), HEADERS, "{}"))
        .isEqualTo(new Answer.Failed(Fault.NOT_PUBLIC));
    assertThat(deployed.post("https://localhost/", HEADERS, "{}"))
        .isEqualTo(new Answer.Failed(Fault.NOT_PUBLIC));
    assertThat(deployed.post("https://[::1]/", HEADERS, "{}"))
        .isEqualTo(new Answer.Failed(Fault.NOT_PUBLIC));
    assertThat(post.post("https://169.254.169.254/latest", HEADERS, "{}"))
        .isEqualTo(new Answer.Failed(Fault.NOT_PUBLIC));
  }

  @Test
  void a_header_cannot_bring_another() {
    assertThatThrownBy(() -> post.post(url("/"), Map.of("webhook-id", "a\r\nb: c"), "{}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("b: c");
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getLocalPort() + path;
  }

  /** Answers the first caller, and tells what was asked. */
  private CompletableFuture<String> answers(String answer) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (Socket caller = server.accept()) {
            byte[] buffer = new byte[8192];
            StringBuilder asked = new StringBuilder();
            do {
              int read = caller.getInputStream().read(buffer);
              asked.append(new String(buffer, 0, Math.max(0, read), UTF_8));
            } while (caller.getInputStream().available() > 0 || !isWhole(asked.toString()));
            caller.getOutputStream().write(answer.getBytes(UTF_8));
            return asked.toString();
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }

  private static boolean isWhole(String asked) {
    return !asked.startsWith("POST") || (asked.contains("\r\n\r\n{") && asked.endsWith("}"));
  }

  private void drip() {
    try (Socket caller = server.accept()) {
      while (true) {
        caller.getOutputStream().write("HTTP/1.1 1".getBytes(UTF_8));
        caller.getOutputStream().flush();
        Thread.sleep(20);
      }
    } catch (IOException _) {
      // The caller hung up.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
