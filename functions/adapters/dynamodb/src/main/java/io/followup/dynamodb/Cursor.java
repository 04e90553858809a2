package io.followup.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.record.Stories.Window;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where a page of a customer's replies ended. It holds for that customer alone. */
record Cursor(CustomerKey customer, long accepted, ReplyId reply) {
  static Cursor after(Item item) {
    List<String> customer = Key.parts(item.text(ReplyItem.CUSTOMER_PK));
    return new Cursor(
        CustomerKey.of(customer.get(1), customer.get(2)),
        item.number(ReplyItem.ACCEPTED),
        Key.of(item).replyKey().reply());
  }

  /**
   * @throws IllegalArgumentException if it is no cursor, or another customer's
   */
  static Cursor parse(String word, CustomerKey customer) {
    List<String> parts = Key.parts(new String(Base64.getUrlDecoder().decode(word), UTF_8));
    if (parts.size() != 4
        || !parts.get(0).equals(customer.workspace().value())
        || !parts.get(1).equals(customer.customer().value())) {
      throw new IllegalArgumentException("not a cursor of this list");
    }
    return new Cursor(customer, Long.parseLong(parts.get(2)), new ReplyId(parts.get(3)));
  }

  /**
   * This, where it lies within what is asked for: DynamoDB refuses a start outside of it.
   *
   * @throws IllegalArgumentException if it lies outside
   */
  Cursor within(Window window) {
    Instant at = Micros.at(accepted);
    if (at.isBefore(window.from()) || at.isAfter(window.to())) {
      throw new IllegalArgumentException("not a cursor of this window");
    }
    return this;
  }

  String word() {
    String plain = Key.join(customer.workspace(), customer.customer(), accepted, reply);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
  }

  Map<String, AttributeValue> indexKey() {
    Map<String, AttributeValue> key = new HashMap<>();
    key.putAll(Key.reply(new ReplyKey(customer.workspace(), reply)).attributes());
    key.put(ReplyItem.CUSTOMER_PK, Values.text(Key.customerPk(customer)));
    key.put(ReplyItem.ACCEPTED, Values.number(accepted));
    return key;
  }
}
