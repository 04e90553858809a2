package io.followup.vendors;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the simulated carriers took, oldest first: the last 20,000 notices or 16 million characters,
 * whichever is less.
 */
public final class Outbox {
  /** One notice as a carrier took it. Serialised, it is an item of {@code /local/outbox}. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Item(
      long seq,
      Instant at,
      String kind,
      String from,
      String to,
      String title,
      String text,
      @Nullable String html,
      @Nullable Map<String, String> headers,
      @Nullable Map<String, String> data,
      @Nullable String deliveryId) {

    static Item of(long seq, Instant at, Notice notice) {
      return new Item(
          seq,
          at,
          notice.kind(),
          notice.from(),
          notice.to(),
          notice.title(),
          notice.text(),
          notice.html(),
          notice.headers(),
          notice.data(),
          notice.deliveryId());
    }

    private int characters() {
      return title.length()
          + text.length()
          + (html == null ? 0 : html.length())
          + (headers == null ? 0 : length(headers.values()))
          + (data == null ? 0 : length(data.values()));
    }

    private static int length(Collection<String> texts) {
      return texts.stream().mapToInt(String::length).sum();
    }

    /** It is all about a customer. */
    @Override
    public String toString() {
      return "Item[" + seq + ", " + kind + "]";
    }
  }

  private final InstantSource clock;
  private final int maxItems;
  private final long maxCharacters;
  private final ArrayDeque<Item> items = new ArrayDeque<>();
  private final Map<String, ArrayDeque<Item>> byAddress = new HashMap<>();
  private long seq;
  private long characters;

  public Outbox(InstantSource clock) {
    this(clock, 20_000, 16_000_000);
  }

  Outbox(InstantSource clock, int maxItems, long maxCharacters) {
    this.clock = clock;
    this.maxItems = maxItems;
    this.maxCharacters = maxCharacters;
  }

  /** Takes a notice at this time, and lets the oldest go where that makes too many. */
  public synchronized Item take(Notice notice) {
    Item item = Item.of(++seq, clock.instant(), notice);
    items.add(item);
    byAddress.computeIfAbsent(key(item.to()), _ -> new ArrayDeque<>()).add(item);
    characters += item.characters();
    while (items.size() > maxItems || (characters > maxCharacters && items.size() > 1)) {
      dropOldest();
    }
    return item;
  }

  private void dropOldest() {
    Item oldest = items.removeFirst();
    characters -= oldest.characters();
    byAddress.computeIfPresent(
        key(oldest.to()),
        (_, same) -> {
          same.removeFirst();
          return same.isEmpty() ? null : same;
        });
  }

  /** What one address got: a device's token, an E.164 number, a LINE id or an email address. */
  public synchronized List<Item> to(String address) {
    ArrayDeque<Item> found = byAddress.get(key(address));
    return found == null ? List.of() : List.copyOf(found);
  }

  public synchronized List<Item> all() {
    return List.copyOf(items);
  }

  /** No mail server tells addresses apart by their case; device tokens are told apart. */
  private static String key(String address) {
    return address.indexOf('@') < 0 ? address : address.toLowerCase(Locale.ROOT);
  }
}
