package io.followup.dynamodb;

import io.followup.domain.id.CustomerId;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.secret.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as text, with what is sealed in them opened, at whichever of its places it opens. */
final class Opened {
  private final Vault vault;

  Opened(Vault vault) {
    this.vault = vault;
  }

  String text(Map<String, AttributeValue> item) {
    return text(item, item);
  }

  private String text(Map<String, AttributeValue> item, Map<String, AttributeValue> map) {
    return map.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + text(item, entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private String text(Map<String, AttributeValue> item, AttributeValue value) {
    return switch (value.type()) {
      case M -> text(item, value.m());
      case L -> value.l().stream().map(one -> text(item, one)).toList().toString();
      case B -> opened(new Item(item), value);
      case S, N, BOOL, SS, NS, BS, NUL, UNKNOWN_TO_SDK_VERSION -> value.toString();
    };
  }

  private String opened(Item item, AttributeValue sealed) {
    Key key = Key.of(item);
    if (key.sk().equals(Key.DATA_KEY)) {
      return "<a wrapped key>";
    }
    return places(key, item)
        .flatMap(place -> opened(owner(key, item), place, sealed).stream())
        .findFirst()
        .orElseThrow(() -> new AssertionError("sealed at no place of " + item));
  }

  private static CustomerKey owner(Key key, Item item) {
    if (key.pk().startsWith("L#")) {
      return CustomerKey.of(item.text("workspace"), item.text("customer"));
    }
    return key.pk().startsWith("C#")
        ? key.customerKey()
        : new CustomerKey(key.replyKey().workspace(), new CustomerId(item.text("customer")));
  }

  private static Stream<String> places(Key key, Item item) {
    if (key.sk().startsWith(Key.DEVICE)) {
      return Stream.of("device#" + key.last() + "#token");
    }
    if (key.pk().startsWith("L#")) {
      return Stream.of("link#" + Key.parts(key.pk()).getLast());
    }
    if (key.sk().equals(Key.CUSTOMER)) {
      return Stream.of("name", "e164", "email", "lineUserId").map(name -> "contact#" + name);
    }
    String reply = "reply#" + key.replyKey().reply() + "#";
    List<Long> since = new ArrayList<>(List.of(item.number(ReplyItem.ACCEPTED)));
    item.maybeNumber("editedAt").ifPresent(since::add);
    item.maybeMaps("earlier").forEach(text -> since.add(text.number("from")));
    return Stream.concat(
        Stream.of(reply + "managerName", reply + "url"),
        since.stream().map(from -> reply + "text#" + from));
  }

  private Optional<String> opened(CustomerKey customer, String place, AttributeValue sealed) {
    try {
      return Optional.of(vault.open(customer, place, sealed));
    } catch (Unreadable _) {
      return Optional.empty();
    }
  }
}
