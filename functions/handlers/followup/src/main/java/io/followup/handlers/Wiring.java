package io.followup.handlers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.followup.domain.carrier.AlimTalkCarrier;
import io.followup.domain.carrier.LineCarrier;
import io.followup.domain.carrier.MailCarrier;
import io.followup.domain.carrier.MailRenderer;
import io.followup.domain.carrier.PushCarrier;
import io.followup.domain.carrier.Reports;
import io.followup.domain.carrier.XmsCarrier;
import io.followup.domain.chat.Chats;
import io.followup.domain.chat.OpenChat;
import io.followup.domain.contact.Customers;
import io.followup.domain.contact.Endpoints;
import io.followup.domain.contact.Suppressions;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.device.DeleteEndpoints;
import io.followup.domain.device.RegisterDevice;
import io.followup.domain.erasure.EraseCustomer;
import io.followup.domain.erasure.Erasures;
import io.followup.domain.erasure.ForgetChats;
import io.followup.domain.erasure.ForgetReplies;
import io.followup.domain.followup.AcknowledgePush;
import io.followup.domain.followup.Announce;
import io.followup.domain.followup.AskCarrier;
import io.followup.domain.followup.AskMessenger;
import io.followup.domain.followup.CustomerLeft;
import io.followup.domain.followup.CustomerWrote;
import io.followup.domain.followup.DeleteReply;
import io.followup.domain.followup.EditReply;
import io.followup.domain.followup.JudgeReachability;
import io.followup.domain.followup.KeepBlock;
import io.followup.domain.followup.Notices;
import io.followup.domain.followup.PreviewNotices;
import io.followup.domain.followup.PushReply;
import io.followup.domain.followup.ReadChat;
import io.followup.domain.followup.RenderNotices;
import io.followup.domain.followup.SweepDue;
import io.followup.domain.followup.TakeReport;
import io.followup.domain.followup.TellClaim;
import io.followup.domain.followup.Ways;
import io.followup.domain.ledger.Ledger;
import io.followup.domain.link.NoLinks;
import io.followup.domain.link.ShortLinks;
import io.followup.domain.presence.Presences;
import io.followup.domain.presence.Whereabouts;
import io.followup.domain.price.Prices;
import io.followup.domain.protocol.Batch;
import io.followup.domain.protocol.ChatRoom;
import io.followup.domain.protocol.Stores;
import io.followup.domain.protocol.Wakers;
import io.followup.domain.record.CountOutcomes;
import io.followup.domain.record.ReadStories;
import io.followup.domain.record.Stories;
import io.followup.domain.record.Tallies;
import io.followup.domain.reply.AcceptReply;
import io.followup.domain.reply.Replies;
import io.followup.domain.secret.Fingerprints;
import io.followup.domain.secret.Keys;
import io.followup.domain.secret.Signer;
import io.followup.domain.settings.Workspaces;
import io.followup.domain.webhook.MessageQueue;
import io.followup.domain.webhook.Post;
import io.followup.domain.webhook.Secrets;
import io.followup.domain.webhook.SendWebhook;
import io.followup.domain.webhook.Tries;
import io.followup.domain.workflow.Continuations;
import io.followup.domain.workflow.Events;
import io.followup.domain.workflow.LookQueue;
import io.followup.domain.workflow.SweepQueue;
import io.followup.domain.workflow.Workflow;
import io.followup.wire.credential.Wall;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the use cases of the follow-up together; each is made when a function first needs it. */
@Singleton
class Wiring {
  @Produces
  @Singleton
  ChatRoom chatRoom(
      Stores stores, Workflow workflow, LookQueue looks, Continuations continuations, Clock clock) {
    return new ChatRoom(stores, new Wakers(workflow, looks, continuations), clock);
  }

  @Produces
  @Singleton
  PushReply pushReply(
      Stores stores,
      PushCarrier carrier,
      Notices notices,
      Workflow workflow,
      Prices prices,
      Clock clock) {
    return new PushReply(stores, carrier, notices, workflow, prices, clock);
  }

