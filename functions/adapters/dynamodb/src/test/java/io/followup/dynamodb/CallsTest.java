package io.followup.dynamodb;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.MailCarrier;
import io.followup.domain.carrier.PushCarrier;
import io.followup.domain.carrier.PushNotice;
import io.followup.domain.carrier.Report;
import io.followup.domain.carrier.XmsCarrier;
import io.followup.domain.chat.OpenedBy;
import io.followup.domain.chat.Position;
import io.followup.domain.chat.Wait;
import io.followup.domain.contact.ContactChange;
import io.followup.domain.contact.ContactChange.Field.Keep;
import io.followup.domain.contact.ContactChange.Field.Put;
import io.followup.domain.contact.Device;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.fixture.Functions;
import io.followup.domain.fixture.MemoryEvents;
import io.followup.domain.fixture.MemoryQueue;
import io.followup.domain.fixture.MemoryWorkflow;
import io.followup.domain.fixture.Outside;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.SettingsDraft;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.followup.Announce;
import io.followup.domain.followup.PushReply.Tells;
import io.followup.domain.followup.RenderNotices;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeviceId;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.id.SessionId;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.link.LinkCode;
import io.followup.domain.link.ShortLinks;
import io.followup.domain.presence.Sessions;
import io.followup.domain.presence.Whereabouts;
import io.followup.domain.record.CountOutcomes;
import io.followup.domain.record.Tallies;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import io.followup.domain.secret.Fingerprints;
import io.followup.domain.secret.Signer;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import io.followup.domain.webhook.Message;
import io.followup.domain.webhook.MessageQueue;
import io.followup.domain.webhook.Post;
import io.followup.domain.webhook.SendWebhook;
import io.followup.domain.workflow.Continuation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Holds {@code functions/calls.json}: which calls of AWS each function makes on each path. The
 * roles of the template and the costs of a deployment are read from it.
 */
class CallsTest {
  private static final Signer SIGNER =
      new Signer("sixteen bytes or more".getBytes(StandardCharsets.UTF_8));
  private static final Path FILE = Path.of("../../calls.json");
  private static final String ABOUT =
      "The calls of AWS that each function makes on each path, as CallsTest saw them: on what, how"
          + " many, whether a read is consistent, and what a batch or a transaction is made of. Not"
          + " in it: credentials, for which a workspace is read at most once a minute; a workspace's"
          + " data key, which a process reads once and unwraps at most once in five minutes; reading"
          + " streams and queues; and whatever no path here goes through.";

  private static final WorkspaceId SHOP = new WorkspaceId("shop");
  private static final WorkspaceId KAKAO = new WorkspaceId("kakao");
  private static final Duration WAIT = Duration.ofSeconds(30);

  private final ObjectMapper json = new ObjectMapper();
  private final ObjectNode written = json.createObjectNode().put("about", ABOUT);
  private final ArrayNode paths = written.putArray("paths");

  private final TestClock clock = new TestClock();
  private final DynamoDbFixture tables = DynamoDbFixture.with(clock);
  private final RecordedCalls recorded =
      new RecordedCalls(
          Map.of(tables.presenceTable(), "presence", tables.followupTable(), "followup"));
  private final Ports ports = ports();
  private final MemoryWorkflow workflow = new MemoryWorkflow();
  private final Outside outside = outside();
  private final Functions functions = Functions.over(ports, outside, clock);
  private final Announce announce =
      new Announce(ports.stories(), ports.deliveries(), outside.events());
  private final Tallies tallies = tables.tallies(recorded.on(DynamoDbFixture.engine()), clock);
  private final CountOutcomes count = new CountOutcomes(ports.replies(), tallies);

  @Test
  void calls_json_says_what_each_function_calls_on_each_path() throws IOException {
    assertThat(ports.workspaces().create(new Workspace(SHOP, 1, 1, settings(false), true)))
        .isTrue();

    sweep();
    presence();
    replies();
    push();
    fallback();
    messenger();
    watch();
    leaving();
    webhook();

    if (Boolean.getBoolean("followup.calls.write")) {
      Files.writeString(FILE, lines());
    }
    assertThat(written.toPrettyString())
        .as("-Dfollowup.calls.write=true writes the file anew; read the difference")
        .isEqualTo(json.readTree(FILE.toFile()).toPrettyString());
  }

