package io.followup.local.carriers;

import io.followup.vendors.Notice;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A mail, read: headers unfolded and decoded (several of one name joined by a comma), and the first
 * part of plain text and of HTML.
 */
record ReceivedMail(Map<String, String> headers, String text, @Nullable String html) {
  /** To make one takes longer than to read a mail. */
  private static final Session SESSION = Session.getInstance(new Properties());

  static ReceivedMail read(InputStream data) throws MessagingException, IOException {
    MimeMessage message = new MimeMessage(SESSION, data);
    Bodies bodies = new Bodies();
    bodies.collect(message);
    String text = bodies.text == null ? "" : bodies.text;
    return new ReceivedMail(headers(message), text, bodies.html);
  }

  /** The address alone of the header {@code From}; empty if it has none. */
  String from() throws MessagingException {
    String from = headers.getOrDefault("From", "");
    // Read leniently: a decoded display name need not be quoted.
    int open = from.lastIndexOf('<');
    String address =
        open < 0 ? from : from.substring(open + 1, Math.max(open + 1, from.indexOf('>', open)));
    return address.isBlank() ? "" : new InternetAddress(address.strip(), false).getAddress();
  }

  Notice to(String recipient) throws MessagingException {
    return new Notice(
        "EMAIL",
        from(),
        recipient,
        headers.getOrDefault("Subject", ""),
        text,
        html,
        headers,
        null,
        headers.get("X-Followup-Delivery"));
  }

  private static Map<String, String> headers(MimeMessage message) throws MessagingException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : Collections.list(message.getAllHeaders())) {
      headers.merge(
          header.getName(), decoded(header.getValue()), (one, other) -> one + ", " + other);
    }
    return headers;
  }

  private static String decoded(String value) {
    String unfolded = MimeUtility.unfold(value);
    try {
      return MimeUtility.decodeText(unfolded);
    } catch (UnsupportedEncodingException e) {
      return unfolded;
    }
  }

  private static final class Bodies {
    private @Nullable String text;
    private @Nullable String html;

    void collect(Part part) throws MessagingException, IOException {
      if (part.isMimeType("multipart/*")) {
        Multipart parts = (Multipart) part.getContent();
        for (int i = 0; i < parts.getCount(); i++) {
          BodyPart inner = parts.getBodyPart(i);
          collect(inner);
        }
      } else if (text == null && part.isMimeType("text/plain")) {
        text = part.getContent().toString();
      } else if (html == null && part.isMimeType("text/html")) {
        html = part.getContent().toString();
      }
    }
  }

  @Override
  public String toString() {
    return "ReceivedMail";
  }
}
