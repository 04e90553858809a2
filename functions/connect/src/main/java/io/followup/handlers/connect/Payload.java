package io.followup.handlers.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Fields;
import io.followup.wire.check.Form;
import io.followup.wire.check.Forms;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What payloads of all backends have in common: ids that are numbers, words, texts. */
final class Payload {
  private Payload() {}

  /** An id of ours out of one of theirs, which may be a number. */
  static <T> Form<T> id(Function<String, T> type) {
    Form<T> form = Forms.id(type);
    return value -> form.check(value.isIntegralNumber() ? TextNode.valueOf(value.asText()) : value);
  }

  /** What a word says in lower case, such as the kind of an event, which every payload has. */
  static Checked<String> word(ObjectNode payload, String name) {
    return Fields.<String>object(
            fields -> {
              Optional<String> word = fields.required(name, Forms.string());
              return fields.done(() -> lower(word.orElseThrow()));
            })
        .check(payload);
  }

  static String lower(JsonNode value) {
    return lower(value.asText(""));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** A text that says something. */
  static Optional<String> text(JsonNode value) {
    return Optional.of(value)
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .filter(text -> !text.isBlank());
  }

  /** A name that could stand in a heading; another is left out. */
  static Optional<String> name(JsonNode value) {
    return text(value)
        .flatMap(
            text ->
                switch (Forms.line(200).check(value)) {
                  case Checked.Good<String>(String name) -> Optional.of(name);
                  case Checked.Bad<String> _ -> Optional.<String>empty();
                });
  }

  static Checked<List<Said>> nothing() {
    return Checked.good(List.of());
  }
}