  @Produces
  @Singleton
  Stores stores(
      Whereabouts whereabouts,
      Chats chats,
      Replies replies,
      Customers customers,
      Workspaces workspaces,
      Deliveries deliveries,
      Batch batch,
      Ledger ledger) {
    return new Stores(
        whereabouts, chats, replies, customers, workspaces, deliveries, batch, ledger);
  }

  @Produces
  @Singleton
  Ways ways(
      Stores stores,
      ChatRoom room,
      Continuations continuations,
      Suppressions suppressions,
      Notices notices,
      Prices prices,
      Clock clock) {
    return new Ways(stores, room, continuations, suppressions, notices, prices, clock);
  }

  @Produces
  @Singleton
  @Named("xms")
  TellClaim xms(Ways ways, XmsCarrier carrier, Reports reports, TakeReport take) {
    return ways.xms(carrier, reports, take);
  }

  @Produces
  @Singleton
  TakeReport takeReport(
      Deliveries deliveries,
      ChatRoom room,
      Workflow workflow,
      Suppressions suppressions,
      Clock clock) {
    KeepBlock blocks = new KeepBlock(suppressions, clock);
    return new TakeReport(deliveries, room, workflow, blocks, clock);
  }

  @Produces
  @Singleton
  AskCarrier askCarrier(Stores stores, Reports reports, TakeReport take, Clock clock) {
    return new AskCarrier(stores, reports, take, clock);
  }

  @Produces
  @Singleton
  @Named("email")
  TellClaim email(Ways ways, MailCarrier carrier) {
    return ways.email(carrier);
  }

  @Produces
  @Singleton
  AskMessenger askMessenger(
      Ways ways, AlimTalkCarrier alimTalk, LineCarrier line, Workflow workflow) {
    return new AskMessenger(ways.messenger(alimTalk, line), workflow);
  }

  @Produces
  @Singleton
  AcknowledgePush acknowledgePush(
      Chats chats, Deliveries deliveries, ChatRoom room, Workflow workflow, Clock clock) {
    return new AcknowledgePush(chats, deliveries, room, workflow, clock);
  }

  @Produces
  @Singleton
  CustomerLeft customerLeft(
      Presences presences,
      Customers customers,
      Chats chats,
      ChatRoom room,
      Events events,
      Clock clock) {
    return new CustomerLeft(presences, customers, chats, room, events, clock);
  }

  @Produces
  @Singleton
  SweepDue sweepDue(Chats chats, Deliveries deliveries, SweepQueue queue, Clock clock) {
    return new SweepDue(chats, deliveries, queue, clock);
  }

  @Produces
  @Singleton
  Announce announce(Stories stories, Deliveries deliveries, Events events) {
    return new Announce(stories, deliveries, events);
  }

  @Produces
  @Singleton
  CountOutcomes countOutcomes(Replies replies, Tallies tallies) {
    return new CountOutcomes(replies, tallies);
  }

  @Produces
  @Singleton
  ReadStories readStories(Stories stories, Deliveries deliveries, Chats chats) {
    return new ReadStories(stories, deliveries, chats);
  }

  @Produces
  @Singleton
  Secrets webhookSecrets(Keys keys, Clock clock) {
    return workspace ->
        workspace
            .keys()
            .webhookSecret()
            .holding(clock.instant())
            .map(minted -> keys.webhookSecret(workspace.id(), minted))
            .toList();
  }

  @Produces
  @Singleton
  SendWebhook sendWebhook(
      Workspaces workspaces,
      Secrets secrets,
      Post post,
      Tries tries,
      MessageQueue queue,
      Clock clock,
      @Wall InstantSource wall) {
    return new SendWebhook(workspaces, secrets, post, tries, queue, clock, wall);
  }

  @Produces
  @Singleton
  Prices prices(@ConfigProperty(name = "followup.prices") Optional<String> written) {
    return new Prices(
        Stream.concat(
                written.map(Prices::parse).orElseGet(Prices::none).list().stream(),
                Prices.defaults().list().stream())
            .toList());
  }

