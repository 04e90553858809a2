package io.followup.dynamodb;

import java.util.UUID;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The word by which a write knows its own. The SDK makes a write again whose answer was lost; the
 * condition fails then, and the item that it finds is its own.
 */
final class Nonce {
  /** Who made the last write of an item that carries one. */
  static final String BY = "by";

  private final AttributeValue word = Values.text(UUID.randomUUID().toString());

  AttributeValue word() {
    return word;
  }

  /** Whether this very write was made already. */
  boolean wrote(Item item) {
    return word.equals(item.attributes().get(BY));
  }

  /** Holds until the write was made. */
  Function<Expression, String> isNew() {
    return e -> Expression.any(e.absent(BY), e.isNot(BY, word));
  }
}
