package io.followup.domain.followup;

import io.followup.domain.carrier.MailNotice;
import io.followup.domain.carrier.MailRenderer;
import io.followup.domain.carrier.PushNotice;
import io.followup.domain.carrier.Words;
import io.followup.domain.carrier.XmsNotice;
import io.followup.domain.chat.Position;
import io.followup.domain.contact.Customer;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.delivery.Kind;
import io.followup.domain.id.ChatId;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.CustomerId;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.ReplyId;
import io.followup.domain.price.Prices;
import io.followup.domain.reply.Reply;
import io.followup.domain.settings.Workspace;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Renders the notice of each kind that a reply would become, as a customer would get it. Sends and
 * keeps nothing.
 */
public final class PreviewNotices {
  private static final String KOREA = "KR";

  /**
   * A reply that nobody wrote, to somebody who does not exist.
   *
   * @param language the reply's
   * @param country of the customer's number, ISO 3166-1
   */
  public record Sample(
      String text,
      Optional<String> language,
      String country,
      Optional<String> manager,
      Optional<String> customer) {
    @Override
    public String toString() {
      return "Sample";
    }
  }

  /**
   * A notice.
   *
   * @param price in post units, for all its parts
   * @param from who it says that it comes from, where its kind says so
   * @param title of a push, subject of an LMS or an email
   * @param text of an AlimTalk what its template's variable {@code text} is filled with
   * @param url the link, where it does not stand in the text
   */
  public record Shown(
      Kind kind,
      int parts,
      long price,
      Optional<String> from,
      Optional<String> title,
      String text,
      Optional<String> html,
      Optional<String> url) {
    @Override
    public String toString() {
      return "Shown[" + kind + "]";
    }
  }

  private final Notices notices;
  private final MailRenderer mails;
  private final Tariff tariff;
  private final Clock clock;

  /**
   * @param notices that keep no link, and sign nothing that holds
   */
  public PreviewNotices(Notices notices, MailRenderer mails, Prices prices, Clock clock) {
    this.notices = notices;
    this.mails = mails;
    this.tariff = new Tariff(prices, clock);
    this.clock = clock;
  }

  /** One of each kind that the workspace has set up and that country knows. */
  public List<Shown> of(Workspace workspace, Sample sample) {
    return new Preview(workspace, sample).all();
  }

  /** One preview. */
  private final class Preview {
    private final Workspace workspace;
    private final Sample sample;
    private final Customer customer;
    private final Reply reply;

    Preview(Workspace workspace, Sample sample) {
      this.workspace = workspace;
      this.sample = sample;
      ChatKey chat =
          new CustomerKey(workspace.id(), new CustomerId("preview")).chat(new ChatId("preview"));
      boolean korean = sample.country().equals(KOREA);
      this.customer =
          new Customer(
              chat.owner(),
              true,
              sample.customer(),
              Optional.of(
                  new PhoneNumber(
                      korean ? "+821000000000" : "+10000000000", sample.country(), true)),
              Optional.of(new EmailAddress("customer@example.com")),
              Optional.of(sample.country()),
              Optional.empty(),
              Optional.of("U00000000000000000000000000000000"),
              Set.of(),
              List.of(),
              false);
      Instant now = clock.instant();
      this.reply =
          new Reply(
              new ReplyId("preview"),
              chat,
              sample.text(),
              new Position(now, now),
              sample.language(),
              Optional.empty(),
              sample.manager(),
              Optional.empty(),
              true,
              "");
    }

    List<Shown> all() {
      List<Shown> all = new ArrayList<>();
      all.add(push());
      if (sample.country().equals(KOREA) && workspace.settings().text().alimTalk().isPresent()) {
        all.add(alimTalk());
      }
      if (workspace.settings().text().line().isPresent()) {
        all.add(line());
      }
      all.add(xms());
      all.add(email());
      return all;
    }

    private Shown push() {
      PushNotice push = notices.push(id(Slot.PUSH), reply, customer, workspace);
      return shown(
          Kind.PUSH,
          1,
          Optional.empty(),
          Optional.of(push.title()),
          push.text(),
          Optional.empty(),
          Optional.of(push.url()));
    }

    private Shown alimTalk() {
      var alimTalk = notices.alimTalk(id(Slot.MESSENGER), List.of(reply), customer, workspace);
      Words words = alimTalk.words();
      return shown(
          Kind.ALIMTALK,
          1,
          Optional.of(words.shop()),
          Optional.empty(),
          words.preview().isEmpty() ? words.headline() : words.preview(),
          Optional.empty(),
          Optional.of(alimTalk.url()));
    }

    private Shown line() {
      var line = notices.line(id(Slot.MESSENGER), List.of(reply), customer, workspace);
      return shown(
          Kind.LINE,
          1,
          Optional.empty(),
          Optional.empty(),
          line.text(),
          Optional.empty(),
          Optional.empty());
    }

    private Shown xms() {
      XmsNotice xms = notices.xms(id(Slot.XMS), List.of(reply), customer, workspace);
      Kind kind =
          switch (xms.kind()) {
            case SMS -> Kind.SMS;
            case LMS -> Kind.LMS;
          };
      return shown(
          kind,
          xms.parts(),
          Optional.of(xms.sender()),
          xms.subject(),
          xms.text(),
          Optional.empty(),
          Optional.empty());
    }

    private Shown email() {
      MailNotice mail = notices.mail(id(Slot.EMAIL), List.of(reply), customer, workspace);
      MailRenderer.Rendered rendered = mails.render(mail);
      return shown(
          Kind.EMAIL,
          1,
          Optional.of(mail.fromName() + " <" + mail.from() + ">"),
          Optional.of(mail.subject()),
          rendered.text(),
          Optional.of(rendered.html()),
          Optional.empty());
    }

    private Shown shown(
        Kind kind,
        int parts,
        Optional<String> from,
        Optional<String> title,
        String text,
        Optional<String> html,
        Optional<String> url) {
      Optional<String> country =
          switch (kind) {
            case ALIMTALK, SMS, LMS -> Optional.of(sample.country());
            case PUSH, LINE, EMAIL -> Optional.empty();
          };
      long price = tariff.of(workspace, kind, country, parts);
      return new Shown(kind, parts, price, from, title, text, html, url);
    }

    private DeliveryId id(Slot slot) {
      return new DeliveryId(reply.followUpId(), slot);
    }
  }
}
