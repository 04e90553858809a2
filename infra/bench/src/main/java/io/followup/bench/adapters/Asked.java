package io.followup.bench.adapters;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A request as a vendor got it.
 *
 * @param headers without those that an HTTP client writes by itself
 */
record Asked(String method, String path, Map<String, String> headers, String body) {
  private static final String LENGTH = "content-length";

  static Asked of(String request) {
    int end = request.indexOf("\r\n\r\n");
    String[] lines = request.substring(0, end).split("\r\n", -1);
    String[] first = lines[0].split(" ", -1);
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 1; i < lines.length; i++) {
      String[] header = lines[i].split(": ", 2);
      switch (header[0].toLowerCase(Locale.ROOT)) {
        case "host", "connection", LENGTH -> {}
        default -> headers.put(header[0], header[1]);
      }
    }
    return new Asked(first[0], first[1], headers, request.substring(end + 4));
  }

  /** What the head of a request says of its body's length. */
  static int contentLength(String head) {
    int at = head.toLowerCase(Locale.ROOT).indexOf("\n" + LENGTH + ":");
    return at < 0
        ? 0
        : Integer.parseInt(
            head.substring(at + LENGTH.length() + 2, head.indexOf('\r', at)).strip());
  }
}
