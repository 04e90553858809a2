package io.followup.dynamodb;

import java.util.Map;

/** What became of a transaction. */
sealed interface Transacted {
  /** It was made, whole. */
  record Done() implements Transacted {}

  /**
   * Nothing was written.
   *
   * @param before for each part whose condition did not hold, by its place: the item as it was,
   *     empty where there was none
   */
  record Refused(Map<Integer, Item> before) implements Transacted {}

  default boolean isDone() {
    return switch (this) {
      case Done _ -> true;
      case Refused _ -> false;
    };
  }
}
