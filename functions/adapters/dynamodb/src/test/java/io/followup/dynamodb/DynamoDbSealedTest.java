package io.followup.dynamodb;

import static io.followup.dynamodb.Samples.WAIT;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followup.domain.chat.OpenedBy;
import io.followup.domain.chat.Position;
import io.followup.domain.contact.ContactChange;
import io.followup.domain.contact.ContactChange.Field.Keep;
import io.followup.domain.contact.ContactChange.Field.Put;
import io.followup.domain.contact.Customer;
import io.followup.domain.contact.Device;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.contact.Reach;
import io.followup.domain.delivery.Channel;
import io.followup.domain.fixture.Functions;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.fixture.World;
import io.followup.domain.followup.Announce;
import io.followup.domain.followup.PushReply.Tells;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeviceId;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.id.Run;
import io.followup.domain.link.ShortLink;
import io.followup.domain.link.ShortLinks;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.protocol.Batch;
import io.followup.domain.record.ReadStories;
import io.followup.domain.record.Story;
import io.followup.domain.reply.Attachment;
import io.followup.domain.reply.Replies.Edited;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import io.followup.domain.secret.Unreadable;
import io.followup.domain.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** S5: what is personal stands sealed in the tables, and only few functions have to open it. */
class DynamoDbSealedTest {
  private static final String NAME = "Zoltana Quillfeather";
  private static final String NUMBER = "+821098769876";
  private static final String MAIL = "zq.feather@example.com";
  private static final String LINE = "U0123456789abcdef0123456789abcdef";
  private static final String TOKEN = "apns-token-of-her-phone";
  private static final String DOOR = "https://push.example.com/send/her-browser";
  private static final String TEXT = "Your grey zebra lamp is back";
  private static final String EDITED = "Your green zebra lamp is back";
  private static final String MANAGER = "Junobert Manager";
  private static final String URL = "https://shop.example/chat/of-quillfeather";
  private static final List<String> PERSON =
      List.of(
          NAME, NUMBER, NUMBER.substring(1), MAIL, LINE, TOKEN, DOOR, TEXT, EDITED, MANAGER, URL);

  private World world = new World();
  private DynamoDbFixture db = DynamoDbFixture.at(Instant.EPOCH);

  /** A world over the tables, and Mina in it with everything that can be known of her. */
  private void begins() {
    db = DynamoDbFixture.at(TestClock.START);
    world = new World(db.ports());
    world.ports().customers().merge(world.mina(), contact(), Instant.EPOCH);
    world.ports().customers().putDevice(world.mina(), phone());
  }

  private static ContactChange contact() {
    return new ContactChange(
        new Put<>(NAME),
        new Put<>(new PhoneNumber(NUMBER, "KR", true)),
        new Put<>(new EmailAddress(MAIL)),
        new Put<>("KR"),
        new Put<>("ko"),
        new Put<>(LINE));
  }

  private Device phone() {
    return new Device(
        new DeviceId("phone"),
        Device.Platform.IOS,
        TOKEN,
        "arn:endpoint",
        false,
        world.clock().instant());
  }

  private Device browser() {
    return new Device(
        new DeviceId("browser"),
        Device.Platform.WEB,
        "{\"endpoint\":\"" + DOOR + "\"}",
        DOOR,
        false,
        world.clock().instant());
  }

  private Reply reply(String id) {
    return new Reply(
        new ReplyId(id),
        world.chatKey(),
        TEXT,
        List.of(Attachment.IMAGE),
        Optional.of(URL),
        new Position(world.clock().instant(), world.clock().instant()),
        Optional.of("en"),
        Optional.of("m-1"),
        Optional.of(MANAGER),
        Optional.of(false),
        true,
        "0".repeat(64));
  }

  private ReplyKey key(String id) {
    return world.chatKey().reply(new ReplyId(id));
  }

