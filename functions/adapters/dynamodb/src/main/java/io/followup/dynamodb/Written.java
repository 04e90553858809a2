package io.followup.dynamodb;

/** What became of a conditional change of one item. */
sealed interface Written {
  /** It was made. */
  record Done(Item after) implements Written {}

  /** A condition did not hold; the item is empty where there was none. */
  record Refused(Item before) implements Written {}

  default boolean isDone() {
    return switch (this) {
      case Done _ -> true;
      case Refused _ -> false;
    };
  }
}
