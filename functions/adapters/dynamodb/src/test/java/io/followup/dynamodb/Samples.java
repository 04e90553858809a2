package io.followup.dynamodb;

import io.followup.domain.chat.Chat;
import io.followup.domain.chat.Position;
import io.followup.domain.chat.Step;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Kind;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.delivery.Status;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import io.followup.domain.reply.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Mina of the shop, her chat, its replies and their deliveries. */
final class Samples {
  static final Instant NOW = Instant.parse("2040-05-06T07:08:09.123456Z");
  static final CustomerKey MINA = CustomerKey.of("shop", "mina");
  static final ChatKey CHAT = ChatKey.of("shop", "mina", "chat-1");
  static final Settlement SEEN = new Settlement(Outcome.SEEN, Reason.READ, NOW);
  static final Settlement REACHED = new Settlement(Outcome.REACHED, Reason.ACKNOWLEDGED, NOW);
  static final Receipt RECEIVED = new Receipt(NOW, "received", false);

  private Samples() {}

  static Instant after(long seconds) {
    return NOW.plusSeconds(seconds);
  }

  static ReplyId id(String id) {
    return new ReplyId(id);
  }

  static Reply reply(String id) {
    return reply(id, NOW);
  }

  static Reply reply(String id, Instant accepted) {
    return reply(id, CHAT, accepted);
  }

  static Reply reply(String id, ChatKey chat, Instant accepted) {
    return new Reply(
        id(id),
        chat,
        "Your parcel is on its way.",
        new Position(accepted.minusSeconds(1), accepted),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        "hash-of-" + id);
  }

  /** How long a push of a reply waits here. */
  static final Duration WAIT = Duration.ofSeconds(30);

  static Chat claimed(Chat chat, String reply) {
    return chat.claim(new Run(chat.key(), id(reply), 0), NOW, Optional.empty());
  }

  static Step step(String reply, String key, Instant at) {
    return new Step(
        id(reply), key, at, Step.Kind.WATCHED, Reason.ONLINE, Map.of("presence", "online"));
  }

  static DeliveryId deliveryId(String reply, Slot slot) {
    return new DeliveryId(CHAT.reply(id(reply)).followUp(), slot);
  }

  static Delivery push(String reply) {
    return delivery(reply, Slot.PUSH, Status.ACCEPTED, 1);
  }

  static Delivery delivery(String reply, Slot slot, Status status, int attempts) {
    return new Delivery(
        deliveryId(reply, slot),
        CHAT,
        id(reply),
        slot == Slot.PUSH ? Kind.PUSH : Kind.EMAIL,
        status,
        Optional.empty(),
        "m***@example.com",
        List.of(id(reply)),
        NOW,
        after(30),
        attempts,
        12,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** What DynamoDB says when another transaction holds an item. */
  static Supplier<RuntimeException> held() {
    return () ->
        TransactionCanceledException.builder()
            .message("held")
            .cancellationReasons(
                CancellationReason.builder().code("None").build(),
                CancellationReason.builder().code("TransactionConflict").build())
            .build();
  }
}