  @Test
  void S5_no_item_and_no_image_of_the_stream_shows_the_person() {
    begins();
    TableStream stream = db.streamOf(db.followupTable());
    world.ports().customers().merge(world.mina(), contact(), Instant.EPOCH);
    world.ports().customers().putDevice(world.mina(), phone());
    world.ports().customers().putDevice(world.mina(), browser());
    world.reply(reply("pushed"));
    world.after(Duration.ofMinutes(5));
    world.reply(reply("open"));
    assertThat(world.ports().replies().edit(key("open"), EDITED, world.clock().instant()))
        .isEqualTo(Edited.EDITED);
    ShortLink link = new ShortLink(world.chatKey(), Optional.of(URL));
    Instant later = world.clock().instant().plusSeconds(60);
    world
        .ports()
        .shortLinks()
        .put(
            "a-code",
            link,
            new ShortLinks.Notice(
                new DeliveryId(key("open").followUp(), DeliveryId.Slot.PUSH),
                List.of(new ReplyId("open"))),
            later);

    String images = stream.next().stream().map(Record::toString).collect(Collectors.joining("\n"));
    String items = db.items().stream().map(Object::toString).collect(Collectors.joining("\n"));

    assertThat(images).contains("pushed").doesNotContain(PERSON);
    assertThat(items).contains("pushed").doesNotContain(PERSON);
    // Nor as Base64 or bytes, which toString does not show of what is binary.
    assertThat(binaries()).isNotEmpty().noneMatch(text -> PERSON.stream().anyMatch(text::contains));
    assertThat(new Item(db.kept(Key.contact(world.mina()))).map("phone").attributes())
        .containsEntry("country", Values.text("KR"))
        .containsEntry("canText", Values.flag(true));
    assertThat(world.ports().customers().get(world.mina()).phone())
        .contains(new PhoneNumber(NUMBER, "KR", true));
    assertThat(world.ports().shortLinks().find("a-code", world.clock().instant()))
        .map(ShortLinks.Found::link)
        .contains(link);
  }

  private List<String> binaries() {
    return db.items().stream()
        .flatMap(item -> item.values().stream())
        .flatMap(this::bytes)
        .toList();
  }

  private Stream<String> bytes(AttributeValue value) {
    return switch (value.type()) {
      case B -> Stream.of(value.b().asString(ISO_8859_1));
      case M -> value.m().values().stream().flatMap(this::bytes);
      case L -> value.l().stream().flatMap(this::bytes);
      default -> Stream.empty();
    };
  }

  @Test
  void S5_a_value_that_was_moved_between_items_is_refused() {
    begins();
    CustomerKey sora = CustomerKey.of(world.mina().workspace().value(), "sora");
    world.ports().customers().merge(sora, contact(), Instant.EPOCH);
    Map<String, AttributeValue> hers = new HashMap<>(db.kept(Key.contact(sora)));
    hers.put("email", db.kept(Key.contact(world.mina())).get("email"));
    put(hers);
    world.reply(reply("r1"));
    world.reply(reply("r2"));
    Map<String, AttributeValue> second = new HashMap<>(db.kept(Key.reply(key("r2"))));
    second.put("text", db.kept(Key.reply(key("r1"))).get("text"));
    put(second);

    assertThatThrownBy(() -> world.ports().customers().get(sora))
        .isInstanceOf(Unreadable.class)
        .hasMessage("cannot be opened: contact#email");
    assertThatThrownBy(() -> world.ports().replies().get(key("r2")))
        .isInstanceOf(Unreadable.class)
        .hasMessageStartingWith("cannot be opened: reply#r2#text");
    assertThat(world.ports().customers().reach(sora).email()).isTrue();
    Batch.Look look =
        world.ports().batch().look(key("r2").workspace(), List.of(), List.of(key("r2").reply()));
    assertThat(look.sealed()).containsOnlyKeys(key("r2").reply());
    assertThatThrownBy(look::opened).isInstanceOf(Unreadable.class);
  }

  @Test
  void S5_an_earlier_text_cannot_take_the_place_of_a_later_one() {
    begins();
    world.reply(reply("r1"));
    Instant at = world.clock().instant().plusSeconds(1);
    assertThat(world.ports().replies().edit(key("r1"), EDITED, at)).isEqualTo(Edited.EDITED);
    Map<String, AttributeValue> item = new HashMap<>(db.kept(Key.reply(key("r1"))));
    assertThat(world.ports().replies().textAt(key("r1"), at.minusMillis(1))).contains(TEXT);

    item.put("text", new Item(item).maps("earlier").getFirst().attributes().get("text"));
    put(item);

    assertThatThrownBy(() -> world.ports().replies().get(key("r1"))).isInstanceOf(Unreadable.class);
  }

  private void put(Map<String, AttributeValue> item) {
    DynamoDbFixture.engine().putItem(p -> p.tableName(db.followupTable()).item(item));
  }

