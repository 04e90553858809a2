package io.followup.carriers.mail;

import io.followup.domain.carrier.MailNotice;
import io.followup.domain.carrier.MailNotice.Line;
import io.followup.domain.carrier.MailNotice.Look;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.contact.Language;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.ReplyKey;
import java.util.List;
import java.util.Optional;

/** Mails to send in tests. */
final class Notices {
  static final DeliveryId DELIVERY =
      new DeliveryId(ReplyKey.of("acme", "reply-1").followUp(), Slot.EMAIL);
  static final String LINK = "https://chat.example.com/l/AbCdEf1234";
  static final String UNSUBSCRIBE =
      "https://chat.example.com/v1/unsubscribe/" + "t0ken.".repeat(30);

  private Notices() {}

  static MailNotice plain() {
    return of(Language.EN, "Acme", "New reply from Acme", line("Mina", "Your parcel is here."));
  }

  static MailNotice of(Language language, String fromName, String subject, Line... lines) {
    return new MailNotice(
        DELIVERY,
        new EmailAddress("juno@example.org"),
        Optional.of("Juno"),
        "chat@acme.example",
        fromName,
        Optional.of("hello@acme.example"),
        language,
        subject,
        List.of(lines),
        LINK,
        "chat:1",
        UNSUBSCRIBE,
        Look.PLAIN);
  }

  static MailNotice looking(MailNotice notice, String logoUrl, String color) {
    return new MailNotice(
        notice.delivery(),
        notice.to(),
        notice.customerName(),
        notice.from(),
        notice.fromName(),
        notice.replyTo(),
        notice.language(),
        notice.subject(),
        notice.lines(),
        notice.url(),
        notice.thread(),
        notice.unsubscribeUrl(),
        new Look(Optional.of(logoUrl), Optional.of(color)));
  }

  static MailNotice between(String from, String to) {
    MailNotice notice = plain();
    return new MailNotice(
        notice.delivery(),
        new EmailAddress(to),
        Optional.of("Ju\r\nBcc: x@evil.example\r\n\r\nno"),
        from,
        notice.fromName(),
        Optional.of("a@b.example\r\nBcc: x@evil.example"),
        notice.language(),
        notice.subject(),
        notice.lines(),
        notice.url(),
        notice.thread() + ">\r\nBcc: x@evil.example",
        notice.unsubscribeUrl() + ">\r\nBcc: <x@evil.example",
        notice.look());
  }

  static Line line(String manager, String text) {
    return new Line(Optional.of(manager), text);
  }
}
