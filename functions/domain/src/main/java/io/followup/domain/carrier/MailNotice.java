package io.followup.domain.carrier;

import io.followup.domain.contact.EmailAddress;
import io.followup.domain.contact.Language;
import io.followup.domain.id.DeliveryId;
import java.util.List;
import java.util.Optional;

/**
 * An email, ready but for its template.
 *
 * @param fromName shown beside the From address
 * @param thread stable per chat, becomes {@code References}
 * @param unsubscribeUrl one click stops these mails (RFC 8058)
 */
public record MailNotice(
    DeliveryId delivery,
    EmailAddress to,
    Optional<String> customerName,
    String from,
    String fromName,
    Optional<String> replyTo,
    Language language,
    String subject,
    List<Line> lines,
    String url,
    String thread,
    String unsubscribeUrl,
    Look look) {
  /**
   * How the workspace wants it to look.
   *
   * @param logoUrl https
   * @param color of the button, such as {@code #0b57d0}
   */
  public record Look(Optional<String> logoUrl, Optional<String> color) {
    public static final Look PLAIN = new Look(Optional.empty(), Optional.empty());
  }

  /**
   * One reply, as much of it as the workspace lets out.
   *
   * @param text empty where the workspace lets nothing out
   */
  public record Line(Optional<String> manager, String text) {
    @Override
    public String toString() {
      return "Line";
    }
  }

  @Override
  public String toString() {
    return "MailNotice[" + delivery + "]";
  }
}