  /** As the release before wrote them. */
  @Test
  void S5_what_stands_in_clear_is_read_and_sealed_by_the_next_write() {
    begins();
    Map<String, AttributeValue> contact = new HashMap<>(db.kept(Key.contact(world.mina())));
    contact.put("name", Values.text(NAME));
    contact.put("email", Values.text(MAIL));
    contact.put("lineUserId", Values.text(LINE));
    contact.put(
        "phone",
        Values.map(
            Map.of(
                "e164", Values.text(NUMBER),
                "country", Values.text("KR"),
                "canText", Values.flag(true))));
    put(contact);
    Map<String, AttributeValue> device =
        new HashMap<>(db.kept(Key.device(world.mina(), new DeviceId("phone"))));
    device.put("token", Values.text(TOKEN));
    device.remove("tokenHash");
    put(device);

    Customer clear = world.ports().customers().get(world.mina());
    assertThat(clear).isEqualTo(contact().over(clear));
    assertThat(clear.devices()).containsExactly(phone());
    assertThat(world.ports().customers().reach(world.mina())).isEqualTo(Reach.of(clear));

    world.ports().customers().merge(world.mina(), language("en"), Instant.EPOCH);
    world.ports().customers().renew(clear);

    String items = db.items().stream().map(Object::toString).collect(Collectors.joining("\n"));
    assertThat(items).doesNotContain(PERSON);
    assertThat(world.ports().customers().get(world.mina())).isEqualTo(language("en").over(clear));
    world.ports().customers().removeDevice(world.mina(), new DeviceId("phone"));
    assertThat(db.kept(Key.token(world.mina().workspace(), TOKEN))).isEmpty();
  }

  /**
   * Whoever has it can push there. As the release before wrote it: its token sealed, and it not.
   */
  @Test
  void S5_where_a_browser_takes_its_pushes_is_read_in_clear_and_sealed_by_the_next_write() {
    begins();
    world.ports().customers().putDevice(world.mina(), browser());
    DeviceId id = browser().id();
    Map<String, AttributeValue> device = new HashMap<>(db.kept(Key.device(world.mina(), id)));
    device.put("endpoint", Values.text(DOOR));
    put(device);

    Customer clear = world.ports().customers().get(world.mina());
    assertThat(clear.devices()).containsExactlyInAnyOrder(phone(), browser());
    assertThat(db.sealedPorts(world.clock()).customers().reach(world.mina()).liveDevices())
        .isEqualTo(2);

    world.ports().customers().renew(clear);

    assertThat(db.kept(Key.device(world.mina(), id)).toString()).doesNotContain(DOOR);
    assertThat(world.ports().customers().get(world.mina()).devices())
        .containsExactlyInAnyOrder(phone(), browser());
    assertThat(db.sealedPorts(world.clock()).customers().reach(world.mina()).liveDevices())
        .isEqualTo(2);
  }

  private static ContactChange language(String language) {
    return new ContactChange(
        new Keep<>(), new Keep<>(), new Keep<>(), new Keep<>(), new Put<>(language), new Keep<>());
  }

  @Test
  void S5_a_device_that_stands_in_clear_is_dead_moves_and_goes_as_any_other() {
    begins();
    CustomerKey sora = CustomerKey.of(world.mina().workspace().value(), "sora");
    Map<String, AttributeValue> device =
        new HashMap<>(db.kept(Key.device(world.mina(), new DeviceId("phone"))));
    device.put("token", Values.text(TOKEN));
    device.remove("tokenHash");
    put(device);

    world.ports().customers().markDead(world.mina(), new DeviceId("phone"), TOKEN);
    assertThat(world.ports().customers().reach(world.mina()).liveDevices()).isZero();
    world.ports().customers().putDevice(sora, phone());

    assertThat(world.ports().customers().get(world.mina()).devices()).isEmpty();
    assertThat(world.ports().customers().get(sora).devices()).containsExactly(phone());
  }

  @Test
  void S5_a_text_that_stands_in_clear_is_sealed_by_its_edit() {
    begins();
    world.reply(reply("r1"));
    Map<String, AttributeValue> item = new HashMap<>(db.kept(Key.reply(key("r1"))));
    item.put("text", Values.text(TEXT));
    item.put("managerName", Values.text(MANAGER));
    item.put("url", Values.text(URL));
    put(item);
    assertThat(world.ports().replies().get(key("r1")))
        .contains(new StoredReply.Present(stored(item), false, Optional.empty()));
    Instant at = world.clock().instant().plusSeconds(1);

    assertThat(world.ports().replies().edit(key("r1"), EDITED, at)).isEqualTo(Edited.EDITED);

    assertThat(db.kept(Key.reply(key("r1"))).toString()).doesNotContain(TEXT, EDITED);
    assertThat(world.ports().replies().textAt(key("r1"), at.minusMillis(1))).contains(TEXT);
    assertThat(world.ports().replies().textAt(key("r1"), at)).contains(EDITED);
  }

