package io.followup.local.carriers;

import io.followup.local.time.InFlight;
import io.followup.vendors.Outbox;
import io.followup.vendors.Weather;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/** One mail on its way in: refused at its recipient by the weather, or put into the outbox. */
final class MailTransaction implements MessageHandler {
  private final Weather weather;
  private final Outbox outbox;
  private final InFlight inFlight;
  private final List<String> recipients = new ArrayList<>();
  private String sender = "";

  MailTransaction(Weather weather, Outbox outbox, InFlight inFlight) {
    this.weather = weather;
    this.outbox = outbox;
    this.inFlight = inFlight;
  }

  @Override
  public void from(String from) {
    sender = from;
  }

  /** The enhanced codes are those of RFC 3463: no such mailbox, and delivery not authorised. */
  @Override
  public void recipient(String recipient) throws RejectException {
    switch (weather.of(Weather.Carrier.EMAIL)) {
      case OK, SILENT, SLOW -> recipients.add(recipient);
      case REFUSE -> throw new RejectException(550, "5.1.1 User unknown");
      case BLOCKED -> throw new RejectException(550, "5.7.1 The recipient does not accept this");
      case DOWN -> throw new RejectException(421, "4.3.2 Shutting down");
    }
  }

  @Override
  public @Nullable String data(InputStream data) throws RejectException, IOException {
    long number = inFlight.begin("mail");
    try {
      ReceivedMail mail = ReceivedMail.read(data);
      checkVerified(sender);
      checkVerified(mail.from());
      for (String recipient : recipients) {
        outbox.take(mail.to(recipient));
      }
      return null;
    } catch (MessagingException e) {
      throw new RejectException(554, "5.6.0 This is no mail");
    } finally {
      inFlight.end(number);
    }
  }

  /**
   * The words of SES: <a
   * href="https://docs.aws.amazon.com/ses/latest/dg/smtp-response-codes.html">SMTP response
   * codes</a>.
   */
  private static void checkVerified(String address) throws RejectException {
    String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    if (domain.startsWith("rejected-")) {
      throw new RejectException(554, "Message rejected: Email address is not verified.");
    }
  }

  @Override
  public void done() {}
}
