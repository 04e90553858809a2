package io.followup.domain.delivery;

/** What became of putting a delivery. */
public sealed interface Opened {
  /**
   * It is put, and paid for where it costs something.
   *
   * @param delivery with what it has reserved
   */
  record Put(Delivery delivery) implements Opened {}

  /** There is another; nothing changed. */
  record Taken() implements Opened {}

  /** Neither credits nor the cap cover it; nothing is put (M2). */
  record NoFunds() implements Opened {}
}