  private void presence() {
    Customer mina = new Customer("presence");
    mina.isActive();
    path("a beat", "presence", mina::isActive);
    path("a leaving", "presence", mina::leaves);
    mina.isActive();
    path("where is a customer who is here", "presence", mina::isLookedFor);
    mina.leaves();
    path("where is a customer who has left", "presence", mina::isLookedFor);
  }

  private void replies() {
    Customer mina = new Customer("replies");
    path(
        "a chat begins",
        "chats",
        () -> functions.open().open(mina.chat, OpenedBy.CUSTOMER, settings(false)));
    Customer jin = new Customer("admitted");
    path(
        "a chat begins where contact is required",
        "chats",
        () -> functions.open().open(jin.chat, OpenedBy.CUSTOMER, settings(true)));
    path(
        "what would happen to a reply",
        "customers",
        () ->
            functions
                .reachability()
                .judge(
                    ports.workspaces().get(SHOP).orElseThrow(),
                    jin.key,
                    Optional.of(jin.chat.chat()),
                    Optional.empty()));
    path("a reply is accepted", "replies", mina::isAnswered);
    path("the same reply again", "replies", mina::isAnsweredAgain);
    path("a reply is deleted", "replies", () -> functions.delete().delete(mina.run.replyKey()));
    Customer juri = new Customer("reading");
    juri.isAnswered();
    path(
        "a reply is read",
        "chats",
        () -> functions.read().read(juri.chat, juri.reply().position()));
  }

  private void push() {
    Customer mina = new Customer("push").withDevice().whoLeft();
    mina.isAnswered();
    path("a reply to a customer who has left", "dispatch", mina::isDispatched);
    path(
        "a push to one device",
        "push",
        () -> functions.push().push(mina.run, "token", Tells.FAILURE));
    path("a push is announced", "announce", () -> mina.isAnnounced(DeliveryId.Slot.PUSH));
    path("a device acknowledges in time", "receipts", mina::acknowledges);
    path("the outcome is announced", "announce", mina::isAnnounced);

    Customer late = new Customer("late").withDevice().whoLeft();
    late.isAnswered();
    late.isDispatched();
    functions.push().push(late.run, "token", Tells.FAILURE);
    functions.claimUnseen(late.run, true);
    path("a device acknowledges too late", "receipts", late::acknowledges);
  }

  private void fallback() {
    Customer mina = new Customer("fallback").whoLeft();
    mina.isAnswered();
    mina.isDispatched();
    path("a claim", "claimunseen", () -> functions.claimUnseen(mina.run, true));
    path("a text, first to end", "xms", () -> functions.xms().tell(mina.run));
    path("an email, last to end", "email", () -> functions.email().tell(mina.run));
    path("the outcome of a claim is announced", "announce", mina::isAnnounced);
    path(
        "a text that was taken is announced",
        "announce",
        () -> mina.isAnnounced(DeliveryId.Slot.XMS));
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    path(
        "the outcomes of a week",
        "records",
        () -> assertThat(tallies.days(SHOP, today.minusDays(6), today)).hasSize(1));
    gap();
    String code = LinkCode.of(mina.run.followUp(), SIGNER);
    path("a link is opened", "links", () -> open(code));
    path("a link is opened again", "links", () -> open(code));
  }

  /** Answered once more while the gap after the first claim runs. */
  private void gap() {
    Customer told = new Customer("gap").whoLeft();
    told.isAnswered();
    told.isDispatched();
    functions.claimUnseen(told.run, true);
    functions.xms().tell(told.run);
    functions.email().tell(told.run);
    Customer again = told.next();
    clock.after(Duration.ofSeconds(1));
    again.isAnswered();
    again.isDispatched();
    path("a claim in a gap", "claimunseen", () -> functions.claimUnseen(again.run, true));
    Instant wakeAt =
        ports.chats().get(again.chat).openReply(again.run.reply()).orElseThrow().wakeAt();
    clock.after(Duration.between(clock.instant(), wakeAt));
    path(
        "a gap ends",
        "continue",
        () -> functions.goOn(Continuation.after(wakeAt, again.run, Continuation.At.CLAIM)));
  }

  private void open(String code) {
    ShortLinks.Found found = ports.shortLinks().find(code, clock.instant()).orElseThrow();
    if (!found.unopened().isEmpty()) {
      ports.shortLinks().opened(code, found.link(), found.unopened(), clock.instant());
    }
    assertThat(ports.workspaces().get(SHOP)).isPresent();
  }

