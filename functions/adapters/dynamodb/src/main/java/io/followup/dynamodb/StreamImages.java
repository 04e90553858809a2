package io.followup.dynamodb;

import io.followup.domain.chat.OpenReply;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.ledger.CreditsLow;
import io.followup.domain.presence.Sessions;
import io.followup.domain.reply.StoredReply;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the images in the tables' streams are, for the functions that the streams wake. */
public final class StreamImages {
  private StreamImages() {}

  /** Whether a record of the table {@code followup} is about a reply, or its tombstone. */
  public static boolean isReply(Map<String, AttributeValue> keys) {
    Key key = Key.of(new Item(keys));
    return key.pk().startsWith("R#") && key.sk().equals(Key.REPLY);
  }

  /** Whether a record of the table {@code followup} is about a delivery. */
  public static boolean isDelivery(Map<String, AttributeValue> keys) {
    Key key = Key.of(new Item(keys));
    return key.pk().startsWith("F#") && key.sk().startsWith(Key.DELIVERY);
  }

  /** The reply, sealed, or nothing where the image is another item's or a tombstone's. */
  public static Optional<StoredReply.Present> reply(Map<String, AttributeValue> image) {
    Item item = new Item(image);
    return !item.isEmpty() && isReply(image) && ReplyItem.isReply(item)
        ? Optional.of(ReplyItem.sealed(Key.of(item).replyKey(), item))
        : Optional.empty();
  }

  /** How long a push of the reply waits for a receipt. */
  public static Duration receiptWait(Map<String, AttributeValue> reply) {
    return new Item(reply)
        .maybeNumber(ReplyItem.RECEIPT_WAIT)
        .map(Duration::ofSeconds)
        .orElse(OpenReply.LONGEST_WAIT);
  }

  /** The delivery, or nothing where the image is another item's. */
  public static Optional<Delivery> delivery(Map<String, AttributeValue> image) {
    Item item = new Item(image);
    return !item.isEmpty() && isDelivery(image)
        ? Optional.of(DeliveryItem.delivery(item))
        : Optional.empty();
  }

  /** That credits are low, or nothing where the image is another item's. */
  public static Optional<CreditsLow> low(Map<String, AttributeValue> image) {
    Item item = new Item(image);
    return !item.isEmpty() && Key.of(item).sk().startsWith(Key.LOW)
        ? Optional.of(LowItem.low(item))
        : Optional.empty();
  }

  /** A customer's sessions, from an image of the table {@code presence}. */
  public static Sessions sessions(Map<String, AttributeValue> image) {
    return PresenceItem.sessions(new Item(image));
  }
}
