package io.followup.checks;

import io.followup.domain.chat.Position;
import io.followup.domain.contact.ContactChange;
import io.followup.domain.contact.ContactChange.Field.Keep;
import io.followup.domain.contact.ContactChange.Field.Put;
import io.followup.domain.contact.Device;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Charge;
import io.followup.domain.delivery.Status;
import io.followup.domain.fixture.FakeMail;
import io.followup.domain.fixture.FakeNotices;
import io.followup.domain.fixture.FakePush;
import io.followup.domain.fixture.FakeXms;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.fixture.Functions;
import io.followup.domain.fixture.MemoryEvents;
import io.followup.domain.fixture.MemoryQueue;
import io.followup.domain.fixture.MemorySuppressions;
import io.followup.domain.fixture.MemoryWorkflow;
import io.followup.domain.fixture.Outside;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.followup.PushReply.Tells;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeviceId;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.id.SessionId;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.link.ShortLink;
import io.followup.domain.link.ShortLinks;
import io.followup.domain.reply.Reply;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import io.followup.dynamodb.DynamoDbBatch;
import io.followup.dynamodb.DynamoDbChats;
import io.followup.dynamodb.DynamoDbCustomers;
import io.followup.dynamodb.DynamoDbDeliveries;
import io.followup.dynamodb.DynamoDbEndpoints;
import io.followup.dynamodb.DynamoDbLedger;
import io.followup.dynamodb.DynamoDbPresences;
import io.followup.dynamodb.DynamoDbReplies;
import io.followup.dynamodb.DynamoDbShortLinks;
import io.followup.dynamodb.DynamoDbStories;
import io.followup.dynamodb.DynamoDbWorkspaces;
import io.followup.dynamodb.LocalDataKeys;
import io.followup.dynamodb.Retention;
import io.followup.dynamodb.Tables;
import io.followup.dynamodb.Vault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A customer's whole life with a chat, so that every kind of item is written once at least. */
public final class ChatLife {
  private static final WorkspaceId SHOP = new WorkspaceId("shop");
  private static final CustomerKey MINA = CustomerKey.of("shop", "mina");
  private static final ChatKey CHAT = ChatKey.of("shop", "mina", "lamp");
  private static final SessionId TAB = new SessionId("tab");
  private static final Settings SETTINGS = Settings.defaults("Shop");

  private final TestClock clock = new TestClock();
  private final Ports ports;
  private final Functions functions;

  private ChatLife(DynamoDbClient client) {
    Retention retention = new Retention(90, clock);
    Vault vault = new Vault(client, "followup", LocalDataKeys.fresh(), clock);
    this.ports =
        new Ports(
            new DynamoDbPresences(client, "presence"),
            new DynamoDbCustomers(client, "followup", retention, vault),
            new DynamoDbEndpoints(client, "followup"),
            new DynamoDbWorkspaces(client, "followup"),
            new DynamoDbReplies(client, "followup", retention, vault),
            new DynamoDbChats(client, "followup", retention),
            new DynamoDbDeliveries(client, "followup", retention),
            new DynamoDbBatch(client, "followup", vault),
            new DynamoDbStories(client, "followup"),
            new DynamoDbShortLinks(client, "followup", retention, vault),
            new MemorySuppressions(),
            new DynamoDbLedger(client, "followup"));
    Outside outside =
        new Outside(
            new MemoryWorkflow(),
            new MemoryQueue(),
            new MemoryEvents(),
            new FakePush(),
            new FakeXms(),
            new FakeMail(),
            new FakeNotices());
    this.functions = Functions.over(ports, outside, clock);
  }

  /** Lives it, in tables of its own making that are called presence and followup. */
  public static void in(DynamoDbClient client) {
    client.createTable(Tables.presence("presence"));
    client.createTable(Tables.followup("followup"));
    ChatLife life = new ChatLife(client);
    life.isSetUp();
    life.isPushed();
    life.isWatched();
    life.isTold();
    life.isOutOfFunds();
    life.isDeleted();
    life.isErased();
  }

