package io.followup.vendors.nhn;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.vendors.VendorCall;
import io.followup.vendors.Webhooks;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The messages that one service has taken: the last 10,000, each with its webhooks to come. */
final class NhnMessages {
  private static final int MOST = 10_000;

  /** How the service tells a result: its path of ours, its name, and the body of a hook. */
  record Hook(String path, String product, BiFunction<NhnMessage, NhnResult, ObjectNode> body) {}

  private final Webhooks webhooks;
  private final Hook hook;
  private final ArrayDeque<NhnMessage> messages = new ArrayDeque<>();
  private long numbers;

  NhnMessages(Webhooks webhooks, Hook hook) {
    this.webhooks = webhooks;
    this.hook = hook;
  }

  /** An id as NHN makes them: the time and something more. */
  synchronized String request(Instant now) {
    return NhnJson.stamp(now) + "Lap%08d".formatted(++numbers);
  }

  synchronized void take(NhnMessage message) {
    messages.addFirst(message);
    if (messages.size() > MOST) {
      messages.removeLast();
    }
    message.results().forEach(result -> webhook(message, result));
  }

  synchronized Optional<NhnMessage> find(String request, String recipient) {
    return messages.stream()
        .filter(message -> message.request().equals(request))
        .filter(message -> Integer.toString(message.recipient()).equals(recipient))
        .findFirst();
  }

  /**
   * What a list's query asks for, newest first.
   *
   * @return nothing where it names neither a request nor a window of time
   */
  synchronized Optional<List<NhnMessage>> list(VendorCall call) {
    String request = call.parameter("requestId");
    Optional<Instant> from = NhnJson.asked(call.parameter("startRequestDate"));
    Optional<Instant> to = NhnJson.asked(call.parameter("endRequestDate"));
    if (request.isEmpty() && (from.isEmpty() || to.isEmpty())) {
      return Optional.empty();
    }
    String key = call.parameter("recipientGroupingKey");
    return Optional.of(
        messages.stream()
            .filter(message -> request.isEmpty() || message.request().equals(request))
            .filter(message -> from.isEmpty() || !message.at().isBefore(from.get()))
            .filter(message -> to.isEmpty() || !message.at().isAfter(to.get()))
            .filter(message -> key.isEmpty() || message.key().equals(key))
            .limit(15)
            .toList());
  }

  private void webhook(NhnMessage message, NhnResult result) {
    String id = message.request() + "-" + message.recipient() + "-" + result.code();
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("hooksId", "hooks-" + id)
            .put("webhookConfigId", "laptop")
            .put("productName", hook.product())
            .put("appKey", NhnConsole.APP_KEY)
            .put("event", "MESSAGE_RESULT_UPDATE");
    body.putArray("hooks").add(hook.body().apply(message, result).put("hookId", id));
    webhooks.post(
        result.at(), hook.path(), Map.of(NhnConsole.SIGNATURE_HEADER, NhnConsole.SIGNATURE), body);
  }
}
