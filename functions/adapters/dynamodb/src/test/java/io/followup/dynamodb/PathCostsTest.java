package io.followup.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.MailCarrier;
import io.followup.domain.carrier.PushCarrier;
import io.followup.domain.carrier.XmsCarrier;
import io.followup.domain.chat.Position;
import io.followup.domain.contact.ContactChange;
import io.followup.domain.contact.ContactChange.Field.Keep;
import io.followup.domain.contact.ContactChange.Field.Put;
import io.followup.domain.contact.Device;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.fixture.FakeAlimTalk;
import io.followup.domain.fixture.FakeLine;
import io.followup.domain.fixture.FakeReports;
import io.followup.domain.fixture.Functions;
import io.followup.domain.fixture.MemoryEvents;
import io.followup.domain.fixture.MemoryQueue;
import io.followup.domain.fixture.MemoryWorkflow;
import io.followup.domain.fixture.Outside;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.SettingsDraft;
import io.followup.domain.fixture.Tap;
import io.followup.domain.fixture.TestClock;
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
import io.followup.domain.record.ReadStories;
import io.followup.domain.reply.AcceptReply.Accepted;
import io.followup.domain.reply.Reply;
import io.followup.domain.secret.Fingerprints;
import io.followup.domain.secret.Signer;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import io.followup.domain.workflow.Continuations;
import io.followup.domain.workflow.Events;
import io.followup.domain.workflow.LookQueue;
import io.followup.domain.workflow.SweepQueue;
import io.followup.domain.workflow.Workflow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What each path costs in AWS calls. The README of {@code functions} and the costs of a deployment
 * are made of these numbers: whoever changes one says so there.
 */
class PathCostsTest {
  private static final Signer SIGNER =
      new Signer("sixteen bytes or more".getBytes(StandardCharsets.UTF_8));

  private static final Duration WAIT = Duration.ofSeconds(30);
  private static final WorkspaceId SHOP = new WorkspaceId("shop");
  private static final CustomerKey MINA = CustomerKey.of("shop", "mina");
  private static final ChatKey CHAT = ChatKey.of("shop", "mina", "lamp");
  private static final Run RUN = new Run(CHAT, new ReplyId("r1"), 0);

  private final TestClock clock = new TestClock();
  private final DynamoDbFixture tables = DynamoDbFixture.with(clock);
  private final List<String> outside = new ArrayList<>();
  private final Ports ports = tables.ports();
  private final Functions functions = Functions.over(ports, counted(), clock);

