package io.followup.local.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Closes connections on which nobody asks anything: idle ones, half-open ones, and those whose
 * request never comes to its end. One that waits for an answer is left alone, however long.
 */
final class Connections {
  private static final long CHECK_MILLIS = 1000;

  private final long idleNanos;

  /** Since when nothing has come, of those from which something has to come. */
  private final Map<HttpConnection, Long> waiting = new ConcurrentHashMap<>();

  Connections(Vertx vertx, Duration idle) {
    this.idleNanos = idle.toNanos();
    var _ = vertx.setPeriodic(CHECK_MILLIS, _ -> closeIdle());
  }

  void opened(HttpConnection connection) {
    heard(connection);
    var _ = connection.closeHandler(_ -> waiting.remove(connection));
  }

  /** Something came, and more is to come. */
  void heard(HttpConnection connection) {
    waiting.put(connection, System.nanoTime());
  }

  /** It is our turn to say something. */
  void asked(HttpConnection connection) {
    waiting.remove(connection);
  }

  /** What was asked is answered. */
  void answered(HttpConnection connection) {
    heard(connection);
  }

  private void closeIdle() {
    long now = System.nanoTime();
    waiting.forEach(
        (connection, since) -> {
          if (now - since > idleNanos && waiting.remove(connection, since)) {
            var _ = connection.close();
          }
        });
  }
}
