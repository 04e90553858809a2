package io.followup.dynamodb;

/** A transaction of somebody else holds the item; the same call may go well a moment later. */
final class Contended extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Contended(Throwable cause) {
    super("an item is held by another transaction", cause);
  }
}
