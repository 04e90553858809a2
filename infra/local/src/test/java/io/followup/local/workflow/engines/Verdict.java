package io.followup.local.workflow.engines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Compares what an engine made of a case with what is expected. What the case does not speak of
 * must be ordinary: every task asked as often as the script has answers, every reply {@code ok}.
 */
final class Verdict {
  /** Engines word these for themselves, or they are asked for where they matter alone. */
  private static final Set<String> IF_ASKED_FOR =
      Set.of("cause", "asked", "seconds", "transitions");

  private static final Comparator<JsonNode> NUMBERS_BY_VALUE =
      (one, other) ->
          one.isNumber() && other.isNumber()
              ? one.decimalValue().compareTo(other.decimalValue())
              : one.equals(other) ? 0 : 1;

  private final boolean realTime;

  private Verdict(boolean realTime) {
    this.realTime = realTime;
  }

  /** What is other than expected, a line each, of an engine whose clock is moved. */
  static List<String> exactly(Case it, JsonNode made) {
    return new Verdict(false).compare(expected(it, it.expect()), made);
  }

  /** The same of an engine in real time: it may take longer, and words its refusals itself. */
  static List<String> inRealTime(Case it, ObjectNode expect, JsonNode made) {
    return new Verdict(true).compare(expected(it, expect), made);
  }

  private static ObjectNode expected(Case it, ObjectNode expect) {
    ObjectNode expected = expect.deepCopy();
    if (!expected.has("refused") && !expected.has("accepted")) {
      ObjectNode times = JsonNodeFactory.instance.objectNode();
      it.answers().properties().stream()
          .sorted(java.util.Map.Entry.comparingByKey())
          .filter(function -> !function.getValue().isEmpty())
          .forEach(function -> times.put(function.getKey(), function.getValue().size()));
      if (!expected.has("times")) {
        expected.set("times", times);
      }
      for (String list : List.of("called", "sent", "started")) {
        if (!expected.has(list)) {
          expected.putArray(list);
        }
      }
    }
    return expected;
  }

  private List<String> compare(ObjectNode expected, JsonNode made) {
    List<String> other = new ArrayList<>();
    for (var field : expected.properties()) {
      JsonNode value = made.path(field.getKey());
      if (!same(field.getKey(), field.getValue(), value)) {
        other.add(field.getKey() + ": expected " + field.getValue() + " but was " + value);
      }
    }
    for (var field : made.properties()) {
      if (!expected.has(field.getKey()) && !ordinary(field.getKey(), field.getValue())) {
        other.add(field.getKey() + ": unexpected " + field.getValue());
      }
    }
    return other;
  }

  private boolean same(String field, JsonNode expected, JsonNode value) {
    if (realTime && field.equals("refused")) {
      return value.isTextual() == expected.isTextual();
    }
    if (realTime && field.equals("seconds")) {
      // Instants go over the wire in milliseconds.
      return value.asDouble(-1) >= expected.asDouble() - 0.05;
    }
    return expected.equals(NUMBERS_BY_VALUE, value);
  }

  /** What a start is answered is an engine's own: its address and instant. */
  private static boolean isStart(JsonNode output) {
    return output.has("ExecutionArn") && output.has("StartDate");
  }

  private static boolean ordinary(String field, JsonNode value) {
    if (field.equals("output") && isStart(value)) {
      return true;
    }
    if (field.equals("history")) {
      return value.asText().equals("same");
    }
    if (field.equals("replies")) {
      return value.valueStream().allMatch(reply -> reply.asText().equals("ok"));
    }
    return IF_ASKED_FOR.contains(field);
  }
}
