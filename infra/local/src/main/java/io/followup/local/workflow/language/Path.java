package io.followup.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reference path: one place in the data ({@code $.a['b'][0]}) or, with two dollars, in the
 * context object. Paths that can name several places are refused.
 */
public record Path(String text, boolean context, List<Segment> segments) {
  /** One step of a path. */
  public sealed interface Segment {
    record Field(String name) implements Segment {}

    record Index(int position) implements Segment {}
  }

  public static final Path ROOT = new Path("$", false, List.of());

  private static final Pattern SEGMENT =
      Pattern.compile("\\.([\\p{L}_][\\p{L}\\p{N}_-]*)|\\['([^'\\\\]+)'\\]|\\[(\\d{1,9})\\]");

  public Path {
    segments = List.copyOf(segments);
  }

  /**
   * @throws IllegalArgumentException if this is no reference path
   */
  public static Path of(String text) {
    boolean context = text.startsWith("$$");
    int start = context ? 2 : 1;
    if (!text.startsWith("$")) {
      throw new IllegalArgumentException("a path begins with $");
    }
    List<Segment> segments = new ArrayList<>();
    Matcher matcher = SEGMENT.matcher(text);
    while (start < text.length()) {
      if (!matcher.find(start) || matcher.start() != start) {
        throw new IllegalArgumentException("not a reference path: " + text);
      }
      segments.add(segment(matcher));
      start = matcher.end();
    }
    return new Path(text, context, segments);
  }

  private static Segment segment(Matcher matcher) {
    if (matcher.group(3) != null) {
      return new Segment.Index(Integer.parseInt(matcher.group(3)));
    }
    return new Segment.Field(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
  }

  /** What is at this place; nothing where there is no such place. */
  public Optional<JsonNode> read(JsonNode root) {
    @Nullable JsonNode here = root;
    for (Segment segment : segments) {
      here =
          switch (segment) {
            case Segment.Field(var name) -> here.get(name);
            case Segment.Index(var position) -> here.get(position);
          };
      if (here == null) {
        return Optional.empty();
      }
    }
    return Optional.of(here);
  }

  /**
   * The document with this value at this place; objects on the way are made where they are missing.
   *
   * @throws StateFailed {@code States.ResultPathMatchFailure} if something else is in the way
   */
  public JsonNode write(JsonNode root, JsonNode value) {
    return write(root, value, 0);
  }

  private JsonNode write(@Nullable JsonNode here, JsonNode value, int depth) {
    if (depth == segments.size()) {
      return value;
    }
    return switch (segments.get(depth)) {
      case Segment.Field(var name) -> {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        if (here instanceof ObjectNode object) {
          copy.setAll(object);
        } else if (here != null) {
          throw mismatch();
        }
        yield copy.set(name, write(copy.get(name), value, depth + 1));
      }
      case Segment.Index(var position) -> {
        if (!(here instanceof ArrayNode array) || position >= array.size()) {
          throw mismatch();
        }
        ArrayNode copy = JsonNodeFactory.instance.arrayNode().addAll(array);
        copy.set(position, write(copy.get(position), value, depth + 1));
        yield copy;
      }
    };
  }

  private StateFailed mismatch() {
    return new StateFailed(
        Failure.RESULT_PATH, "ResultPath " + text + " does not fit the state's input");
  }
}
