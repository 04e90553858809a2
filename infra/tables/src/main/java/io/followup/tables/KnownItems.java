package io.followup.tables;

import com.amazonaws.services.dynamodbv2.local.shared.model.AttributeValue;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The items that were read or written last, so many of them. Not for several threads at once. */
final class KnownItems {
  private static final int MOST = 1_000;

  /** Where an item stands whose key is text. */
  record Place(String table, String hash, @Nullable String range) {}

  private final Map<Place, KnownItem> items =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, KnownItem> eldest) {
          return size() > MOST;
        }
      };

  /** What was written since the transaction began; outside of one nothing is undone. */
  private final Set<Place> written = new HashSet<>();

  private boolean undoable;

  /** Nothing where part of the key is no text: what is the same number may be written otherwise. */
  static @Nullable Place place(
      String table, @Nullable AttributeValue hash, @Nullable AttributeValue range) {
    if (hash == null || hash.getS() == null || (range != null && range.getS() == null)) {
      return null;
    }
    return new Place(table, hash.getS(), range == null ? null : range.getS());
  }

  @Nullable KnownItem find(Place place) {
    return items.get(place);
  }

  void read(Place place, KnownItem item) {
    items.put(place, item);
  }

  void wrote(Place place, KnownItem item) {
    items.put(place, item);
    note(place);
  }

  void deleted(Place place) {
    items.remove(place);
    note(place);
  }

  private void note(Place place) {
    if (undoable) {
      written.add(place);
    }
  }

  /** {@link #undo} goes back to here. */
  void mark() {
    undoable = true;
  }

  void undo() {
    written.forEach(items::remove);
    keep();
  }

  /** The transaction has ended. */
  void keep() {
    written.clear();
    undoable = false;
  }

  void forget() {
    items.clear();
  }
}
