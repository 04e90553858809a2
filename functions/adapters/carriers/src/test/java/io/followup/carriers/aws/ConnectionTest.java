package io.followup.carriers.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

class ConnectionTest {
  static Stream<IOException> before_the_request() {
    return Stream.of(
        new ConnectException("Connection refused"),
        new UnknownHostException("sns.example"),
        new NoRouteToHostException("No route to host"),
        new SSLHandshakeException("no common cipher"),
        new SocketTimeoutException("Connect timed out"));
  }

  static Stream<IOException> perhaps_after_it() {
    return Stream.of(
        new SocketException("Connection reset"),
        new SocketException("Unexpected end of file from server"),
        new SocketTimeoutException("Read timed out"),
        new SocketTimeoutException(),
        new SSLException("closed"),
        new EOFException());
  }

  @ParameterizedTest
  @MethodSource("before_the_request")
  void a_connection_that_was_never_made_carried_nothing(IOException cause) {
    assertThat(Connection.wasNeverMade(failure(new IOException(cause)))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("perhaps_after_it")
  void a_connection_that_broke_may_have_carried_the_request(IOException cause) {
    assertThat(Connection.wasNeverMade(failure(cause))).isFalse();
  }

  @Test
  void a_failure_that_does_not_say_why_may_have_come_after_the_request() {
    assertThat(Connection.wasNeverMade(SdkClientException.create("Connection refused"))).isFalse();
  }

  private static SdkException failure(IOException cause) {
    return SdkClientException.create("Unable to execute HTTP request", cause);
  }
}
