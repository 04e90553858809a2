package io.followup.artefact;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.aws.AwsCall;
import io.followup.dynamodb.Kept;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How a scene ended: what is kept, each execution that was started and each message that was
 * queued, every text that was sent, and what was answered at last. What may differ from run to run
 * is left out by {@link Kept}.
 *
 * @param items by key, then by attribute
 */
record Ending(SortedMap<String, SortedMap<String, String>> items, List<String> rest) {
  /** What an item has at least. */
  private static final int KEYS = 2;

  static Ending of(
      Collection<Map<String, AttributeValue>> items, List<AwsCall> done, JsonNode answer) {
    List<String> rest = new ArrayList<>();
    // A push has its name and starts once; who is told or woken twice finds nothing left to do.
    done.stream().flatMap(call -> woken(call).stream()).distinct().forEach(rest::add);
    done.stream().flatMap(call -> text(call).stream()).forEach(rest::add);
    rest.add("answered " + Kept.timeless(answer.toString()));
    SortedMap<String, SortedMap<String, String>> kept = Kept.of(items);
    kept.values().forEach(item -> item.computeIfPresent("carrierId", (_, id) -> carriers(id)));
    return new Ending(kept, List.copyOf(rest));
  }

  /** SNS gives each text an id of its own; a mail's is ours. */
  private static String carriers(String id) {
    return id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? "<of SNS>" : id;
  }

  private static Optional<String> woken(AwsCall call) {
    return switch (call.operation()) {
      case "StartExecution" ->
          Optional.of(
              "started %s of %s with %s"
                  .formatted(
                      call.json().path("name"),
                      call.json().path("stateMachineArn"),
                      call.json().path("input").asText()));
      case "SendMessage" ->
          Optional.of(
              Kept.timeless(
                  "queued to %s: %s"
                      .formatted(
                          call.json().path("QueueUrl"), call.json().path("MessageBody").asText())));
      default -> Optional.empty();
    };
  }

  private static Optional<String> text(AwsCall call) {
    return call.operation().equals("Publish")
        ? Optional.of(
            "text to %s: %s".formatted(call.form().get("PhoneNumber"), call.form().get("Message")))
        : Optional.empty();
  }

  /** All of it, line by line. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    items.forEach(
        (key, attributes) ->
            attributes.forEach((name, value) -> lines.add(key + " " + name + " = " + value)));
    lines.addAll(rest);
    return lines;
  }

  /** The same with other values of some attributes of an item; an empty one is none. */
  Ending with(String keyEnd, Map<String, String> values) {
    return with(keyEnd, attributes -> attributes.putAll(values));
  }

  private Ending with(String keyEnd, Consumer<SortedMap<String, String>> change) {
    SortedMap<String, SortedMap<String, String>> changed = new TreeMap<>();
    items.forEach(
        (key, attributes) -> {
          SortedMap<String, String> copy = new TreeMap<>(attributes);
          if (key.endsWith(keyEnd)) {
            change.accept(copy);
            copy.values().removeIf(String::isEmpty);
          }
          changed.put(key, copy);
        });
    return new Ending(changed, rest);
  }

  /** The same without items. */
  Ending without(String partOfKey) {
    SortedMap<String, SortedMap<String, String>> fewer = new TreeMap<>(items);
    fewer.keySet().removeIf(key -> key.contains(partOfKey));
    return new Ending(fewer, rest);
  }

  /** The same with no notice of this kind in what was used. */
  private Ending uncounted(String kind) {
    SortedMap<String, SortedMap<String, String>> fewer = new TreeMap<>();
    items.forEach(
        (key, attributes) -> {
          SortedMap<String, String> left = new TreeMap<>(attributes);
          boolean counted =
              key.contains(" usage#") && left.keySet().removeIf(n -> n.startsWith(kind));
          if (!counted || left.size() > KEYS) {
            fewer.put(key, left);
          }
        });
    return new Ending(fewer, rest);
  }

  /** The same with what a delivery was paid held back, until somebody comes back to it (M2). */
  Ending heldBack(String delivery, String kind, String units) {
    return without(":capture entry")
        .uncounted(kind)
        .with("balance", Map.of("reserved", units))
        .with(
            delivery,
            attributes -> {
              attributes.merge(
                  "charge", "", (paid, _) -> paid.replace("stand=captured", "stand=reserved"));
              attributes.put("due", "<instant>");
              attributes.put("dueShard", "ask#" + shard(attributes.getOrDefault("pk", "")));
            });
  }

  /** One of four, by the key. */
  private static int shard(String pk) {
    return Math.floorMod(pk.hashCode(), 4);
  }

  /** The same without a text. */
  Ending untold() {
    return withoutLines("text to ");
  }

  /** The same without a look that waits in the queue. */
  Ending unqueued() {
    return withoutLines("queued to ");
  }

  /** The same without an execution. */
  Ending unstarted() {
    return withoutLines("started ");
  }

  private Ending withoutLines(String beginning) {
    return new Ending(items, rest.stream().filter(line -> !line.startsWith(beginning)).toList());
  }

  /** The same with another answer. */
  Ending answering(String before, String now) {
    return new Ending(
        items,
        rest.stream()
            .map(line -> line.equals("answered " + before) ? "answered " + now : line)
            .toList());
  }
}
