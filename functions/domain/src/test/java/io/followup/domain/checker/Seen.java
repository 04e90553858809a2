package io.followup.domain.checker;

/** Fingerprints that were met, 16 bytes each and as much again to spare. */
final class Seen {
  private long[] slots = new long[1 << 12];
  private int size;

  /** Whether it is a new one. */
  boolean add(Print print) {
    // A slot is two longs; three in ten stay empty.
    if (size * 20L >= slots.length * 7L) {
      grow();
    }
    if (!put(slots, print.one(), print.other())) {
      return false;
    }
    size++;
    return true;
  }

  int size() {
    return size;
  }

  private void grow() {
    long[] more = new long[slots.length * 2];
    for (int i = 0; i < slots.length; i += 2) {
      if (slots[i] != 0 || slots[i + 1] != 0) {
        put(more, slots[i], slots[i + 1]);
      }
    }
    slots = more;
  }

  private static boolean put(long[] into, long one, long other) {
    int mask = into.length - 1;
    int at = (int) (one << 1) & mask;
    while (into[at] != 0 || into[at + 1] != 0) {
      if (into[at] == one && into[at + 1] == other) {
        return false;
      }
      at = (at + 2) & mask;
    }
    into[at] = one;
    into[at + 1] = other;
    return true;
  }
}
