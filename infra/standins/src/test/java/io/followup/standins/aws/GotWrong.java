package io.followup.standins.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The tests that a stand-in gets wrong, by name and reason.
 *
 * <p>A line is {@code Class.Nested#method: reason}; what begins with {@code #} is a remark.
 */
record GotWrong(Map<String, String> reasons) {
  static GotWrong by(StandIn standIn) {
    return new GotWrong(standIn.wrong().isEmpty() ? Map.of() : read(standIn.wrong()));
  }

  static String name(Class<?> test, String method) {
    String binary = test.getName().substring(test.getPackageName().length() + 1);
    return binary.replace('$', '.') + "#" + method;
  }

  Optional<String> reason(Class<?> test, Method method) {
    return Optional.ofNullable(reasons.get(name(test, method.getName())));
  }

  Set<String> names() {
    return reasons.keySet();
  }

  private static Map<String, String> read(String resource) {
    try (InputStream file = GotWrong.class.getResourceAsStream("/" + resource)) {
      String text = new String(Objects.requireNonNull(file, resource).readAllBytes(), UTF_8);
      Map<String, String> reasons = new LinkedHashMap<>();
      text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(": ", 2))
          .forEach(parts -> reasons.put(parts[0], parts[1]));
      return reasons;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
