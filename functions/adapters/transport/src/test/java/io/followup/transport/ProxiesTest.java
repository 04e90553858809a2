package io.followup.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;

class ProxiesTest {
  private static final String SHOWN = "Proxy-Authorization: Basic bWluYTpsYW1w\r\n";

  private static Proxies all(Peer peer) {
    Proxy proxy = Proxy.of("127.0.0.1", peer.port(), Optional.of("mina"), Optional.of("lamp"));
    return (tls, host) -> Optional.of(proxy);
  }

  private static SdkHttpClient by(Peer peer) {
    return SocketHttpClient.builder().proxies(all(peer)).build();
  }

  @Test
  void a_proxy_is_asked_for_the_whole_address() throws IOException {
    try (Peer proxy = Peer.saying(Peer.OK);
        SdkHttpClient client = by(proxy)) {
      client.prepareRequest(Asking.get("http://sqs.test/queue?x=1")).call();

      assertThat(proxy.requests().getFirst())
          .startsWith("GET http://sqs.test/queue?x=1 HTTP/1.1\r\nHost: sqs.test\r\n")
          .contains(SHOWN);
    }
  }

  @Test
  void a_tunnel_is_asked_for_and_what_the_proxy_is_shown_stays_with_it() throws IOException {
    try (Peer proxy = Peer.saying("HTTP/1.1 407 Who are you?\r\nContent-Length: 0\r\n\r\n");
        SdkHttpClient client = by(proxy)) {
      var request =
          Asking.of(SdkHttpMethod.GET, "https://sqs.test/queue", Map.of("X-Amz-Token", "secret"));

      assertThatThrownBy(() -> client.prepareRequest(request.build()).call())
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("407");
      assertThat(proxy.requests())
          .containsExactly(
              "CONNECT sqs.test:443 HTTP/1.1\r\nHost: sqs.test:443\r\n" + SHOWN + "\r\n");
    }
  }

  @Test
  void some_hosts_are_asked_themselves() {
    Proxy proxy = Proxy.of("proxy.test", 3128, Optional.empty(), Optional.empty());
    Proxies.Except except = new Proxies.Except(proxy, Set.of("169.254.169.254", ".*?.internal"));

    assertThat(except.towards("dynamodb.ap-northeast-2.amazonaws.com")).contains(proxy);
    assertThat(except.towards("169.254.169.254")).isEmpty();
    assertThat(except.towards("Queue.INTERNAL")).isEmpty();
  }

  @Test
  void the_jvm_says_which_proxy_to_ask() {
    String host = System.setProperty("https.proxyHost", "proxy.test");
    String port = System.setProperty("https.proxyPort", "3128");
    try {
      Proxies proxies = Proxies.ofEnvironment();

      assertThat(proxies.towards(true, "sns.test"))
          .contains(Proxy.of("proxy.test", 3128, Optional.empty(), Optional.empty()));
    } finally {
      restore("https.proxyHost", host);
      restore("https.proxyPort", port);
    }
  }

  private static void restore(String name, @org.jspecify.annotations.Nullable String value) {
    if (value == null) {
      System.clearProperty(name);
    } else {
      System.setProperty(name, value);
    }
  }

  @Test
  void what_a_proxy_is_shown_is_never_written() {
    Proxy proxy = Proxy.of("proxy.test", 3128, Optional.of("mina"), Optional.of("lamp"));

    assertThat(new Destination(true, "sns.test", 443, Optional.of(proxy)).toString())
        .doesNotContain("bWluYTpsYW1w");
  }
}
