package io.followup.transport;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * An answer, whole.
 *
 * @param headers in their order
 * @param isLast whether nothing may be asked any more where it came from
 */
record Answer(int status, String reason, List<Header> headers, InputStream body, boolean isLast) {
  /** One line of it. */
  record Header(String name, String value) {
    boolean is(String other) {
      return name.equalsIgnoreCase(other);
    }
  }

  /** What all headers of a name list, in lower case. */
  static List<String> listed(List<Header> headers, String name) {
    List<String> all = new ArrayList<>();
    for (Header header : headers) {
      if (header.is(name)) {
        Arrays.stream(header.value().split(",", -1))
            .map(value -> value.strip().toLowerCase(Locale.ROOT))
            .filter(value -> !value.isEmpty())
            .forEach(all::add);
      }
    }
    return all;
  }
}
