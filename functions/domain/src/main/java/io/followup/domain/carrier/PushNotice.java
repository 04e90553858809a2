package io.followup.domain.carrier;

import io.followup.domain.contact.Language;
import io.followup.domain.id.ChatId;
import io.followup.domain.id.DeliveryId;

/**
 * What a phone shows, and what its app needs to acknowledge it.
 *
 * @param proof signs this delivery, so that whoever holds it may acknowledge it without a token
 */
public record PushNotice(
    DeliveryId delivery,
    ChatId chat,
    Language language,
    String title,
    String text,
    String url,
    String proof) {
  @Override
  public String toString() {
    return "PushNotice[" + delivery + "]";
  }
}
