package io.followup.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpClient;

class TlsTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private static Certificate here;
  private static Certificate elsewhere;

  @BeforeAll
  static void certificates() throws Exception {
    here = Certificate.of("ip:127.0.0.1");
    elsewhere = Certificate.of("dns:elsewhere.test");
  }

  private static Peer showing(Certificate certificate) throws Exception {
    return Peer.secured(certificate.shown().getServerSocketFactory(), Peer.OK);
  }

  private static SocketHttpClient.Builder trusting(SSLContext context) {
    return SocketHttpClient.builder()
        .proxies(Proxies.none())
        .connectTimeout(LONG)
        .readTimeout(LONG)
        .idleTime(LONG)
        .trusting(context);
  }

  private static String ask(SdkHttpClient client, Peer peer) throws IOException {
    String url = "https://127.0.0.1:" + peer.port() + "/";
    return Asking.body(client.prepareRequest(Asking.post(url, "{}")).call());
  }

  @Test
  void who_is_trusted_is_asked_over_one_connection() throws Exception {
    try (Peer peer = showing(here);
        SdkHttpClient client = trusting(here.trusted()).build()) {
      for (int request = 0; request < 5; request++) {
        assertThat(ask(client, peer)).isEqualTo("ok");
      }
      assertThat(peer.connections()).isEqualTo(1);
      assertThat(peer.requests()).hasSize(5);
    }
  }

  @Test
  void whose_certificate_is_another_ones_is_asked_nothing() throws Exception {
    try (Peer peer = showing(elsewhere);
        SdkHttpClient client = trusting(elsewhere.trusted()).build()) {
      assertThatThrownBy(() -> ask(client, peer)).isInstanceOf(SSLHandshakeException.class);
      assertThat(peer.requests()).isEmpty();
    }
  }

  @Test
  void whom_nobody_vouches_for_is_asked_nothing() throws Exception {
    try (Peer peer = showing(here);
        SdkHttpClient client = trusting(elsewhere.trusted()).build()) {
      assertThatThrownBy(() -> ask(client, peer)).isInstanceOf(SSLHandshakeException.class);
      assertThat(peer.requests()).isEmpty();
    }
  }

  @Test
  void by_default_whom_the_jvm_trusts() throws Exception {
    try (Peer peer = showing(here);
        SdkHttpClient client =
            SocketHttpClient.builder()
                .proxies(Proxies.none())
                .connectTimeout(LONG)
                .readTimeout(LONG)
                .build()) {
      assertThatThrownBy(() -> ask(client, peer)).isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void a_good_bye_is_heard_before_anything_is_sent() throws Exception {
    try (Peer peer = showing(here)) {
      Limits limits = Limits.usual().withIdle(LONG).withRead(LONG).withConnect(LONG);
      var request = Asking.get("https://127.0.0.1:" + peer.port() + "/");
      Destination to = Destination.of(request.httpRequest(), Proxies.none());
      SSLContext trusted = here.trusted();
      Connection connection = Connection.open(to, limits, trusted::getSocketFactory);
      connection.ask(Head.request(request, to), false);
      assertThat(connection.isDead()).isFalse();

      peer.hangUp();
      boolean dead = false;
      for (int tries = 0; !dead && tries < 1000; tries++) {
        dead = connection.isDead();
        TimeUnit.MILLISECONDS.sleep(dead ? 0 : 10);
      }
      assertThat(dead).isTrue();
    }
  }
}
