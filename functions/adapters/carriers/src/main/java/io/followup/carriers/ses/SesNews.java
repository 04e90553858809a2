package io.followup.carriers.ses;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.carriers.callback.Callback.News;
import io.followup.domain.carrier.Report;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.outcome.Reason;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * What SES tells of a mail, published by a configuration set or as feedback of an identity: the
 * same, save that the kind's name stands elsewhere and that only the first has tags.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html">Notification
 *     contents</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html">
 *     Event data</a>
 */
final class SesNews {
  /** An address may come with its owner's name. */
  private static final Pattern NAMED = Pattern.compile(".*<([^<>]+)>\\s*", Pattern.DOTALL);

  private SesNews() {}

  /** Nothing, where it is not what SES sends; no news, where it concerns nobody here. */
  static Optional<List<News>> of(JsonNode event) {
    JsonNode mail = event.path("mail");
    return switch (event.path("eventType").asText(event.path("notificationType").asText())) {
      case "" -> Optional.empty();
      case "Bounce" -> bounce(event.path("bounce"), mail);
      case "Complaint" -> complaint(event.path("complaint"), mail);
      case "Delivery" -> Optional.of(reported(mail, new Report.Delivered()));
      case "Reject" -> Optional.of(reported(mail, new Report.Refused(Reason.REFUSED)));
      default -> Optional.of(List.of());
    };
  }

  private static Optional<List<News>> bounce(JsonNode bounce, JsonNode mail) {
    return switch (bounce.path("bounceType").asText()) {
      case "Permanent" -> refused(bounce, "bouncedRecipients", mail, Reason.INVALID_ADDRESS);
      case "Transient" ->
          Optional.of(
              lost(bounce.path("bounceSubType").asText())
                  .map(reason -> reported(mail, new Report.Refused(reason)))
                  .orElseGet(List::of));
      default -> Optional.of(List.of());
    };
  }

  /** This mail did not arrive; others may. A general one may be a mere "out of office". */
  private static Optional<Reason> lost(String subType) {
    return switch (subType) {
      case "MessageTooLarge" -> Optional.of(Reason.TOO_LONG);
      case "MailboxFull", "ContentRejected", "AttachmentRejected", "CustomTimeoutExceeded" ->
          Optional.of(Reason.REFUSED);
      default -> Optional.empty();
    };
  }

  private static Optional<List<News>> complaint(JsonNode complaint, JsonNode mail) {
    boolean takenBack = complaint.path("complaintFeedbackType").asText().equals("not-spam");
    return takenBack
        ? Optional.of(List.of())
        : refused(complaint, "complainedRecipients", mail, Reason.STOPPED);
  }

  private static Optional<List<News>> refused(
      JsonNode told, String recipients, JsonNode mail, Reason reason) {
    Optional<DeliveryId> delivery = delivery(mail);
    List<EmailAddress> addresses =
        StreamSupport.stream(told.path(recipients).spliterator(), false)
            .flatMap(recipient -> address(recipient.path("emailAddress").asText()).stream())
            .toList();
    return addresses.isEmpty()
        ? Optional.empty()
        : time(told.path("timestamp").asText())
            .map(
                at ->
                    addresses.stream()
                        .<News>map(one -> new News.MailRefused(delivery, one, reason, at))
                        .toList());
  }

  private static List<News> reported(JsonNode mail, Report report) {
    return delivery(mail).stream().<News>map(id -> new News.Reported(id, report)).toList();
  }

  private static Optional<DeliveryId> delivery(JsonNode mail) {
    return DeliveryTag.read(mail.path("tags").path(DeliveryTag.NAME).path(0).asText())
        .or(
            () ->
                StreamSupport.stream(mail.path("headers").spliterator(), false)
                    .filter(SesNews::isOurs)
                    .findFirst()
                    .flatMap(header -> DeliveryId.parse(header.path("value").asText().strip())))
        .filter(delivery -> delivery.slot() == Slot.EMAIL);
  }

  private static boolean isOurs(JsonNode header) {
    return header.path("name").asText().equalsIgnoreCase("X-Followup-Delivery");
  }

  private static Optional<EmailAddress> address(String text) {
    Matcher named = NAMED.matcher(text);
    try {
      return Optional.of(new EmailAddress(named.matches() ? named.group(1) : text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
