package io.followup.domain.followup;

import io.followup.domain.carrier.AlimTalkNotice;
import io.followup.domain.carrier.LineNotice;
import io.followup.domain.carrier.MailNotice;
import io.followup.domain.carrier.PushNotice;
import io.followup.domain.carrier.Words;
import io.followup.domain.carrier.XmsNotice;
import io.followup.domain.contact.AddressHash;
import io.followup.domain.contact.Customer;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.contact.Language;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.delivery.Channel;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.link.LinkCode;
import io.followup.domain.link.ShortLink;
import io.followup.domain.link.ShortLinks;
import io.followup.domain.link.UnsubscribeTokens;
import io.followup.domain.notice.MailText;
import io.followup.domain.notice.PushText;
import io.followup.domain.notice.TextBody;
import io.followup.domain.notice.TextNotice;
import io.followup.domain.notice.TextPlan;
import io.followup.domain.notice.Told;
import io.followup.domain.reply.Reply;
import io.followup.domain.secret.Fingerprints;
import io.followup.domain.secret.Proofs;
import io.followup.domain.secret.Signer;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Renders notices from replies, contact and settings, and keeps the short link each carries (F10).
 */
public final class RenderNotices implements Notices {
  /**
   * The operator's part.
   *
   * @param publicUrl where short links and unsubscriptions lead, without a slash at its end
   * @param sender the default sender number, digits
   * @param mailDomain the default From domain
   * @param verified whether a workspace's From domain is verified
   */
  public record Operator(
      String publicUrl, String sender, String mailDomain, Predicate<String> verified) {}

  private final Signer signer;
  private final Fingerprints fingerprints;
  private final ShortLinks links;
  private final Operator operator;
  private final Clock clock;

  public RenderNotices(
      Signer signer, Fingerprints fingerprints, ShortLinks links, Operator operator, Clock clock) {
    this.signer = signer;
    this.fingerprints = fingerprints;
    this.links = links;
    this.operator = operator;
    this.clock = clock;
  }

  @Override
  public PushNotice push(DeliveryId delivery, Reply reply, Customer customer, Workspace workspace) {
    Settings settings = workspace.settings();
    Language language = language(List.of(reply), customer, settings);
    PushText text = PushText.of(language, settings.content(), settings.name(), told(reply));
    String proof = new Proofs(signer).of(delivery, clock.instant());
    String url = link(delivery, List.of(reply));
    return new PushNotice(
        delivery, reply.chat().chat(), language, text.title(), text.text(), url, proof);
  }

  @Override
  public XmsNotice xms(
      DeliveryId delivery, List<Reply> replies, Customer customer, Workspace workspace) {
    Settings settings = workspace.settings();
    PhoneNumber to = customer.phone().orElseThrow();
    TextPlan plan =
        TextNotice.plan(
            to,
            TextNotice.compose(
                language(replies, customer, settings),
                settings.content(),
                settings.name(),
                told(replies),
                link(delivery, replies)));
    return new XmsNotice(
        delivery,
        to,
        plan.kind(),
        settings.text().senderNumber().orElse(operator.sender()),
        plan.subject(),
        plan.text(),
        plan.parts());
  }

  @Override
  public AlimTalkNotice alimTalk(
      DeliveryId delivery, List<Reply> replies, Customer customer, Workspace workspace) {
    return new AlimTalkNotice(
        delivery,
        workspace.id(),
        customer.phone().orElseThrow(),
        workspace.settings().text().alimTalk().orElseThrow(),
        words(replies, customer, workspace.settings()),
        link(delivery, replies));
  }

  private static Words words(List<Reply> replies, Customer customer, Settings settings) {
    TextBody body =
        TextNotice.compose(
            language(replies, customer, settings),
            settings.content(),
            settings.name(),
            told(replies),
            "");
    return new Words(
        body.workspace(),
        customer.name().map(MailText::name),
        replies.getLast().managerName().map(MailText::name),
        replies.size(),
        body.headline(),
        body.preview());
  }

  @Override
  public LineNotice line(
      DeliveryId delivery, List<Reply> replies, Customer customer, Workspace workspace) {
    Settings settings = workspace.settings();
    TextBody body =
        TextNotice.compose(
            language(replies, customer, settings),
            settings.content(),
            settings.name(),
            told(replies),
            link(delivery, replies));
    return new LineNotice(
        delivery,
        workspace.id(),
        customer.lineUserId().orElseThrow(),
        settings.text().line().orElseThrow().secretRef(),
        TextNotice.within(LineNotice.MOST_CHARACTERS, body));
  }

  @Override
  public MailNotice mail(
      DeliveryId delivery, List<Reply> replies, Customer customer, Workspace workspace) {
    Settings settings = workspace.settings();
    Language language = language(replies, customer, settings);
    MailText text = MailText.of(language, settings.content(), settings.name(), told(replies));
    EmailAddress to = customer.email().orElseThrow();
    String address = AddressHash.of(fingerprints, workspace.id(), to).value();
    String token =
        new UnsubscribeTokens(signer).of(customer.key(), Channel.EMAIL, Optional.of(address));
    return new MailNotice(
        delivery,
        to,
        customer.name().map(MailText::name),
        "no-reply@" + fromDomain(settings),
        settings.email().fromName().map(MailText::name).orElse(text.fromName()),
        settings.email().replyTo(),
        language,
        text.subject(),
        text.lines(),
        link(delivery, replies),
        MailText.thread(replies.getLast().chat()),
        operator.publicUrl() + "/v1/unsubscribe/" + token,
        new MailNotice.Look(settings.email().logoUrl(), settings.email().color()));
  }

  private String fromDomain(Settings settings) {
    return settings.email().fromDomain().filter(operator.verified()).orElse(operator.mailDomain());
  }

  /**
   * Reply's, then customer's, then workspace's, then English; one that does not ship falls through.
   */
  static Language language(List<Reply> replies, Customer customer, Settings settings) {
    Optional<Language> ofReplies =
        replies.reversed().stream()
            .flatMap(reply -> reply.language().flatMap(Language::ofTag).stream())
            .findFirst();
    return ofReplies
        .or(() -> customer.language().flatMap(Language::ofTag))
        .or(() -> Language.ofTag(settings.language()))
        .orElse(Language.EN);
  }

  private static List<Told> told(List<Reply> replies) {
    return replies.stream().map(RenderNotices::told).toList();
  }

  private static Told told(Reply reply) {
    return new Told(reply.text(), reply.attachments(), reply.managerName());
  }

  /** Back to the newest of these replies. */
  private String link(DeliveryId delivery, List<Reply> replies) {
    Reply newest = replies.getLast();
    String code = LinkCode.of(newest.followUpId(), signer);
    ShortLinks.Notice notice =
        new ShortLinks.Notice(delivery, replies.stream().map(Reply::id).toList());
    Instant expires = clock.instant().plus(LinkCode.LIFE);
    links.put(code, new ShortLink(newest.chat(), newest.url()), notice, expires);
    return operator.publicUrl() + "/l/" + code;
  }
}