  private void watch() {
    Customer mina = new Customer("watch");
    mina.isActive();
    clock.after(Duration.ofSeconds(1));
    mina.isAnswered();
    path("a reply to a customer who is here", "dispatch", mina::isDispatched);
    path("a look at a customer who is here", "look", () -> functions.look(mina.chat));
    path(
        "a claim of a customer who is here",
        "claimunseen",
        () -> functions.claimUnseen(mina.run, true));
    mina.leaves();
    path("a look at a customer who has left", "look", () -> functions.look(mina.chat));

    Customer seen = new Customer("seen");
    seen.isAnswered();
    clock.after(Duration.ofSeconds(1));
    seen.isActive();
    path("a reply to a customer who was active since", "dispatch", seen::isDispatched);
  }

  private void leaving() {
    Customer mina = new Customer("leaving").whoLeft();
    mina.isAnswered();
    path("a customer has left", "expirations", () -> functions.left().left(mina.key));
    Customer juri = new Customer("lapsing").whoLeft();
    Sessions was = ports.presences().get(juri.key);
    ports.presences().erase(juri.key);
    path("TTL removes a lease", "expirations", () -> functions.left().removed(was));
  }

  private void messenger() {
    assertThat(ports.workspaces().create(new Workspace(KAKAO, 1, 1, withAlimTalk(), true)))
        .isTrue();
    Customer mina = new Customer(KAKAO, "messenger").whoLeft();
    mina.isAnswered();
    mina.isDispatched();
    functions.claimUnseen(mina.run, true);
    path("an AlimTalk", "messenger", () -> functions.messenger().ask(mina.run));
    DeliveryId alimTalk = new DeliveryId(mina.run.followUp(), DeliveryId.Slot.MESSENGER);
    Instant wakeAt =
        ports
            .chats()
            .get(mina.chat)
            .claim(mina.run.followUp())
            .flatMap(claim -> claim.wait(Channel.TEXT))
            .orElseThrow()
            .at();
    clock.after(Duration.ofSeconds(2));
    path(
        "an AlimTalk arrives",
        "receipts",
        () -> assertThat(functions.report().take(alimTalk, new Report.Delivered())).isTrue());
    clock.after(Duration.ofSeconds(60));
    path(
        "a messenger's minute that nobody needs",
        "continue",
        () -> functions.goOn(Continuation.after(wakeAt, mina.run, Continuation.At.TEXT)));

    Customer juri = new Customer(KAKAO, "silent").whoLeft();
    juri.isAnswered();
    juri.isDispatched();
    functions.claimUnseen(juri.run, true);
    functions.messenger().ask(juri.run);
    Instant silent = clock.instant().plusSeconds(60);
    clock.after(Duration.ofSeconds(61));
    Instant until =
        ports
            .chats()
            .get(juri.chat)
            .claim(juri.run.followUp())
            .flatMap(claim -> claim.wait(Channel.TEXT))
            .orElse(new Wait(silent))
            .at();
    path(
        "a messenger's minute is over",
        "continue",
        () -> functions.goOn(Continuation.after(until, juri.run, Continuation.At.TEXT)));
    path(
        "a carrier is asked",
        "ask",
        () ->
            functions
                .askCarrier()
                .ask(new DeliveryId(juri.run.followUp(), DeliveryId.Slot.MESSENGER)));
  }

  private void sweep() {
    path(
        "a sweep that finds nothing",
        "sweep",
        () -> {
          assertThat(functions.sweep().chats(() -> true)).isZero();
          assertThat(functions.sweep().deliveries(() -> true)).isZero();
        });
    Customer mina = new Customer("sweep").whoLeft();
    mina.isAnswered();
    mina.isDispatched();
    clock.after(Duration.ofMinutes(3));
    path(
        "a sweep finds a chat",
        "sweep",
        () -> assertThat(functions.sweep().chats(() -> true)).isPositive());
    path("a look at a follow-up that died", "look", () -> functions.look(mina.chat));

    Customer told = new Customer("told").whoLeft();
    told.isAnswered();
    told.isDispatched();
    functions.claimUnseen(told.run, true);
    clock.after(Duration.ofMinutes(6));
    path("a look at a claim that died", "look", () -> functions.look(told.chat));
  }

