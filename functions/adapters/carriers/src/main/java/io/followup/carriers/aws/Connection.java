package io.followup.carriers.aws;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLHandshakeException;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells a request that never left from one that may have arrived. */
final class Connection {
  private Connection() {}

  /** Sure only where true: whatever is not known to have failed before the request may be sent. */
  static boolean wasNeverMade(SdkException failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (isBeforeTheRequest(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBeforeTheRequest(Throwable cause) {
    return switch (cause) {
      case ConnectException _, UnknownHostException _, NoRouteToHostException _ -> true;
      case SSLHandshakeException _ -> true;
      // The JDK has one type for both time-outs: "Connect timed out" and "Read timed out".
      case SocketTimeoutException late -> message(late).startsWith("connect");
      default -> false;
    };
  }

  private static String message(SocketTimeoutException late) {
    String message = late.getMessage();
    return message == null ? "" : message.toLowerCase(Locale.ROOT);
  }
}
