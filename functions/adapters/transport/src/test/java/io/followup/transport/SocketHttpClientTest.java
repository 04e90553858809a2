package io.followup.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.transport.Peer.Reply;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

class SocketHttpClientTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private static SocketHttpClient.Builder builder() {
    return SocketHttpClient.builder()
        .proxies(Proxies.none())
        .connectTimeout(LONG)
        .readTimeout(LONG)
        .idleTime(LONG);
  }

  private static String url(Peer peer) {
    return "http://127.0.0.1:" + peer.port() + "/";
  }

  private static HttpExecuteResponse ask(SdkHttpClient client, HttpExecuteRequest request)
      throws IOException {
    return client.prepareRequest(request).call();
  }

  private static HttpExecuteResponse asked(HttpExecuteRequest request) throws IOException {
    try (SdkHttpClient client = builder().build()) {
      return ask(client, request);
    }
  }

  @Test
  void a_request_is_sent_as_it_was_signed() throws IOException {
    try (Peer peer = Peer.saying(Peer.OK)) {
      Map<String, String> headers =
          Map.of("X-Amz-Target", "DynamoDB.UpdateItem", "Content-Length", "4");
      asked(Asking.post(url(peer) + "a%20b?x=1&y=%2F", headers, "body"));

      assertThat(peer.requests().getFirst())
          .startsWith("POST /a%20b?x=1&y=%2F HTTP/1.1\r\nHost: 127.0.0.1:" + peer.port() + "\r\n")
          .contains("\r\nX-Amz-Target: DynamoDB.UpdateItem\r\n")
          .containsOnlyOnce("Content-Length: 4\r\n")
          .endsWith("\r\n\r\nbody");
    }
  }

  @Test
  void a_host_that_was_signed_is_sent_and_no_other() throws IOException {
    try (Peer peer = Peer.saying(Peer.OK)) {
      asked(Asking.of(SdkHttpMethod.GET, url(peer), Map.of("Host", "dynamodb.test")).build());

      assertThat(peer.requests().getFirst()).containsOnlyOnce("Host: ").contains("dynamodb.test");
    }
  }

  @Test
  void a_body_is_never_sent_in_chunks_nor_announced() throws IOException {
    try (Peer peer = Peer.saying(Peer.OK)) {
      Map<String, String> headers =
          Map.of("Transfer-Encoding", "chunked", "Expect", "100-continue");
      asked(Asking.post(url(peer), headers, "some text"));

      assertThat(peer.requests().getFirst())
          .contains("Content-Length: 9\r\n")
          .doesNotContainIgnoringCase("chunked")
          .doesNotContainIgnoringCase("expect")
          .endsWith("some text");
    }
  }

  @Test
  void a_post_without_a_body_says_so_and_a_get_does_not() throws IOException {
    try (Peer peer = Peer.saying(Peer.OK);
        SdkHttpClient client = builder().build()) {
      ask(client, Asking.of(SdkHttpMethod.POST, url(peer), Map.of()).build());
      ask(client, Asking.get(url(peer)));

      assertThat(peer.requests().getFirst()).contains("Content-Length: 0\r\n");
      assertThat(peer.requests().getLast()).doesNotContain("Content-Length");
    }
  }

  @Test
  void a_body_that_is_shorter_than_is_said_is_not_sent() throws IOException {
    try (Peer peer = Peer.saying(Peer.OK)) {
      HttpExecuteRequest request = Asking.post(url(peer), Map.of("Content-Length", "5"), "four");

      assertThatThrownBy(() -> asked(request)).isInstanceOf(IOException.class);
      assertThat(peer.requests()).isEmpty();
    }
  }

  @Test
  void no_header_smuggles_another_one() throws IOException {
    try (Peer peer = Peer.saying(Peer.OK)) {
      HttpExecuteRequest request =
          Asking.of(SdkHttpMethod.GET, url(peer), Map.of("X-Name", "one\r\nX-Other: two")).build();

      assertThatThrownBy(() -> asked(request))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("X-Name")
          .hasMessageNotContaining("two");
      assertThat(peer.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 301, 302, 400, 403, 404, 409, 413, 429, 500, 503})
  void whatever_the_status_is_it_is_handed_on_and_nothing_asked_again(int status)
      throws IOException {
    String answer =
        "HTTP/1.1 " + status + " Because of it\r\nContent-Length: 2\r\nX-A: 1\r\n\r\n{}";
    try (Peer peer = Peer.saying(answer)) {
      HttpExecuteResponse response = asked(Asking.post(url(peer), "{}"));

      assertThat(response.httpResponse().statusCode()).isEqualTo(status);
      assertThat(response.httpResponse().statusText()).contains("Because of it");
      assertThat(response.httpResponse().firstMatchingHeader("x-a")).contains("1");
      assertThat(Asking.body(response)).isEqualTo("{}");
      assertThat(peer.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8191, 16_000, 16_384, 100_000, 1_048_576})
  void a_body_is_read_whole_however_it_says_how_long_it_is(int length) throws IOException {
    String body = "0123456789abcdef".repeat(length / 16 + 1).substring(0, length);
    String half = body.substring(0, length / 2);
    String chunked =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            + chunk(half)
            + chunk(body.substring(length / 2))
            + "0;last=yes\r\nX-Trailer: 1\r\n\r\n";
    try (Peer peer =
            Peer.that(
                new Reply.Says("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + body),
                new Reply.Says(chunked),
                new Reply.SaysAndCloses("HTTP/1.1 200 OK\r\n\r\n" + body));
        SdkHttpClient client = builder().build()) {
      for (int form = 0; form < 3; form++) {
        assertThat(Asking.body(ask(client, Asking.post(url(peer), body)))).isEqualTo(body);
      }
      assertThat(peer.connections()).isEqualTo(1);
      assertThat(peer.requests()).allMatch(request -> request.endsWith("\r\n\r\n" + body));
    }
  }

  private static String chunk(String part) {
    return part.isEmpty()
        ? ""
        : Integer.toHexString(part.length()) + ";name=value\r\n" + part + "\r\n";
  }

  @Test
  void what_has_no_body_leaves_the_connection_of_use() throws IOException {
    try (Peer peer =
            Peer.saying(
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n",
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 304 Not Modified\r\nContent-Length: 100\r\n\r\n",
                Peer.OK);
        SdkHttpClient client = builder().build()) {
      HttpExecuteResponse head =
          ask(client, Asking.of(SdkHttpMethod.HEAD, url(peer), Map.of()).build());
      assertThat(head.httpResponse().firstMatchingHeader("Content-Length")).contains("100");
      assertThat(Asking.body(head)).isEmpty();
      assertThat(Asking.body(ask(client, Asking.get(url(peer))))).isEmpty();
      assertThat(Asking.body(ask(client, Asking.get(url(peer))))).isEmpty();
      assertThat(Asking.body(ask(client, Asking.get(url(peer))))).isEqualTo("ok");
      assertThat(peer.connections()).isEqualTo(1);
    }
  }

  @Test
  void an_answer_that_is_announced_is_waited_for() throws IOException {
    String interim = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n";
    try (Peer peer = Peer.saying(interim + Peer.OK)) {
      assertThat(Asking.body(asked(Asking.post(url(peer), "x")))).isEqualTo("ok");
    }
  }

  @Test
  void requests_one_after_the_other_share_a_connection() throws IOException {
    try (Peer peer = Peer.saying(Peer.OK);
        SdkHttpClient client = builder().build()) {
      for (int request = 0; request < 5; request++) {
        ask(client, Asking.post(url(peer), "{}"));
      }
      assertThat(peer.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 500 Broken\r\nContent-Length: 2\r\n\r\nno",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: Keep-Alive, Close\r\n\r\nok",
        "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok and more",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 9\r\n\r\n2\r\nok\r\n0\r\n\r\n"
      })
  void a_connection_that_may_not_be_trusted_is_not_used_again(String answer) throws IOException {
    try (Peer peer = Peer.saying(answer, Peer.OK);
        SdkHttpClient client = builder().build()) {
      ask(client, Asking.post(url(peer), "first"));
      assertThat(Asking.body(ask(client, Asking.post(url(peer), "second")))).isEqualTo("ok");
      assertThat(peer.connections()).isEqualTo(2);
      assertThat(peer.requests()).hasSize(2);
    }
  }

  @Test
  void a_connection_that_rested_too_long_is_not_used_again() throws IOException {
    try (Peer peer = Peer.saying(Peer.OK);
        SdkHttpClient client = builder().idleTime(Duration.ZERO).build()) {
      ask(client, Asking.post(url(peer), "{}"));
      ask(client, Asking.post(url(peer), "{}"));
      assertThat(peer.connections()).isEqualTo(2);
    }
  }

  @Test
  void a_connection_that_was_closed_meanwhile_is_seen_before_anything_is_sent() throws Exception {
    try (Peer peer = Peer.saying(Peer.OK)) {
      Destination to = Destination.of(Asking.get(url(peer)).httpRequest(), Proxies.none());
      Limits limits = Limits.usual().withIdle(LONG);
      Connection connection = Connection.open(to, limits, Tls.ofJvm());
      IdleConnections idle = new IdleConnections(limits);
      connection.ask(Head.request(Asking.get(url(peer)), to), false);
      assertThat(connection.isDead()).isFalse();
      idle.keep(to, connection);
      assertThat(idle.take(to)).contains(connection);
      idle.keep(to, connection);

      peer.hangUp();
      for (int tries = 0; !connection.isDead() && tries < 1000; tries++) {
        TimeUnit.MILLISECONDS.sleep(10);
      }

      assertThat(idle.take(to)).isEmpty();
    }
  }

  @Test
  void a_request_whose_answer_is_lost_is_not_sent_twice() throws IOException {
    try (Peer peer = Peer.that(new Reply.Says(Peer.OK), new Reply.SaysAndCloses(""));
        SdkHttpClient client = builder().build()) {
      ask(client, Asking.post(url(peer), "first"));

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> ask(client, Asking.post(url(peer), "second")));
      assertThat(peer.requests()).hasSize(2);
      assertThat(peer.connections()).isEqualTo(1);
    }
  }

  @Test
  void after_a_failure_another_connection_is_made() throws IOException {
    try (Peer peer =
            Peer.that(
                new Reply.SaysAndCloses("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok"),
                new Reply.Says(Peer.OK));
        SdkHttpClient client = builder().build()) {
      assertThatThrownBy(() -> ask(client, Asking.post(url(peer), "first")))
          .isInstanceOf(EOFException.class);
      assertThat(Asking.body(ask(client, Asking.post(url(peer), "second")))).isEqualTo("ok");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/2 200 OK\r\n\r\n",
        "HTTP/1.1 2x0 OK\r\n\r\n",
        "HTTP/1.1 099 Low\r\n\r\n",
        "HTTP/1.1 200\tOK\r\n\r\n",
        "SSH-2.0-OpenSSH_9.9\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno header\r\n\r\n",
        "HTTP/1.1 200 OK\r\nName : value\r\n\r\n",
        "HTTP/1.1 200 OK\r\nA: 1\r\n folded\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\nx",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1025\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n401\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n",
      })
  void what_is_no_answer_or_too_long_a_one_is_a_failure(String answer) throws IOException {
    try (Peer peer = Peer.that(new Reply.SaysAndCloses(answer));
        SdkHttpClient client = builder().longestBody(1024).build()) {
      assertThatThrownBy(() -> ask(client, Asking.get(url(peer))))
          .isInstanceOf(ProtocolException.class);
    }
  }

  @Test
  void a_body_without_an_end_is_given_up() throws IOException {
    String chunks = chunk("x".repeat(600)).repeat(2);
    try (Peer peer =
            Peer.saying(
                "HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(1025),
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);
        SdkHttpClient client = builder().longestBody(1024).build()) {
      for (int form = 0; form < 2; form++) {
        assertThatThrownBy(() -> ask(client, Asking.get(url(peer))))
            .isInstanceOf(ProtocolException.class)
            .hasMessageContaining("1024");
      }
    }
  }

  @Test
  void a_head_without_an_end_is_given_up() throws IOException {
    String header = "X-Name: " + "x".repeat(1000) + "\r\n";
    String announced = "HTTP/1.1 102 Processing\r\n\r\n";
    try (Peer peer =
            Peer.saying(
                "HTTP/1.1 200 OK\r\n" + header.repeat(70),
                "HTTP/1.1 200 " + "x".repeat(70_000),
                announced.repeat(20));
        SdkHttpClient client = builder().build()) {
      for (int form = 0; form < 3; form++) {
        assertThatThrownBy(() -> ask(client, Asking.get(url(peer))))
            .isInstanceOf(ProtocolException.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfour",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfour",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nfour\r\n0\r\n"
      })
  void half_an_answer_is_none(String answer) throws IOException {
    try (Peer peer = Peer.that(new Reply.SaysAndCloses(answer))) {
      assertThatThrownBy(() -> asked(Asking.get(url(peer)))).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void who_refuses_a_connection_was_asked_nothing() throws IOException {
    int nobody;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = closed.getLocalPort();
    }
    try (SdkHttpClient client = builder().build()) {
      assertThatThrownBy(() -> ask(client, Asking.get("http://127.0.0.1:" + nobody + "/")))
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void a_connect_that_takes_too_long_is_told_from_a_slow_answer() throws IOException {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        SdkHttpClient client = builder().connectTimeout(Duration.ofMillis(50)).build()) {
      while (mayConnect(full, waiting)) {
        // Linux takes some more than the queue has room for.
      }

      String url = "http://127.0.0.1:" + full.getLocalPort() + "/";
      assertThatThrownBy(() -> ask(client, Asking.get(url)))
          .isInstanceOf(SocketTimeoutException.class)
          .hasMessageStartingWith("Connect");
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  private static boolean mayConnect(ServerSocket server, List<Socket> connected)
      throws IOException {
    Socket socket = new Socket();
    connected.add(socket);
    try {
      socket.connect(server.getLocalSocketAddress(), 500);
      return true;
    } catch (SocketTimeoutException _) {
      return false;
    }
  }

  @Test
  void an_answer_that_takes_too_long_is_not_waited_for() throws IOException {
    try (Peer peer = Peer.that(new Reply.IsSilent());
        SdkHttpClient client = builder().readTimeout(Duration.ofMillis(50)).build()) {
      assertThatThrownBy(() -> ask(client, Asking.get(url(peer))))
          .isInstanceOf(SocketTimeoutException.class)
          .hasMessageStartingWith("Read");
    }
  }

  @Test
  void a_call_that_is_aborted_ends_at_once() throws Exception {
    try (Peer peer = Peer.that(new Reply.IsSilent());
        SdkHttpClient client = builder().build()) {
      ExecutableHttpRequest request = client.prepareRequest(Asking.get(url(peer)));
      CompletableFuture<HttpExecuteResponse> call = calling(request);
      peer.awaitRequest();
      request.abort();

      assertThatThrownBy(() -> call.get(60, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseInstanceOf(IOException.class);
    }
  }

  @Test
  void a_call_that_was_aborted_before_is_not_made() throws IOException {
    try (Peer peer = Peer.saying(Peer.OK);
        SdkHttpClient client = builder().build()) {
      ExecutableHttpRequest request = client.prepareRequest(Asking.get(url(peer)));
      request.abort();

      assertThatThrownBy(request::call).isInstanceOf(IOException.class);
      assertThat(peer.requests()).isEmpty();
    }
  }

  @Test
  void aborting_what_is_over_hurts_nobody() throws IOException {
    try (Peer peer = Peer.saying(Peer.OK);
        SdkHttpClient client = builder().build()) {
      ExecutableHttpRequest request = client.prepareRequest(Asking.get(url(peer)));
      request.call();
      request.abort();
      ask(client, Asking.get(url(peer)));

      assertThat(peer.connections()).isEqualTo(1);
    }
  }

  /** So the SDK ends a call that takes longer than it may. */
  @Test
  void a_thread_that_is_interrupted_does_not_wait() throws Exception {
    try (Peer peer = Peer.that(new Reply.IsSilent());
        SdkHttpClient client = builder().build()) {
      CompletableFuture<HttpExecuteResponse> call = new CompletableFuture<>();
      ExecutableHttpRequest request = client.prepareRequest(Asking.get(url(peer)));
      Thread thread = Thread.ofPlatform().start(() -> complete(call, request));
      peer.awaitRequest();
      thread.interrupt();

      assertThatThrownBy(() -> call.get(60, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseInstanceOf(IOException.class);
    }
  }

  private static CompletableFuture<HttpExecuteResponse> calling(ExecutableHttpRequest request) {
    CompletableFuture<HttpExecuteResponse> call = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> complete(call, request));
    return call;
  }

  private static void complete(
      CompletableFuture<HttpExecuteResponse> call, ExecutableHttpRequest request) {
    try {
      call.complete(request.call());
    } catch (IOException e) {
      call.completeExceptionally(e);
    }
  }

  @Test
  void many_threads_use_many_connections_and_get_each_its_own_answer() throws Exception {
    try (Peer peer = Peer.saying(Peer.OK);
        SdkHttpClient client = builder().build()) {
      List<CompletableFuture<HttpExecuteResponse>> calls = new ArrayList<>();
      for (int call = 0; call < 200; call++) {
        calls.add(calling(client.prepareRequest(Asking.post(url(peer), "call " + call))));
      }
      for (CompletableFuture<HttpExecuteResponse> call : calls) {
        assertThat(Asking.body(call.get(60, TimeUnit.SECONDS))).isEqualTo("ok");
      }
      assertThat(peer.requests()).hasSize(200).doesNotHaveDuplicates();
    }
  }

  @Test
  void a_client_that_is_closed_keeps_no_connection() throws IOException {
    try (Peer peer = Peer.saying(Peer.OK)) {
      SdkHttpClient client = builder().build();
      client.close();
      ask(client, Asking.get(url(peer)));
      ask(client, Asking.get(url(peer)));
      assertThat(peer.connections()).isEqualTo(2);
    }
  }

  @Test
  void a_path_that_holds_what_no_path_may_is_not_sent() {
    SdkHttpFullRequest request =
        SdkHttpFullRequest.builder()
            .method(SdkHttpMethod.GET)
            .uri(URI.create("http://127.0.0.1:1/"))
            .encodedPath("/a b")
            .build();
    try (SdkHttpClient client = builder().build()) {
      assertThatThrownBy(() -> ask(client, HttpExecuteRequest.builder().request(request).build()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
