package io.followup.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the condition of a choice rule. */
final class ConditionReader {
  private final Fields fields;

  private ConditionReader(Fields fields) {
    this.fields = fields;
  }

  /** Takes the condition's fields and leaves the others. */
  static Condition read(Fields fields) {
    return new ConditionReader(fields).read();
  }

  private Condition read() {
    if (fields.has("And")) {
      return new Condition.And(nested("And"));
    }
    if (fields.has("Or")) {
      return new Condition.Or(nested("Or"));
    }
    if (fields.has("Not")) {
      return new Condition.Not(whole(fields.object("Not")));
    }
    return compared();
  }

  private List<Condition> nested(String field) {
    return fields.objects(field).stream().map(ConditionReader::whole).toList();
  }

  private static Condition whole(Fields fields) {
    Condition condition = read(fields);
    fields.end();
    return condition;
  }

  private Condition compared() {
    Path variable = fields.path("Variable");
    List<Condition> found = new ArrayList<>();
    if (fields.has("IsPresent")) {
      found.add(new Condition.IsPresent(variable, fields.flag("IsPresent")));
    }
    if (fields.has("IsNull")) {
      found.add(new Condition.IsNull(variable, fields.flag("IsNull")));
    }
    fields
        .findText("StringEquals")
        .ifPresent(text -> found.add(compared(variable, new Comparison.Text(text))));
    if (fields.has("BooleanEquals")) {
      found.add(compared(variable, new Comparison.Flag(fields.flag("BooleanEquals"))));
    }
    for (Order order : Order.values()) {
      number(order).ifPresent(comparison -> found.add(compared(variable, comparison)));
      time(order).ifPresent(comparison -> found.add(compared(variable, comparison)));
    }
    if (found.size() != 1) {
      throw fields.refuse(
          String.join(", ", fields.names()),
          "a rule has exactly one operator, of those known here");
    }
    return found.getFirst();
  }

  private static Condition compared(Path variable, Comparison comparison) {
    return new Condition.Compared(variable, comparison);
  }

  private Optional<Comparison> number(Order order) {
    String field = "Numeric" + order.word();
    return fields.find(field).map(constant -> number(field, order, constant));
  }

  private Comparison number(String field, Order order, JsonNode constant) {
    if (!constant.isNumber()) {
      throw fields.refuse(field, "must be a number");
    }
    return new Comparison.Amount(order, constant.decimalValue());
  }

  private Optional<Comparison> time(Order order) {
    String field = "Timestamp" + order.word();
    return fields
        .find(field)
        .map(
            constant ->
                new Comparison.Time(
                    order,
                    Timestamps.of(constant)
                        .orElseThrow(() -> fields.refuse(field, "must be an RFC 3339 timestamp"))));
  }
}
