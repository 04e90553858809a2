package io.followup.dynamodb;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items as text, so that what two runs left can be compared. Five things may differ from run to
 * run, so their values are left out:
 *
 * <ul>
 *   <li>instants: whoever calls again calls later;
 *   <li>{@code expiresAt}: counts from the last write;
 *   <li>{@code version}: counts writes, and whoever calls again may write again;
 *   <li>{@code by}: each write has its own;
 *   <li>what is sealed, but for its length: no two seals are the same.
 * </ul>
 */
public final class Kept {
  private static final Set<String> DIFFER = Set.of("expiresAt", "version", Nonce.BY);

  private Kept() {}

  /** By key, then by attribute. */
  public static SortedMap<String, SortedMap<String, String>> of(
      Collection<Map<String, AttributeValue>> items) {
    SortedMap<String, SortedMap<String, String>> kept = new TreeMap<>();
    items.forEach(item -> kept.put(key(item), attributes(item)));
    return kept;
  }

  private static String key(Map<String, AttributeValue> item) {
    AttributeValue sk = item.get(Key.SK);
    String pk = text(item.getOrDefault(Key.PK, AttributeValue.fromS("")));
    return sk == null ? pk : pk + " " + text(sk);
  }

  private static SortedMap<String, String> attributes(Map<String, AttributeValue> item) {
    SortedMap<String, String> attributes = new TreeMap<>();
    item.forEach(
        (name, value) -> {
          attributes.put(name, DIFFER.contains(name) ? "…" : text(value));
        });
    return attributes;
  }

  private static String text(AttributeValue value) {
    return timeless(
        switch (value.type()) {
          case S -> value.s();
          case N -> value.n();
          case BOOL -> value.bool().toString();
          case M ->
              value.m().entrySet().stream()
                  .sorted(Map.Entry.comparingByKey())
                  .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
                  .collect(Collectors.joining(", ", "{", "}"));
          case L -> value.l().stream().map(Kept::text).toList().toString();
          case SS -> value.ss().stream().sorted().toList().toString();
          case B -> "<%d bytes sealed>".formatted(value.b().asByteArray().length);
          case NS, BS, NUL, UNKNOWN_TO_SDK_VERSION -> value.toString();
        });
  }

  /** Without instants: microseconds as they are kept, RFC 3339 as they are told. */
  public static String timeless(String text) {
    return text.replaceAll("\\b\\d{16}\\b", "<instant>")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "<instant>");
  }
}
