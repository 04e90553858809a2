package io.followup.transport;

import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpClient;

/** The HTTP client under our AWS clients: a small one, and impatient. */
public final class Transport {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration READ = Duration.ofSeconds(10);

  private Transport() {}

  /** Gives up a connect after 2 s and an answer after 10 s. */
  public static SdkHttpClient.Builder<?> http() {
    return http(READ);
  }

  /**
   * @param read how long to wait for the next byte of an answer
   */
  public static SdkHttpClient.Builder<?> http(Duration read) {
    return SocketHttpClient.builder().connectTimeout(CONNECT).readTimeout(read);
  }
}