  private void isSetUp() {
    boolean _ = ports.workspaces().create(new Workspace(SHOP, 1, 1, SETTINGS, true));
    ShortLink link = new ShortLink(CHAT, Optional.empty());
    ShortLinks.Notice notice =
        new ShortLinks.Notice(
            new DeliveryId(CHAT.reply(new ReplyId("r1")).followUp(), DeliveryId.Slot.EMAIL),
            List.of(new ReplyId("r1")));
    ports.shortLinks().put("abc", link, notice, clock.instant().plus(Duration.ofDays(30)));
    ports.shortLinks().opened("abc", link, notice.tells(), clock.instant());
    ports
        .customers()
        .merge(
            MINA,
            new ContactChange(
                new Keep<>(),
                new Put<>(new PhoneNumber("+821020001234", "KR", true)),
                new Put<>(new EmailAddress("mina@example.com")),
                new Keep<>(),
                new Keep<>(),
                new Keep<>()),
            clock.instant());
    ports
        .customers()
        .putDevice(
            MINA,
            new Device(
                new DeviceId("phone"),
                Device.Platform.ANDROID,
                "token",
                "endpoint",
                false,
                clock.instant()));
  }

  private void isPushed() {
    isHereAndLeaves();
    Run run = isAnswered("pushed");
    functions.push().push(run, "token", Tells.FAILURE);
    boolean _ =
        functions
            .acknowledge()
            .acknowledge(
                new DeliveryId(run.followUp(), DeliveryId.Slot.PUSH), "received", _ -> true);
  }

  private void isWatched() {
    var _ = functions.presence().beat(MINA, TAB, OptionalLong.empty(), Duration.ZERO, SETTINGS);
    clock.after(Duration.ofSeconds(1));
    Run _ = isAnswered("watched");
    functions.read().read(CHAT, Position.upTo(clock.instant()));
  }

  private void isTold() {
    isHereAndLeaves();
    Run run = isAnswered("told");
    var _ = functions.claimUnseen(run, true);
    var _ = functions.xms().tell(run);
    var _ = functions.email().tell(run);
    ports.customers().stop(MINA, Channel.TEXT);
  }

  /** A text that nothing pays for. */
  private void isOutOfFunds() {
    var _ =
        ports
            .deliveries()
            .open(
                Fresh.delivery(reply("unpaid", true), DeliveryId.Slot.XMS, Status.SENDING, 1)
                    .paidWith(Charge.owed(12, 1, true)),
                Optional.empty(),
                Optional.of(0L));
  }

  /** Before it comes, after it came, and so long ago that it counts for nothing. */
  private void isDeleted() {
    boolean _ = functions.delete().delete(CHAT.reply(new ReplyId("deleted-first")));
    var _ = functions.accept().accept(reply("deleted-first", true), SETTINGS.receiptWait());
    Run deleted = isAnswered("deleted");
    boolean _ = functions.delete().delete(deleted.replyKey());
    var _ = functions.accept().accept(reply("unwanted", false), SETTINGS.receiptWait());
    boolean _ = functions.delete().delete(CHAT.reply(new ReplyId("forgotten")));
    clock.after(Duration.ofHours(25));
    var _ = functions.accept().accept(reply("forgotten", true), SETTINGS.receiptWait());
  }

  private void isErased() {
    functions.erase().erase(MINA);
  }

  private void isHereAndLeaves() {
    clock.after(Duration.ofMinutes(2));
    var _ = functions.presence().beat(MINA, TAB, OptionalLong.empty(), Duration.ZERO, SETTINGS);
    clock.after(Duration.ofSeconds(1));
    var _ = functions.presence().leave(MINA, TAB, OptionalLong.empty(), Duration.ZERO, SETTINGS);
    functions.left().left(MINA);
    clock.after(Duration.ofSeconds(1));
  }

  private Run isAnswered(String id) {
    Reply reply = reply(id, true);
    var _ = functions.accept().accept(reply, SETTINGS.receiptWait());
    functions.stored(CHAT, reply.id(), reply.position(), SETTINGS.receiptWait());
    return new Run(CHAT, reply.id(), 0);
  }

  private Reply reply(String id, boolean followUp) {
    return new Reply(
        new ReplyId(id),
        CHAT,
        "It is back.",
        new Position(clock.instant(), clock.instant()),
        Optional.empty(),
        Optional.empty(),
        Optional.of("Jun"),
        Optional.empty(),
        followUp,
        "hash");
  }
}
