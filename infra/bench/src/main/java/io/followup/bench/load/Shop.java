package io.followup.bench.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A workspace whose customers are all away. Each gets one reply, so that none waits for another:
 * every third has a phone that takes pushes and nothing else, the others a number and an email.
 */
record Shop(Target target, String id) {
  static Shop opened(Target operator, String id) throws InterruptedException {
    String key =
        operator
            .must("POST", "/v1/workspaces", object().put("id", id).put("name", "Load"))
            .path("workspaceKey")
            .asText();
    operator.must("PUT", "/v1/workspaces/" + id + "/billing", object().put("paymentMethod", true));
    Shop shop = new Shop(operator.with(key), id);
    ObjectNode settings = object().put("name", "Load");
    settings.set("ask", object().put("phone", true).put("email", true));
    shop.target().must("PUT", "/v1/workspace", settings);
    return shop;
  }

  /** Whether a push is all that reaches this one. */
  static boolean isPushed(int customer) {
    return customer % 3 == 0;
  }

  static String name(int customer) {
    return "c" + customer;
  }

  void enter(int customer) throws InterruptedException {
    String path = "/v1/customers/" + name(customer);
    if (isPushed(customer)) {
      target.must("PUT", path, object().put("language", "ko"));
      ObjectNode device =
          object().put("platform", "android").put("token", "token-%s-%d".formatted(id, customer));
      target.must("PUT", path + "/devices/phone", device);
    } else {
      target.must(
          "PUT",
          path,
          object()
              .put("language", "ko")
              .put("country", "KR")
              .put("phone", "010-%04d-%04d".formatted(2000 + customer / 10_000, customer % 10_000))
              .put("email", "%s@%s.example".formatted(name(customer), id)));
    }
  }

  /** The reply that a customer gets; its id is the customer's. */
  Target.Answer reply(int customer) throws InterruptedException {
    return target.send(
        "POST",
        "/v1/replies",
        object()
            .put("id", name(customer))
            .put("chatId", name(customer))
            .put("customerId", name(customer))
            .put("text", "It is back, shall I keep one for you?"));
  }

  /** One more sign of life of one of so many who are here. */
  Target.Answer beat(int visitor) throws InterruptedException {
    return target.send(
        "PUT",
        "/v1/presence",
        object()
            .put("customerId", "visitor-" + visitor)
            .put("session", "tab")
            .put("state", "active"));
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
