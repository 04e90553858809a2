package io.followup.wire.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.domain.contact.ContactChange.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The fields of a JSON object. Read all of them first, then ask for what is {@link #done}: so every
 * violation is told at once. Fields that nobody reads are ignored.
 */
public final class Fields {
  private final JsonNode object;
  private final List<Violation> violations = new ArrayList<>();

  private Fields(JsonNode object) {
    this.object = object;
  }

  /** The form of an object that is read field by field. */
  public static <T> Form<T> object(Function<Fields, Checked<T>> reader) {
    return value ->
        value.isObject()
            ? reader.apply(new Fields(value))
            : Checked.bad(Violation.Code.WRONG_TYPE, "must be an object");
  }

  /** Empty if it is absent, null or bad; then there is a violation. */
  public <T> Optional<T> required(String name, Form<T> form) {
    if (!isGiven(name)) {
      violations.add(Violation.required(name));
      return Optional.empty();
    }
    return read(name, form);
  }

  /** Null is absent, and so is an empty string. */
  public <T> Optional<T> optional(String name, Form<T> form) {
    return isGiven(name) && !isEmpty(name) ? read(name, form) : Optional.empty();
  }

  /** Null is absent, an empty string is a bad one: where being absent would mean something else. */
  public <T> Optional<T> optionalNotEmpty(String name, Form<T> form) {
    return isGiven(name) ? read(name, form) : Optional.empty();
  }

  /** What may be empty, but has to be there. */
  public <T> Optional<T> requiredMaybeEmpty(String name, Form<T> form) {
    return isEmpty(name) ? Optional.empty() : required(name, form);
  }

  /** A field of a merge: absent or an empty string keeps, null removes. */
  public <T> Field<T> merged(String name, Form<T> form) {
    if (!object.has(name) || isEmpty(name)) {
      return new Field.Keep<>();
    }
    if (!isGiven(name)) {
      return new Field.Remove<>();
    }
    return read(name, form).<Field<T>>map(Field.Put::new).orElseGet(Field.Keep::new);
  }

  /** Whether this object names nothing by it: absent, null or an empty string. */
  public static boolean isEmpty(JsonNode object, String name) {
    return !object.hasNonNull(name) || Forms.isEmpty(object.path(name));
  }

  public boolean isGiven(String name) {
    return object.hasNonNull(name);
  }

  private boolean isEmpty(String name) {
    return Forms.isEmpty(object.path(name));
  }

  /** The value, if every field was good. */
  public <T> Checked<T> done(Supplier<T> value) {
    return violations.isEmpty() ? Checked.good(value.get()) : new Checked.Bad<>(violations);
  }

  private <T> Optional<T> read(String name, Form<T> form) {
    return switch (form.check(object.get(name))) {
      case Checked.Good<T>(T value) -> Optional.of(value);
      case Checked.Bad<T>(List<Violation> wrong) -> {
        wrong.stream().map(one -> one.under(name)).forEach(violations::add);
        yield Optional.empty();
      }
    };
  }
}
