package io.followup.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;

/** A value against a constant of one type; a value of any other type does not match. */
public sealed interface Comparison {
  boolean holds(JsonNode value);

  record Text(String constant) implements Comparison {
    @Override
    public boolean holds(JsonNode value) {
      return value.isTextual() && value.textValue().equals(constant);
    }
  }

  record Flag(boolean constant) implements Comparison {
    @Override
    public boolean holds(JsonNode value) {
      return value.isBoolean() && value.booleanValue() == constant;
    }
  }

  record Amount(Order order, BigDecimal constant) implements Comparison {
    @Override
    public boolean holds(JsonNode value) {
      return value.isNumber() && order.holds(value.decimalValue(), constant);
    }
  }

  record Time(Order order, Instant constant) implements Comparison {
    @Override
    public boolean holds(JsonNode value) {
      return Timestamps.of(value).filter(instant -> order.holds(instant, constant)).isPresent();
    }
  }
}
