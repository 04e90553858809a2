package io.followup.wire;

import io.followup.domain.id.Ids;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds the call that a method and a path mean. */
public final class Routes {
  /** What was found. */
  public sealed interface Match {
    /**
     * A call.
     *
     * @param names what stands in its path, decoded
     */
    record Found(Route route, Map<String, String> names) implements Match {}

    /** The path is one, the method is not. */
    record WrongMethod(Set<String> allowed, Set<String> cors) implements Match {}

    /** A page asks what it may do from another origin. */
    record Preflight(Set<String> methods) implements Match {}

    /** No such path. */
    record Unknown() implements Match {}
  }

  static final String HEAD = "HEAD";

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~-]{1,1024}");
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]{1,12}");
  private static final Pattern MODULE = Pattern.compile("followup\\.[A-Za-z0-9-]{1,64}\\.js");
  private static final Pattern CHANNEL = Pattern.compile("PUSH|TEXT|EMAIL");
  private static final Pattern CARRIER = Pattern.compile("[a-z0-9-]{1,32}");

  private Routes() {}

  /**
   * @param path still encoded; a name that cannot be one makes it an unknown path
   */
  public static Match find(String method, String path) {
    List<String> segments = Arrays.asList(path.split("/", -1));
    Map<Route, Map<String, String>> candidates = new LinkedHashMap<>();
    for (Route route : Route.values()) {
      names(route, segments).ifPresent(names -> candidates.put(route, names));
    }
    // What HEAD asks for is what GET would answer, without its body.
    String asked = method.equals(HEAD) ? "GET" : method;
    return candidates.entrySet().stream()
        .filter(candidate -> candidate.getKey().method().equals(asked))
        .findFirst()
        .<Match>map(found -> new Match.Found(found.getKey(), found.getValue()))
        .orElseGet(() -> notFound(method, candidates.keySet()));
  }

  private static Match notFound(String method, Set<Route> candidates) {
    if (candidates.isEmpty()) {
      return new Match.Unknown();
    }
    Set<String> allowed = new TreeSet<>();
    Set<String> cors = new TreeSet<>();
    for (Route route : candidates) {
      allowed.add(route.method());
      if (route.method().equals("GET")) {
        allowed.add(HEAD);
      }
      if (route.by().isCors()) {
        cors.add(route.method());
        allowed.add("OPTIONS");
      }
    }
    return method.equals("OPTIONS") && !cors.isEmpty()
        ? new Match.Preflight(cors)
        : new Match.WrongMethod(allowed, cors);
  }

  private static Optional<Map<String, String>> names(Route route, List<String> segments) {
    List<String> template = route.segments();
    if (template.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < template.size(); i++) {
      Optional<String> segment = decode(segments.get(i));
      if (segment.isEmpty() || !fits(template.get(i), segment.get(), names)) {
        return Optional.empty();
      }
    }
    return Optional.of(names);
  }

  private static boolean fits(String template, String segment, Map<String, String> names) {
    if (!template.startsWith("{")) {
      return template.equals(segment);
    }
    String name = template.substring(1, template.length() - 1);
    names.put(name, segment);
    return switch (name) {
      case "token" -> TOKEN.matcher(segment).matches();
      case "code" -> CODE.matcher(segment).matches();
      case "module" -> MODULE.matcher(segment).matches();
      case "channel" -> CHANNEL.matcher(segment).matches();
      case "carrier", "backend" -> CARRIER.matcher(segment).matches();
      default -> Ids.isValid(segment);
    };
  }

  private static Optional<String> decode(String segment) {
    try {
      // In a path a plus is a plus.
      return Optional.of(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