  @Produces
  @Singleton
  VerifiedDomains verifiedDomains(
      @ConfigProperty(name = "followup.mail.verified-domains") Optional<List<String>> domains) {
    List<String> verified = domains.orElse(List.of());
    return domain -> verified.contains(domain.toLowerCase(Locale.ROOT));
  }

  @Produces
  @Singleton
  RenderNotices.Operator operator(
      @ConfigProperty(name = "followup.public-url") String publicUrl,
      @ConfigProperty(name = "followup.xms.default-sender") String sender,
      @ConfigProperty(name = "followup.mail.default-domain") String domain,
      VerifiedDomains verified) {
    return new RenderNotices.Operator(publicUrl, sender, domain, verified::isVerified);
  }

  @Produces
  @Singleton
  Notices notices(
      Signer signer,
      Fingerprints fingerprints,
      ShortLinks links,
      Clock clock,
      RenderNotices.Operator operator) {
    return new RenderNotices(signer, fingerprints, links, operator, clock);
  }

  /** By a secret that everybody may know, so that nothing it signs holds, and no link leads on. */
  @Produces
  @Singleton
  PreviewNotices previewNotices(
      MailRenderer mails, Prices prices, Clock clock, RenderNotices.Operator operator) {
    Signer nobody = new Signer("a preview opens nothing".getBytes(UTF_8));
    return new PreviewNotices(
        new RenderNotices(nobody, new Fingerprints(nobody), new NoLinks(), operator, clock),
        mails,
        prices,
        clock);
  }

  @Produces
  @Singleton
  AcceptReply acceptReply(Replies replies, Fingerprints fingerprints, Clock clock) {
    return new AcceptReply(replies, fingerprints, clock);
  }

  @Produces
  @Singleton
  DeleteReply deleteReply(Replies replies, ChatRoom room, Clock clock) {
    return new DeleteReply(replies, room, clock);
  }

  @Produces
  @Singleton
  ReadChat readChat(ChatRoom room) {
    return new ReadChat(room);
  }

  @Produces
  @Singleton
  CustomerWrote customerWrote(ReadChat read, Clock clock) {
    return new CustomerWrote(read, clock);
  }

  @Produces
  @Singleton
  EditReply editReply(Replies replies, Chats chats, ReadStories stories) {
    return new EditReply(replies, chats, stories);
  }

  @Produces
  @Singleton
  OpenChat openChat(Chats chats, Customers customers) {
    return new OpenChat(chats, customers);
  }

  @Produces
  @Singleton
  JudgeReachability reachability(
      Whereabouts whereabouts,
      Chats chats,
      Suppressions suppressions,
      Prices prices,
      Ledger ledger,
      Clock clock) {
    return new JudgeReachability(whereabouts, chats, suppressions, prices, ledger, clock);
  }

  @Produces
  @Singleton
  EraseCustomer eraseCustomer(
      Customers customers,
      Presences presences,
      ForgetChats chats,
      ForgetReplies replies,
      Suppressions suppressions,
      Fingerprints fingerprints,
      Clock clock) {
    return new EraseCustomer(
        customers, presences, chats, replies, suppressions, fingerprints, clock);
  }

  @Produces
  @Singleton
  RegisterDevice registerDevice(PushCarrier carrier, Customers customers, Clock clock) {
    return new RegisterDevice(carrier, customers, clock);
  }

  @Produces
  @Singleton
  DeleteEndpoints deleteEndpoints(Endpoints endpoints, PushCarrier carrier, Clock clock) {
    return new DeleteEndpoints(endpoints, carrier, clock);
  }

  @Produces
  @Singleton
  Erasures erasures(Customers customers) {
    return new Erasures(customers);
  }

  @Produces
  @Singleton
  ForgetChats forgetChats(Chats chats, ChatRoom room) {
    return new ForgetChats(chats, room);
  }

  @Produces
  @Singleton
  ForgetReplies forgetReplies(
      Stories stories, Replies replies, Deliveries deliveries, ShortLinks links, Signer signer) {
    return new ForgetReplies(stories, replies, deliveries, links, signer);
  }
}