  private void webhook() {
    path("an event that a workspace did not ask for", "webhook", () -> tell(204));
    hook();
    path("an event that a webhook takes", "webhook", () -> tell(204));
    path("an event that a webhook does not take", "webhook", () -> tell(500));
    path("a webhook that is gone", "webhook", () -> tell(410));
    path(
        "what came of a webhook is read",
        "workspaces",
        () -> assertThat(tries().last(SHOP)).isNotEmpty());
  }

  private void hook() {
    Workspace there = tables.workspaces().get(SHOP).orElseThrow();
    Settings.Webhook webhook = new Settings.Webhook("https://shop.example", Optional.empty());
    assertThat(
            tables
                .workspaces()
                .replaceSettings(
                    SHOP, there.version(), there.settings().withWebhook(Optional.of(webhook))))
        .isTrue();
  }

  private void tell(int status) {
    MessageQueue queue =
        recorded.outside().on(MessageQueue.class, message -> assertThat(message).isNotNull());
    var _ =
        new SendWebhook(
                ports.workspaces(),
                _ -> List.of("whsec_c2VjcmV0"),
                (_, _, _) -> new Post.Answer.Status(status),
                tries(),
                queue,
                clock,
                clock)
            .send(
                new Message(
                    SHOP, Settings.Webhook.Topic.CREDITS_LOW, "event", "{}", 1, clock.instant()));
  }

  private DynamoDbTries tries() {
    return new DynamoDbTries(recorded.on(DynamoDbFixture.engine()), tables.followupTable());
  }

  /** Somebody of whom all contact is known. */
  private final class Customer {
    private final CustomerKey key;
    private final ChatKey chat;
    private final Run run;
    private Instant answered = clock.instant();

    Customer(String name) {
      this(SHOP, name);
    }

    private Customer(Customer same, ReplyId next) {
      this.key = same.key;
      this.chat = same.chat;
      this.run = new Run(chat, next, 0);
    }

    Customer(WorkspaceId workspace, String name) {
      this.key = CustomerKey.of(workspace.value(), name);
      this.chat = ChatKey.of(workspace.value(), name, "chat-of-" + name);
      this.run = new Run(chat, new ReplyId("reply-to-" + name), 0);
      ports
          .customers()
          .merge(
              key,
              new ContactChange(
                  new Keep<>(),
                  new Put<>(new PhoneNumber("+821020001234", "KR", true)),
                  new Put<>(new EmailAddress("mina@example.com")),
                  new Keep<>(),
                  new Keep<>(),
                  new Keep<>()),
              clock.instant());
    }

    /** The same, with another reply in the same chat. */
    Customer next() {
      return new Customer(this, new ReplyId("next-" + run.reply()));
    }

    Customer withDevice() {
      ports
          .customers()
          .putDevice(
              key,
              new Device(
                  new DeviceId("phone"),
                  Device.Platform.ANDROID,
                  "token-of-" + key.customer(),
                  "endpoint",
                  false,
                  clock.instant()));
      return this;
    }

    Customer whoLeft() {
      isActive();
      leaves();
      clock.after(Duration.ofSeconds(1));
      return this;
    }

    void isActive() {
      clock.after(Duration.ofSeconds(1));
      var _ =
          functions
              .presence()
              .beat(
                  key, new SessionId("tab"), OptionalLong.empty(), Duration.ZERO, settings(false));
    }

    void leaves() {
      var _ =
          functions
              .presence()
              .leave(
                  key, new SessionId("tab"), OptionalLong.empty(), Duration.ZERO, settings(false));
    }

    void isLookedFor() {
      var _ = new Whereabouts(ports.presences(), ports.customers(), clock).of(key);
    }

    void isAnswered() {
      answered = clock.instant();
      isAnsweredAgain();
    }

    void isAnsweredAgain() {
      var _ = functions.accept().accept(reply(), WAIT);
    }

    Reply reply() {
      return new Reply(
          run.reply(),
          chat,
          "It is back.",
          new Position(answered, answered),
          Optional.empty(),
          Optional.empty(),
          Optional.of("Jun"),
          Optional.empty(),
          true,
          "hash");
    }

    void isDispatched() {
      functions.stored(chat, run.reply(), reply().position(), WAIT);
    }

    void acknowledges() {
      DeliveryId push = new DeliveryId(run.followUp(), DeliveryId.Slot.PUSH);
      assertThat(functions.acknowledge().acknowledge(push, "received", _ -> true)).isTrue();
    }

    /** Whoever announces has the stream's images; they are read before the calls are counted. */
    void isAnnounced() {
      announce.settled(stored());
      count.settled(stored());
    }

