package io.followup.domain.id;

import io.followup.domain.word.Word;
import java.util.Arrays;
import java.util.Optional;

/** One notice of one follow-up: derived from the follow-up and the slot it fills. */
public record DeliveryId(FollowUpId followUp, Slot slot) {
  /** The four notices a follow-up can have. PUSH is one for all devices. */
  public enum Slot implements Word {
    PUSH,
    MESSENGER,
    XMS,
    EMAIL;
  }

  /** The id as callers see it: {@code <follow-up>.<slot>}. */
  public String value() {
    return followUp.value() + "." + slot.word();
  }

  /** The delivery of this name, or nothing where the name is no delivery's. */
  public static Optional<DeliveryId> parse(String value) {
    int dot = value.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    return Arrays.stream(Slot.values())
        .filter(slot -> slot.word().equals(value.substring(dot + 1)))
        .findFirst()
        .flatMap(slot -> parse(value.substring(0, dot), slot));
  }

  private static Optional<DeliveryId> parse(String followUp, Slot slot) {
    try {
      return Optional.of(new DeliveryId(new FollowUpId(followUp), slot));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value();
  }
}
