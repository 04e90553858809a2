package io.followup.vendors;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier took, before the outbox numbers it.
 *
 * @param to the device's token, the number in E.164, the LINE id or the email address
 */
public record Notice(
    String kind,
    String from,
    String to,
    String title,
    String text,
    @Nullable String html,
    @Nullable Map<String, String> headers,
    @Nullable Map<String, String> data,
    @Nullable String deliveryId) {

  /** A push to one device; {@code data} is what its app gets. */
  public static Notice push(
      String from, String token, String title, String text, Map<String, String> data) {
    return new Notice("PUSH", from, token, title, text, null, null, data, data.get("deliveryId"));
  }

  /** A message without a title, such as {@code ALIMTALK}, {@code LINE} or {@code SMS}. */
  public static Notice message(
      String kind, String from, String to, String text, @Nullable String deliveryId) {
    return new Notice(kind, from, to, "", text, null, null, null, deliveryId);
  }

  /**
   * A text.
   *
   * @param subject of an LMS; empty: none
   */
  public static Notice text(
      String kind,
      String from,
      String to,
      String subject,
      String text,
      @Nullable String deliveryId) {
    return new Notice(kind, from, to, subject, text, null, null, null, deliveryId);
  }

  /** It is all about a customer. */
  @Override
  public String toString() {
    return "Notice[" + kind + "]";
  }
}