    StoredReply.Present stored() {
      return (StoredReply.Present) tables.replies().get(reply().key()).orElseThrow();
    }

    void isAnnounced(DeliveryId.Slot slot) {
      DeliveryId id = new DeliveryId(run.followUp(), slot);
      Delivery changed = tables.deliveries().get(id).orElseThrow();
      announce.changed(Optional.empty(), changed);
      count.changed(Optional.empty(), changed);
    }
  }

  private void path(String path, String function, Runnable calls) {
    ArrayNode made =
        paths.addObject().put("path", path).put("function", function).putArray("calls");
    recorded.during(calls).forEach((call, count) -> write(made.addObject(), call, count));
  }

  private static void write(ObjectNode to, AwsCall call, int count) {
    to.put("call", call.call()).put("on", call.on()).put("count", count);
    if (call.consistent()) {
      to.put("consistent", true);
    }
    if (!call.parts().isEmpty()) {
      ObjectNode parts = to.putObject("parts");
      call.parts().forEach(parts::put);
    }
  }

  /** A call a line, so that a difference is read at once. */
  private String lines() {
    List<String> blocks = new ArrayList<>();
    for (JsonNode path : paths) {
      String calls =
          path.path("calls").valueStream().map(c -> "      " + c).collect(joining(",\n"));
      blocks.add(
          "    {\"path\": %s, \"function\": %s, \"calls\": [\n%s\n    ]}"
              .formatted(path.path("path"), path.path("function"), calls));
    }
    return "{\n  \"about\": %s,\n  \"paths\": [\n%s\n  ]\n}\n"
        .formatted(written.path("about"), String.join(",\n", blocks));
  }

  private Ports ports() {
    DynamoDbClient client = recorded.on(DynamoDbFixture.engine());
    Retention retention = new Retention(90, clock);
    String followup = tables.followupTable();
    Vault vault = tables.vault();
    return new Ports(
        new DynamoDbPresences(client, tables.presenceTable()),
        new DynamoDbCustomers(client, followup, retention, vault),
        new DynamoDbEndpoints(client, followup),
        new DynamoDbWorkspaces(client, followup),
        new DynamoDbReplies(client, followup, retention, vault),
        new DynamoDbChats(client, followup, retention),
        new DynamoDbDeliveries(client, followup, retention),
        new DynamoDbBatch(client, followup, vault),
        new DynamoDbStories(client, followup),
        new DynamoDbShortLinks(client, followup, retention, vault),
        new DynamoDbSuppressions(client, followup, new Fingerprints(SIGNER)),
        new DynamoDbLedger(client, followup));
  }

  private Outside outside() {
    PushCarrier push =
        new PushCarrier() {
          @Override
          public Registration register(
              Device.Platform platform, String token, Settings.Push applications) {
            return new Registration.Registered("endpoint-of-" + token);
          }

          @Override
          public void delete(String endpoint) {}

          @Override
          public List<Answer> push(List<Device> devices, PushNotice notice) {
            return devices.stream().<Answer>map(_ -> new Answer.Accepted("p")).toList();
          }
        };
    XmsCarrier xms = _ -> new Answer.Accepted("x");
    MailCarrier mail = _ -> new Answer.Accepted("m");
    RenderNotices.Operator operator =
        new RenderNotices.Operator("https://chat.example", "16449672", "chat.example", _ -> true);
    return new Outside(
            workflow,
            new MemoryQueue(),
            new MemoryEvents(),
            push,
            xms,
            mail,
            new RenderNotices(
                SIGNER, new Fingerprints(SIGNER), ports.shortLinks(), operator, clock))
        .through(recorded.outside());
  }

  private static Settings withAlimTalk() {
    Settings.AlimTalk alimTalk =
        new Settings.AlimTalk(
            Settings.AlimTalk.Vendor.NHN, "k".repeat(40), "reply-1", Optional.empty());
    return settings(
        false, new Settings.Text(Optional.empty(), Optional.of(alimTalk), Optional.empty()));
  }

  private static Settings settings(boolean contactRequired) {
    return settings(contactRequired, Settings.defaults("Shop").text());
  }

  private static Settings settings(boolean contactRequired, Settings.Text text) {
    return SettingsDraft.changed(
        Settings.defaults("Shop"),
        it -> {
          it.ask = new Settings.Ask(true, true, true);
          it.contactRequired = contactRequired;
          it.text = text;
        });
  }
}
