package io.followup.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of one object in a definition. Each has to be asked for; what nobody asked for is not
 * known, and refused by {@link #end}.
 */
final class Fields {
  private final String state;
  private final String where;
  private final JsonNode object;
  private final Set<String> left = new LinkedHashSet<>();

  /**
   * @param where the way to this object from its state, such as {@code Retry[0].}
   */
  Fields(String state, String where, JsonNode object) {
    this.state = state;
    this.where = where;
    this.object = object;
    if (!object.isObject()) {
      throw refuse("", "must be an object");
    }
    object.fieldNames().forEachRemaining(left::add);
    left.remove("Comment");
  }

  String state() {
    return state;
  }

  /** Whether the object has this field; asking does not take it. */
  boolean has(String field) {
    return object.has(field);
  }

  Optional<JsonNode> find(String field) {
    left.remove(field);
    return Optional.ofNullable(object.get(field));
  }

  JsonNode get(String field) {
    return find(field).orElseThrow(() -> refuse(field, "is missing"));
  }

  Optional<String> findText(String field) {
    return find(field).map(value -> text(field, value));
  }

  String text(String field) {
    return text(field, get(field));
  }

  private String text(String field, JsonNode value) {
    if (!value.isTextual()) {
      throw refuse(field, "must be a text");
    }
    return value.textValue();
  }

  boolean flag(String field) {
    JsonNode value = get(field);
    if (!value.isBoolean()) {
      throw refuse(field, "must be true or false");
    }
    return value.booleanValue();
  }

  Optional<Long> findWhole(String field, long least) {
    return find(field).map(value -> whole(field, value, least));
  }

  private long whole(String field, JsonNode value, long least) {
    if (!value.isIntegralNumber() || value.longValue() < least || value.longValue() > Amount.MOST) {
      throw refuse(field, "must be a whole number from " + least + " to " + Amount.MOST);
    }
    return value.longValue();
  }

  /** A path into the data, or into what of the context object is known everywhere. */
  Path path(String field) {
    return path(field, text(field), false);
  }

  Path path(String field, String text, boolean token) {
    try {
      Path path = Path.of(text);
      if (path.context() && !ContextPaths.known(path, token)) {
        throw refuse(field, text + " is not in the context object here");
      }
      return path;
    } catch (RefusedDefinition e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw refuse(field, "only reference paths are walked, and this is none: " + text);
    }
  }

  /** The objects in an array that must be there and hold at least one. */
  List<Fields> objects(String field) {
    JsonNode array = get(field);
    if (!array.isArray() || array.isEmpty()) {
      throw refuse(field, "must be an array that is not empty");
    }
    List<Fields> objects = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      objects.add(new Fields(state, where + field + "[" + i + "].", array.get(i)));
    }
    return objects;
  }

  Fields object(String field) {
    return new Fields(state, where + field + ".", get(field));
  }

  /** The names of all fields. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  void end() {
    for (String field : left) {
      throw refuse(field, "is not known here");
    }
  }

  RefusedDefinition refuse(String field, String why) {
    return new RefusedDefinition(state, where + field, why);
  }
}
