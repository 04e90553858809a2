package io.followup.handlers.faults;

import io.followup.domain.delivery.Channel;
import io.followup.domain.fixture.World;
import io.followup.domain.workflow.Event;
import io.followup.dynamodb.Kept;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How a world ended: every item that is kept, what carriers got, what the world was told (each
 * event once, by its id), which tokens were answered, what the last call answered; all without what
 * {@link Kept} leaves out.
 *
 * @param items by key, then by attribute
 * @param carried each notice that a carrier took or may have taken
 */
record Ending(
    SortedMap<String, SortedMap<String, String>> items, List<String> carried, List<String> rest) {

  /** What an item has at least. */
  private static final int KEYS = 2;

  static Ending of(
      List<Map<String, AttributeValue>> kept,
      World world,
      Collection<String> letters,
      Optional<String> answer) {
    List<String> carried = new ArrayList<>();
    for (Channel channel : Channel.values()) {
      world.asked(channel).stream()
          .filter(notice -> notice.perhapsTold())
          .map(notice -> channel + " to " + notice.to() + ": " + notice.tells())
          .sorted()
          .forEach(carried::add);
    }
    // Asked twice for the same delivery, a messenger carries it once.
    Stream.of(world.alimTalks(), world.lines())
        .flatMap(messenger -> messenger.asked().stream())
        .filter(notice -> notice.perhapsTold())
        .map(notice -> "messenger " + notice.delivery() + ": " + notice.tells())
        .distinct()
        .forEach(carried::add);
    List<String> rest = new ArrayList<>();
    Map<String, Event> told = new TreeMap<>();
    world.events().told().forEach(event -> told.put(event.id(), event));
    told.values().stream().map(Ending::told).sorted().forEach(rest::add);
    world.workflow().answered().stream()
        .map(token -> "token " + token.token() + " answered " + token.word())
        .sorted()
        .distinct()
        .forEach(rest::add);
    letters.stream().map(letter -> "dead letter " + letter).distinct().forEach(rest::add);
    answer.ifPresent(last -> rest.add("answered " + Kept.timeless(last)));
    return new Ending(Kept.of(kept), List.copyOf(carried), List.copyOf(rest));
  }

  /** What the event says for good: how deliveries stand is told by their own events. */
  private static String told(Event event) {
    String more =
        switch (event) {
          case Event.FollowUpSettled settled -> settled.outcome() + " " + settled.reason();
          case Event.DeliveryChanged changed -> changed.kind() + " costs " + changed.cost();
          case Event.CustomerWentOffline offline -> "since " + offline.since();
          case Event.CreditsLow low -> "left " + low.credits();
          case Event.InputRejected rejected -> rejected.field() + " " + rejected.code();
        };
    return Kept.timeless("told " + event.type() + " " + event.id() + ": " + more);
  }

  /**
   * Replies without an outcome, and chats that the sweep is still to look at. Whoever was erased is
   * looked after two minutes later in any case; an endpoint that no device has is deleted by the
   * sweep of another minute.
   */
  List<String> unsettled() {
    return items.entrySet().stream()
        .filter(
            item ->
                (item.getValue().containsKey("due")
                        && !item.getValue().containsKey("erasedAt")
                        && !item.getKey().startsWith("E#"))
                    || (item.getValue().containsKey("text")
                        && !item.getValue().containsKey("outcome")))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** All of it, line by line. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    items.forEach(
        (key, attributes) ->
            attributes.forEach((name, value) -> lines.add(key + " " + name + " = " + value)));
    lines.addAll(carried);
    lines.addAll(rest);
    return lines;
  }

  /** The same with other values of some attributes of an item; an empty one is none. */
  Ending with(String keyEnd, Map<String, String> values) {
    SortedMap<String, SortedMap<String, String>> changed = new TreeMap<>();
    items.forEach(
        (key, attributes) -> {
          SortedMap<String, String> copy = new TreeMap<>(attributes);
          if (key.endsWith(keyEnd)) {
            copy.putAll(values);
            copy.values().removeIf(String::isEmpty);
          }
          changed.put(key, copy);
        });
    return new Ending(changed, carried, rest);
  }

  /** The same with one item more, which is like another but for these attributes. */
  Ending also(String sortKey, String like, Map<String, String> values) {
    SortedMap<String, SortedMap<String, String>> more = new TreeMap<>(items);
    items.forEach(
        (key, attributes) -> {
          if (key.endsWith(" " + like)) {
            SortedMap<String, String> copy = new TreeMap<>(attributes);
            copy.putAll(values);
            copy.put("sk", sortKey);
            more.put(key.replace(like, sortKey), copy);
          }
        });
    return new Ending(more, carried, rest);
  }

  /** The same without an item. */
  Ending without(String partOfKey) {
    SortedMap<String, SortedMap<String, String>> fewer = new TreeMap<>(items);
    fewer.keySet().removeIf(key -> key.contains(partOfKey));
    return new Ending(fewer, carried, rest);
  }

  /** The same with no notice of this kind in what was used. */
  Ending uncounted(String kind) {
    SortedMap<String, SortedMap<String, String>> fewer = new TreeMap<>();
    items.forEach(
        (key, attributes) -> {
          SortedMap<String, String> rest = new TreeMap<>(attributes);
          boolean counted =
              key.contains(" usage#") && rest.keySet().removeIf(n -> n.startsWith(kind));
          if (!counted || rest.size() > KEYS) {
            fewer.put(key, rest);
          }
        });
    return new Ending(fewer, carried, rest);
  }

  /** The same with one notice less on this channel. */
  Ending lacking(Channel channel) {
    List<String> fewer = new ArrayList<>(carried);
    fewer.removeIf(line -> line.startsWith(channel + " "));
    return new Ending(items, fewer, rest);
  }

  /** The same with other words in what was told and answered. */
  Ending saying(String words, String others) {
    return new Ending(
        items, carried, rest.stream().map(line -> line.replace(words, others)).toList());
  }

  /** The same without the lines of what was told and answered that say this. */
  Ending silentAbout(String words) {
    return new Ending(items, carried, rest.stream().filter(line -> !line.contains(words)).toList());
  }

  /** The same with equal lines that say this told once. */
  Ending once(String words) {
    List<String> said = new ArrayList<>();
    for (String line : rest) {
      if (!line.contains(words) || !said.contains(line)) {
        said.add(line);
      }
    }
    return new Ending(items, carried, List.copyOf(said));
  }
}