  private Outside counted() {
    Tap tap =
        call -> {
          outside.add(call.name());
          return call.proceed();
        };
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
          public List<Answer> push(
              List<Device> devices, io.followup.domain.carrier.PushNotice notice) {
            return devices.stream().<Answer>map(_ -> new Answer.Accepted("p")).toList();
          }
        };
    MemoryQueue queue = new MemoryQueue();
    return new Outside(
        tap.on(Workflow.class, new MemoryWorkflow()),
        tap.on(LookQueue.class, queue),
        tap.on(Continuations.class, queue),
        tap.on(SweepQueue.class, queue),
        tap.on(Events.class, new MemoryEvents()),
        tap.on(PushCarrier.class, push),
        new FakeAlimTalk(),
        new FakeLine(),
        tap.on(XmsCarrier.class, _ -> new Answer.Accepted("x")),
        tap.on(MailCarrier.class, _ -> new Answer.Accepted("m")),
        new FakeReports(),
        new RenderNotices(
            SIGNER,
            new Fingerprints(SIGNER),
            ports.shortLinks(),
            new RenderNotices.Operator(
                "https://chat.example", "16449672", "chat.example", _ -> true),
            clock));
  }

  @BeforeEach
  void a_shop_with_a_customer_who_has_everything() {
    Settings settings =
        SettingsDraft.changed(
            Settings.defaults("Shop"), it -> it.ask = new Settings.Ask(true, true, true));
    assertThat(ports.workspaces().create(new Workspace(SHOP, 1, 1, settings, true))).isTrue();
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

  @Test
  void P6_a_beat_is_one_write_and_no_read() {
    beat();

    Map<String, Integer> again = calls(this::beat);

    assertThat(again).containsExactly(Map.entry("updateItem", 1));
  }

  @Test
  void P6_leaving_is_one_write() {
    beat();

    assertThat(calls(this::leave)).containsExactly(Map.entry("updateItem", 1));
  }

  @Test
  void R2_accepting_a_reply_is_one_transaction_and_accepting_it_again_one_read_more() {
    assertThat(calls(this::accept)).containsExactly(Map.entry("transactWriteItems", 1));

    assertThat(calls(this::accept))
        .containsExactlyInAnyOrderEntriesOf(Map.of("transactWriteItems", 1, "getItem", 1));
  }

  @Test
  void R4_dispatching_to_an_online_customer_is_a_read_a_write_and_a_message() {
    beat();
    clock.after(Duration.ofSeconds(1));
    accept();

    assertThat(calls(this::dispatch))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("getItem", 1, "transactWriteItems", 1, "LookQueue.lookAt", 1));
  }

  @Test
  void R4_another_reply_of_the_same_lease_sends_no_message() {
    beat();
    clock.after(Duration.ofSeconds(1));
    accept();
    dispatch();
    ReplyId other = new ReplyId("r2");
    assertThat(functions.accept().accept(reply(other), WAIT)).isEqualTo(Accepted.ACCEPTED);

    // The transaction is refused, since the chat is watched until then; the step is told alone.
    assertThat(calls(() -> functions.stored(CHAT, other, reply(other).position(), WAIT)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("getItem", 1, "transactWriteItems", 1, "updateItem", 1));
  }

  @Test
  void P7_looking_at_a_chat_starts_what_waits_once() {
    offlineReply();

    // presence, chat, workspace, balance · contact with devices and last seen · step and mark
    assertThat(calls(() -> functions.look(CHAT)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("getItem", 4, "query", 1, "updateItem", 2, "Workflow.start", 1));

    assertThat(calls(() -> functions.look(CHAT)))
        .containsExactlyInAnyOrderEntriesOf(Map.of("getItem", 2, "query", 1));
  }

  @Test
  void R3_dispatching_to_an_offline_customer_starts_the_workflow() {
    beat();
    leave();
    clock.after(Duration.ofSeconds(1));
    accept();

    // presence, workspace, balance · contact with devices and last seen · what was known, for the
    // record
    assertThat(calls(this::dispatch))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("getItem", 3, "query", 1, "updateItem", 1, "Workflow.start", 1));
  }

  @Test
  void F1_the_push_path() {
    offlineReply();

    // chat, presence · contact with devices and last seen · reply with workspace · delivery and
    // link · its status, counted
    assertThat(calls(() -> functions.push().push(RUN, "token-1", Tells.FAILURE)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "getItem",
                2,
                "batchGetItem",
                1,
                "query",
                1,
                "putItem",
                1,
                "updateItem",
                1,
                "transactWriteItems",
                1,
                "PushCarrier.push",
                1));

    // delivery · receipt, chat and outcome in one · the token
    assertThat(calls(this::acknowledge))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("getItem", 1, "transactWriteItems", 1, "Workflow.answer", 1));
  }

  @Test
  void F2_the_fallback_path() {
    offlineReply();

    // presence, last seen, chat, and the workspace, since a claim says whether a messenger is asked
    // (R5) · the claim
    assertThat(calls(() -> functions.claimUnseen(RUN, true)))
        .containsExactlyInAnyOrderEntriesOf(Map.of("getItem", 4, "transactWriteItems", 1));

    // chat, presence, suppression, then the chat anew · replies with workspace and own delivery,
    // then replies with all deliveries · contact with last seen · link · delivery, reserved ·
    // status, captured · result and REACHED
    assertThat(calls(() -> functions.xms().tell(RUN)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "getItem",
                4,
                "batchGetItem",
                2,
                "query",
                1,
                "updateItem",
                1,
                "transactWriteItems",
                3,
                "XmsCarrier.send",
                1));

    // as the text, without the messenger and with nothing to reserve, with the address's
    // suppression; where the customer is does not matter to what the text brought
    assertThat(calls(() -> functions.email().tell(RUN)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "getItem",
                4,
                "batchGetItem",
                2,
                "query",
                1,
                "putItem",
                1,
                "updateItem",
                1,
                "transactWriteItems",
                2,
                "MailCarrier.send",
                1));
  }

  @Test
  void D3_a_link_is_read_and_written_to_once() {
    offlineReply();
    var _ = functions.claimUnseen(RUN, true);
    functions.email().tell(RUN);
    String code = LinkCode.of(RUN.followUp(), SIGNER);

    ShortLinks.Found found = ports.shortLinks().find(code, clock.instant()).orElseThrow();
    assertThat(found.unopened()).containsExactly(RUN.reply());
    assertThat(calls(() -> open(code)))
        .containsExactlyInAnyOrderEntriesOf(Map.of("getItem", 1, "transactWriteItems", 1));
    assertThat(calls(() -> open(code))).containsExactly(Map.entry("getItem", 1));
  }

  /** As whoever answers the link does. */
  private void open(String code) {
    ShortLinks.Found found = ports.shortLinks().find(code, clock.instant()).orElseThrow();
    if (!found.unopened().isEmpty()) {
      ports.shortLinks().opened(code, found.link(), found.unopened(), clock.instant());
    }
  }

  @Test
  void D1_a_page_of_the_list_is_a_few_calls_whatever_is_on_it() {
    beat();
    leave();
    clock.after(Duration.ofSeconds(1));
    for (int i = 0; i < 50; i++) {
      ReplyId id = new ReplyId("r" + i);
      assertThat(functions.accept().accept(reply(id), WAIT)).isEqualTo(Accepted.ACCEPTED);
      functions.stored(CHAT, id, reply(id).position(), WAIT);
    }
    var _ = functions.claimUnseen(RUN, true);
    var _ = functions.xms().tell(RUN);
    var _ = functions.email().tell(RUN);
    ReadStories stories = new ReadStories(ports.stories(), ports.deliveries(), ports.chats());

    // replies · three steps each, a push each and three deliveries of the claim · the chat
    assertThat(
            calls(
                () -> {
                  var page = ports.stories().repliesOf(MINA, Optional.empty(), Optional.empty());
                  assertThat(stories.page(SHOP, page.replies()))
                      .hasSize(50)
                      .allMatch(story -> story.deliveries().size() == 2)
                      .allMatch(story -> story.steps().size() == 2);
                }))
        .containsExactlyInAnyOrderEntriesOf(Map.of("query", 1, "batchGetItem", 3, "getItem", 1));
  }

  private void offlineReply() {
    beat();
    leave();
    clock.after(Duration.ofSeconds(1));
    accept();
  }

  private void beat() {
    var _ =
        functions
            .presence()
            .beat(
                MINA,
                new SessionId("tab"),
                OptionalLong.empty(),
                Duration.ZERO,
                Settings.defaults("Shop"));
  }

  private void leave() {
    var _ =
        functions
            .presence()
            .leave(
                MINA,
                new SessionId("tab"),
                OptionalLong.empty(),
                Duration.ZERO,
                Settings.defaults("Shop"));
  }

  private void accept() {
    var _ = functions.accept().accept(reply(), WAIT);
  }

  private Reply reply() {
    return reply(RUN.reply());
  }

  private static Reply reply(ReplyId id) {
    return new Reply(
        id,
        CHAT,
        "It is back.",
        new Position(TestClock.START.plusSeconds(1), TestClock.START.plusSeconds(1)),
        Optional.empty(),
        Optional.empty(),
        Optional.of("Jun"),
        Optional.empty(),
        true,
        "hash");
  }

  private void dispatch() {
    functions.stored(CHAT, RUN.reply(), reply().position(), WAIT);
  }

  private void acknowledge() {
    DeliveryId push = new DeliveryId(RUN.followUp(), DeliveryId.Slot.PUSH);
    assertThat(functions.acknowledge().acknowledge(push, "received", _ -> true)).isTrue();
  }

  /** What is called meanwhile, by operation. */
  private Map<String, Integer> calls(Runnable path) {
    tables.calls().reset();
    outside.clear();
    path.run();
    Map<String, Integer> all = new TreeMap<>(tables.calls().calls());
    outside.forEach(call -> all.merge(call, 1, Integer::sum));
    return all;
  }
}