  private Reply stored(Map<String, AttributeValue> item) {
    return reply("r1").hashed(new Item(item).text("hash"));
  }

  /** Presence, dispatch, look, the claiming step, sweep, expirations, announce, records, chats. */
  @Test
  void S5_who_has_no_keys_does_all_of_its_work() {
    begins();
    Ports closed = db.sealedPorts(world.clock());
    Functions may = world.functions();
    Functions mayNot = Functions.over(closed, world.outside(), world.clock());
    world.clock().after(Duration.ofMinutes(10));

    assertThat(mayNot.open().open(world.chatKey(), OpenedBy.CUSTOMER, Settings.defaults("Shop")))
        .isNotNull();
    var _ = may.accept().accept(reply("r1"), WAIT);
    mayNot.stored(world.chatKey(), new ReplyId("r1"), reply("r1").position(), WAIT);
    mayNot.look(world.chatKey());
    Run run = new Run(world.chatKey(), new ReplyId("r1"), 0);
    may.push().push(run, "token", Tells.FAILURE);
    world.clock().after(Duration.ofSeconds(31));
    assertThat(mayNot.claimUnseen(run, true).toString()).contains("Tell");
    var _ = may.xms().tell(run);
    var _ = may.email().tell(run);
    mayNot.finish(world.chatKey(), run.followUp());
    assertThat(mayNot.sweep().chats(() -> true)).isZero();
    mayNot.look(world.chatKey());
    mayNot.left().left(world.mina());

    StoredReply.Present told =
        (StoredReply.Present) closed.replies().sealed(key("r1")).orElseThrow();
    assertThat(told.settlement().orElseThrow().outcome()).isEqualTo(Outcome.REACHED);
    new Announce(closed.stories(), closed.deliveries(), world.outside().events()).settled(told);
    Story story = new ReadStories(closed.stories(), closed.deliveries(), closed.chats()).of(told);
    assertThat(story.toString()).doesNotContain(PERSON);
    assertThat(story.steps()).isNotEmpty();
    var _ = may.accept().accept(reply("r2"), WAIT);
    assertThat(mayNot.delete().delete(key("r2"))).isTrue();
  }

  /** What was erased is looked after by the sweep, which has no keys. */
  @Test
  void S5_an_erasure_is_ended_by_who_has_no_keys() {
    begins();
    world.reply(reply("open"));
    world.functions().erase().erase(world.mina());
    Ports closed = db.sealedPorts(world.clock());
    world.clock().after(Duration.ofMinutes(3));

    Functions.erase(closed, world.clock()).again(world.mina());

    String items =
        db.items().stream().map(new Opened(db.vault())::text).collect(Collectors.joining("\n"));
    assertThat(items).doesNotContain(PERSON);
  }

  /** Or nobody could forget a customer whose key was lost. */
  @Test
  void S5_who_cannot_be_read_any_more_is_erased_all_the_same() {
    begins();
    Map<String, AttributeValue> contact = new HashMap<>(db.kept(Key.contact(world.mina())));
    contact.put("email", contact.get("name"));
    put(contact);
    world.ports().customers().stop(world.mina(), Channel.EMAIL);

    world.functions().erase().erase(world.mina());

    assertThat(db.kept(Key.contact(world.mina()))).doesNotContainKeys("name", "email", "phone");
    assertThat(db.kept(Key.device(world.mina(), new DeviceId("phone")))).isEmpty();
  }

  /** R7: it is waited for as long as somebody may mend it; then the reply ends as any stale one. */
  @Test
  void S5_a_reply_that_cannot_be_read_is_never_told_and_ends_within_a_day() {
    begins();
    world.ports().customers().removeDevice(world.mina(), new DeviceId("phone"));
    world.reply(reply("r1"));
    world.reply(reply("r2"));
    Map<String, AttributeValue> first = new HashMap<>(db.kept(Key.reply(key("r1"))));
    first.put("text", db.kept(Key.reply(key("r2"))).get("text"));
    put(first);

    world.after(Duration.ofHours(27));

    assertThat(world.texts().asked()).isEmpty();
    assertThat(world.mails().asked()).isEmpty();
    StoredReply.Present ended =
        (StoredReply.Present) db.ports().replies().sealed(key("r1")).orElseThrow();
    assertThat(ended.settlement().orElseThrow().outcome()).isEqualTo(Outcome.STALE);
  }
}
