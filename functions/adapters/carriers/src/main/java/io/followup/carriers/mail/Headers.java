package io.followup.carriers.mail;

import io.followup.domain.carrier.MailNotice;
import io.vertx.core.MultiMap;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The headers of a mail.
 *
 * <p>{@code From}, {@code To} and {@code Subject} are written here too: the client encodes UTF-16
 * units one by one, which turns emoji into question marks, and folds with bare line feeds, which
 * servers begin to reject.
 */
final class Headers {
  private Headers() {}

  /**
   * @param configurationSet of SES, which tells by it what became of a mail
   */
  static MultiMap of(MailNotice notice, Optional<ConfigurationSet> configurationSet) {
    String domain = SmtpAddress.domain(notice.from());
    String thread = "<thread-" + id(notice.thread()) + "@" + domain + ">";
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap()
            .add("From", mailbox(notice.fromName(), notice.from()))
            .add("To", mailbox(notice.customerName().orElse(""), notice.to().value()))
            .add("Subject", EncodedWords.of(notice.subject()))
            // Derived, so that a mail sent twice is one mail to whoever compares ids.
            .add("Message-ID", "<" + notice.delivery().value() + "@" + domain + ">")
            .add("References", thread)
            .add("In-Reply-To", thread)
            .add("Content-Language", notice.language().tag())
            .add("Auto-Submitted", "auto-generated")
            // Exchange and Outlook look at this one: no out-of-office notes come back.
            .add("X-Auto-Response-Suppress", "All")
            .add("List-Unsubscribe", "<" + uri(notice.unsubscribeUrl()) + ">")
            .add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
            // Comes back with a bounce, where Message-ID does not: SES puts its own in its place.
            .add("X-Followup-Delivery", notice.delivery().value());
    notice.replyTo().filter(SmtpAddress::isSafe).ifPresent(to -> headers.add("Reply-To", to));
    configurationSet.ifPresent(set -> set.addTo(headers, notice.delivery()));
    return headers;
  }

  private static String mailbox(String name, String address) {
    String words = EncodedWords.of(name);
    return words.isEmpty() ? address : words + "\r\n <" + address + ">";
  }

  /** What a message id can't have is spelled out, so that two threads never become one. */
  private static String id(String thread) {
    return Pattern.compile("[^A-Za-z0-9-]")
        .matcher(thread)
        .replaceAll(odd -> "_" + Integer.toHexString(odd.group().codePointAt(0)) + "_");
  }

  private static String uri(String url) {
    return url.replaceAll("[^\\x21-\\x7e]|[<>]", "");
  }
}
