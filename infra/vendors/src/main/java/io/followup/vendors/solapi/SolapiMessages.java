package io.followup.vendors.solapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.vendors.VendorAnswer;
import io.followup.vendors.VendorCall;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The messages that were taken: the last 10,000. */
final class SolapiMessages {
  private static final int MOST = 10_000;
  private static final int PER_PAGE = 20;
  private static final int MOST_PER_PAGE = 500;

  private final InstantSource clock;
  private final ArrayDeque<SolapiMessage> messages = new ArrayDeque<>();
  private long numbers;

  SolapiMessages(InstantSource clock) {
    this.clock = clock;
  }

  /** An id of this kind: {@code M} of a message, {@code G} of a group. */
  synchronized String id(String kind, Instant now) {
    return SolapiJson.id(kind, now, ++numbers);
  }

  synchronized void take(SolapiMessage message) {
    messages.addFirst(message);
    if (messages.size() > MOST) {
      messages.removeLast();
    }
  }

  /** What a list's query asks for, newest first, a page of it. */
  synchronized VendorAnswer list(VendorCall call) {
    Optional<Instant> from = SolapiJson.date(call.parameter("startDate"));
    Optional<Instant> to = SolapiJson.date(call.parameter("endDate"));
    String limit = call.parameter("limit");
    if ((from.isEmpty() && !call.parameter("startDate").isEmpty())
        || (to.isEmpty() && !call.parameter("endDate").isEmpty())
        || !limit.matches("[0-9]{0,3}")) {
      return SolapiJson.error(400, "ValidationError");
    }
    Instant now = clock.instant();
    String start = call.parameter("startKey");
    List<SolapiMessage> found =
        messages.stream()
            .filter(is(call, "messageId", SolapiMessage::id))
            .filter(is(call, "groupId", SolapiMessage::group))
            .filter(is(call, "to", SolapiMessage::to))
            .filter(is(call, "type", _ -> "ATA"))
            .filter(is(call, "statusCode", one -> Integer.toString(one.code(now))))
            .filter(one -> from.filter(at -> one.at().isBefore(at)).isEmpty())
            .filter(one -> to.filter(at -> one.at().isAfter(at)).isEmpty())
            .dropWhile(one -> !start.isEmpty() && !one.id().equals(start))
            .toList();
    int size = limit.isEmpty() ? PER_PAGE : Math.min(Integer.parseInt(limit), MOST_PER_PAGE);
    return VendorAnswer.of(200, page(found, start, size, now));
  }

  private static Predicate<SolapiMessage> is(
      VendorCall call, String parameter, Function<SolapiMessage, String> of) {
    String asked = call.parameter(parameter);
    return one -> asked.isEmpty() || asked.equals(of.apply(one));
  }

  private static ObjectNode page(List<SolapiMessage> found, String start, int size, Instant now) {
    ObjectNode page = JsonNodeFactory.instance.objectNode().put("limit", size);
    page.put("startKey", start.isEmpty() ? null : start);
    page.put("nextKey", found.size() > size ? found.get(size).id() : null);
    ObjectNode list = page.putObject("messageList");
    found.stream().limit(size).forEach(message -> list.set(message.id(), message.json(now)));
    return page;
  }
}
