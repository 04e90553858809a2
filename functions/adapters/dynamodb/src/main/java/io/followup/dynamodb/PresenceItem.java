package io.followup.dynamodb;

import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.SessionId;
import io.followup.domain.presence.Session;
import io.followup.domain.presence.Sessions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item of table {@code presence}. A session's attributes stand flat beside each other: a nested
 * SET needs a parent that is there, which would cost the first beat a second write.
 */
final class PresenceItem {
  static final String FLOOR = "lastActiveFloor";
  static final String LEFT = "left";
  static final String TOLD = "told";

  /** When the customer was erased; what did not occur after it is late. */
  static final String ERASED = "erased";

  private static final String ACTIVITY = "a:";
  private static final String UNTIL = "u:";
  private static final String N = "n:";
  private static final String ENDED = "e:";
  private static final int PREFIX = 2;

  private PresenceItem() {}

  static Map<String, AttributeValue> key(CustomerKey customer) {
    return Map.of(Key.PK, Values.text(Key.join("P", customer.workspace(), customer.customer())));
  }

  static String activity(SessionId session) {
    return ACTIVITY + session;
  }

  static String until(SessionId session) {
    return UNTIL + session;
  }

  static String n(SessionId session) {
    return N + session;
  }

  /** When it left. */
  static String ended(SessionId session) {
    return ENDED + session;
  }

  static Sessions sessions(CustomerKey customer, Item item) {
    Map<SessionId, Session> all = new HashMap<>();
    for (String name : item.attributes().keySet()) {
      if (isOfSession(name)) {
        all.computeIfAbsent(
            new SessionId(name.substring(PREFIX)), session -> session(session, item));
      }
    }
    return new Sessions(
        customer,
        all,
        item.maybeInstant(FLOOR),
        item.maybeNumber(Retention.EXPIRES).map(Instant::ofEpochSecond),
        item.maybeInstant(LEFT),
        item.maybeInstant(TOLD));
  }

  /** For whoever has the item alone, such as a stream's image. */
  static Sessions sessions(Item item) {
    List<String> parts = Key.parts(item.text(Key.PK));
    return sessions(CustomerKey.of(parts.get(1), parts.get(2)), item);
  }

  private static boolean isOfSession(String name) {
    return name.startsWith(ACTIVITY)
        || name.startsWith(UNTIL)
        || name.startsWith(N)
        || name.startsWith(ENDED);
  }

  private static Session session(SessionId id, Item item) {
    Optional<Long> n = item.maybeNumber(n(id));
    return new Session(
        id,
        item.maybeInstant(activity(id)),
        item.maybeInstant(until(id)),
        n.isPresent() ? OptionalLong.of(n.get()) : OptionalLong.empty(),
        item.maybeInstant(ended(id)));
  }
}
