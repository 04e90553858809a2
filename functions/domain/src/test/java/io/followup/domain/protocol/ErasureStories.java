package io.followup.domain.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.carrier.Answer;
import io.followup.domain.chat.Position;
import io.followup.domain.contact.ContactChange;
import io.followup.domain.contact.ContactChange.Field;
import io.followup.domain.contact.Customers;
import io.followup.domain.contact.Device;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.erasure.EraseCustomer;
import io.followup.domain.erasure.Erasures;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.fixture.Functions;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.Tap;
import io.followup.domain.fixture.World;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.DeviceId;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.SessionId;
import io.followup.domain.link.LinkCode;
import io.followup.domain.link.ShortLink;
import io.followup.domain.link.ShortLinks;
import io.followup.domain.outcome.Reason;
import io.followup.domain.presence.Presence;
import io.followup.domain.presence.Sessions;
import io.followup.domain.reply.AcceptReply.Accepted;
import io.followup.domain.reply.Replies;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import io.followup.domain.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** S5: everything of an erased customer goes, and nothing late brings anything back. */
public abstract class ErasureStories {
  private static final String NAME = "Zoltana Quillfeather";
  private static final String NUMBER = "+821098769876";
  private static final String MAIL = "zq.feather@example.com";
  private static final String LINE = "U0123456789abcdef0123456789abcdef";
  private static final String TOKEN = "apns-token-of-her-phone";
  private static final String TEXT = "Your grey zebra lamp is back";
  private static final String MANAGER = "Junobert Manager";

  /** What masks show of her. */
  private static final List<String> PERSON =
      List.of(NAME, NUMBER, "+82*", MAIL, "z***@", LINE, TOKEN, TEXT, MANAGER, "1 device");

  private static final SessionId TAB = new SessionId("tab");
  private static final Settings SETTINGS = Settings.defaults("Shop");

  private World world = new World();
  private Instant erased = Instant.EPOCH;

  /** What happens in the middle of the erasing, once. */
  private Runnable crossing = () -> {};

  /** Fresh ones, that nobody else uses. */
  protected abstract Ports ports();

  /** All that is stored in them, as text. */
  protected abstract String stored();

  @BeforeEach
  void a_customer_of_whom_everything_is_kept() {
    world = new World(ports(), Fresh.workspace(), this::around);
    world
        .ports()
        .customers()
        .merge(
            world.mina(),
            new ContactChange(
                new Field.Put<>(NAME),
                new Field.Put<>(new PhoneNumber(NUMBER, "KR", true)),
                new Field.Put<>(new EmailAddress(MAIL)),
                new Field.Put<>("KR"),
                new Field.Put<>("ko"),
                new Field.Put<>(LINE)),
            Instant.EPOCH);
    world
        .ports()
        .customers()
        .putDevice(
            world.mina(),
            new Device(
                new DeviceId("phone"),
                Device.Platform.IOS,
                TOKEN,
                "arn:endpoint",
                false,
                Fresh.NOW));
    beats(5);
    world.clock().after(Duration.ofMinutes(1));
    world.reply(reply("told"));
    world.after(Duration.ofMinutes(10));
    world.mails().always(new Answer.Deferred(Reason.CARRIER_DOWN));
    world.reply(reply("claimed"));
    world.after(Duration.ofSeconds(70));
    beats(7);
    world.reply(reply("open"));
    ShortLink to = new ShortLink(world.chatKey(), Optional.empty());
    links().forEach(code -> world.ports().shortLinks().put(code, to, notice(), later()));
    assertThat(stored()).contains(PERSON);
    assertThat(world.chat().claims()).isNotEmpty();
    assertThat(world.chat().open()).isNotEmpty();
    erased = world.clock().instant();
  }

  private Object around(Tap.Call call) throws Throwable {
    if (call.is(Customers.class, "erase")) {
      Runnable now = crossing;
      crossing = () -> {};
      now.run();
    }
    return call.proceed();
  }

  private void erases() {
    world.functions().erase().erase(world.mina());
  }

  private Instant later() {
    return world.clock().instant().plus(Duration.ofDays(7));
  }

  private ShortLinks.Notice notice() {
    DeliveryId email = new DeliveryId(reply("told").followUpId(), Slot.EMAIL);
    return new ShortLinks.Notice(email, List.of(reply("told").id()));
  }

  /** By the master secret, and by the one before (S7). */
  private Stream<String> links() {
    return Stream.of("told", "claimed", "open")
        .flatMap(
            id ->
                Functions.SIGNER.all().stream().map(by -> LinkCode.of(reply(id).followUpId(), by)));
  }

  private void beats(long n) {
    beats(n, Optional.empty());
  }

  private void beats(long n, Optional<Instant> occurred) {
    var _ =
        world
            .functions()
            .presence()
            .beat(world.mina(), TAB, OptionalLong.of(n), Duration.ZERO, SETTINGS, occurred);
  }

  private Reply reply(String id) {
    Instant now = world.clock().instant();
    return new Reply(
        new ReplyId(id),
        world.chatKey(),
        TEXT,
        new Position(now, now),
        Optional.of("ko"),
        Optional.of("m-1"),
        Optional.of(MANAGER),
        Optional.empty(),
        true,
        "hash-of-" + id);
  }

  private Presence whereabouts() {
    return world.ports().presences().get(world.mina()).at(world.clock().instant());
  }

  @Test
  void S5_no_byte_of_the_person_is_left() {
    erases();

    assertThat(stored()).doesNotContain(PERSON);
    assertThat(world.chat().isEmpty()).isTrue();
    assertThat(world.ports().customers().get(world.mina()).devices()).isEmpty();
  }

  @Test
  void S5_what_waited_is_settled_first_and_told_no_more() {
    erases();

    assertThat(world.ending("open")).isEqualTo("NOT_WANTED ERASED");
    assertThat(world.ending("claimed")).startsWith("REACHED");
    int texts = world.asked(io.followup.domain.delivery.Channel.TEXT).size();
    int mails = world.asked(io.followup.domain.delivery.Channel.EMAIL).size();
    world.after(Duration.ofHours(2));
    assertThat(world.asked(io.followup.domain.delivery.Channel.TEXT)).hasSize(texts);
    assertThat(world.asked(io.followup.domain.delivery.Channel.EMAIL)).hasSize(mails);
    assertThat(stored()).doesNotContain(PERSON);
  }

  @Test
  void S5_the_record_keeps_ids_times_reasons_and_status() {
    String before = world.ending("told");
    Delivery told = world.delivery("told", Slot.XMS).orElseThrow();

    erases();

    assertThat(world.ending("told")).isEqualTo(before);
    assertThat(world.stored("told").erased()).isTrue();
    Delivery left = world.delivery("told", Slot.XMS).orElseThrow();
    assertThat(left.to()).isEmpty();
    assertThat(left.status()).isEqualTo(told.status());
    assertThat(left.tells()).isEqualTo(told.tells());
    assertThat(world.ports().stories().steps(reply("told").key())).isNotEmpty();
  }

  @Test
  void S5_links_and_proofs_lead_nowhere() {
    erases();

    DeliveryId push = world.pushOf("told");
    assertThat(world.functions().acknowledge().acknowledge(push, "opened", _ -> true)).isFalse();
    assertThat(world.ports().deliveries().get(push).orElseThrow().receipts()).isEmpty();
    assertThat(links().flatMap(code -> world.ports().shortLinks().find(code, erased).stream()))
        .isEmpty();
  }

  @Test
  void S5_late_input_of_every_kind_brings_nothing_back() {
    erases();
    world.clock().after(Duration.ofSeconds(30));

    beats(7);
    beats(9, Optional.of(erased));
    world
        .ports()
        .customers()
        .merge(
            world.mina(),
            new ContactChange(
                new Field.Put<>(NAME),
                new Field.Keep<>(),
                new Field.Keep<>(),
                new Field.Keep<>(),
                new Field.Keep<>(),
                new Field.Keep<>()),
            erased);
    assertThat(world.functions().accept().accept(reply("told"), Fresh.WAIT))
        .isEqualTo(Accepted.ACCEPTED);
    assertThat(world.functions().accept().accept(reply("open"), Fresh.WAIT))
        .isEqualTo(Accepted.ACCEPTED);

    assertThat(whereabouts()).isEqualTo(Presence.Offline.NEVER_SEEN);
    assertThat(world.chat().isEmpty()).isTrue();
    assertThat(world.ports().customers().get(world.mina()).known()).isFalse();
    Erasures erasures = new Erasures(world.ports().customers());
    assertThat(erasures.isLate(world.mina(), erased)).isTrue();
    assertThat(erasures.isLate(world.mina(), erased.plusMillis(1))).isFalse();
    assertThat(stored()).doesNotContain(PERSON);
  }

  @Test
  void S5_the_mark_goes_as_presence_does_and_leaves_nothing_behind() {
    erases();
    Sessions mark = world.ports().presences().get(world.mina());
    assertThat(mark.expiresAt().orElseThrow()).isAfter(erased.plus(Sessions.LINGER));

    world.functions().left().removed(mark);

    assertThat(world.ports().customers().lastSeen(world.mina())).isEmpty();
    assertThat(world.events().told()).noneMatch(event -> event.toString().contains("WentOffline"));
  }

  @Test
  void S5_what_a_function_under_way_left_behind_is_found_two_minutes_later() {
    erases();
    Delivery opened =
        world.delivery("told", Slot.XMS).orElseThrow().asked("+82*******9876", 2, Optional.empty());
    world.ports().deliveries().erase(opened.id());
    Delivery late =
        Fresh.delivery(reply("open"), Slot.XMS, io.followup.domain.delivery.Status.SENDING, 1)
            .asked("+82*******9876", 1, Optional.empty());
    assertThat(world.ports().deliveries().open(late)).isTrue();
    world
        .ports()
        .customers()
        .keepLastSeen(world.mina(), new Customers.LastSeen(Optional.of(erased), Optional.empty()));
    assertThat(world.functions().erase().due(10)).doesNotContain(world.mina());

    world.clock().after(EraseCustomer.AGAIN);
    assertThat(world.functions().erase().due(10)).contains(world.mina());
    world.functions().erase().again(world.mina());

    assertThat(world.functions().erase().due(10)).doesNotContain(world.mina());
    assertThat(world.ports().deliveries().get(late.id()).orElseThrow().to()).isEmpty();
    assertThat(world.ports().customers().lastSeen(world.mina())).isEmpty();
    assertThat(world.ports().chats().of(world.mina())).isEmpty();
    assertThat(stored()).doesNotContain(PERSON);
  }

  @Test
  void S5_what_was_watched_or_pushed_while_the_erasing_went_goes_with_it() {
    crossing =
        () -> {
          world.clock().after(Duration.ofMillis(5));
          world.reply(reply("watched"));
          world.leaves(TAB.value());
          world.clock().after(Duration.ofMillis(5));
          world.reply(reply("pushed"));
          world.after(Duration.ofMillis(5));
        };

    erases();

    assertThat(stored()).doesNotContain(PERSON);
    for (String reply : List.of("watched", "pushed")) {
      assertThat(world.ending(reply)).isEqualTo("NOT_WANTED ERASED");
      assertThat(world.stored(reply).erased()).isTrue();
    }
    world.after(EraseCustomer.AGAIN.plusSeconds(1));
    world.functions().erase().again(world.mina());
    assertThat(stored()).doesNotContain(PERSON);
    assertThat(world.ports().chats().of(world.mina())).isEmpty();
  }

  @Test
  void S5_what_is_new_after_the_erasure_counts_and_stays() {
    erases();
    world.clock().after(Duration.ofSeconds(1));
    beats(8);
    world
        .ports()
        .customers()
        .putDevice(
            world.mina(),
            new Device(
                new DeviceId("new"),
                Device.Platform.IOS,
                "another-token",
                "arn:new",
                false,
                world.clock().instant()));
    assertThat(world.functions().accept().accept(reply("new"), Fresh.WAIT))
        .isEqualTo(Accepted.ACCEPTED);
    world.clock().after(EraseCustomer.AGAIN);

    world.functions().erase().again(world.mina());

    assertThat(whereabouts()).isInstanceOf(Presence.Online.class);
    assertThat(world.chat().open()).containsOnlyKeys(new ReplyId("new"));
    assertThat(world.ports().customers().get(world.mina()).liveDevices()).hasSize(1);
    assertThat(world.stored("new").reply().text()).isEqualTo(TEXT);
    assertThat(world.stored("new")).extracting(StoredReply.Present::erased).isEqualTo(false);
  }

  @Test
  void S5_words_are_kept_until_the_claim_is_done_though_the_outcome_is_there() {
    assertThat(world.ending("claimed")).startsWith("REACHED");
    assertThat(world.stored("claimed").reply().text()).isEqualTo(TEXT);

    world.mails().always(new Answer.Accepted("m"));
    world.after(Duration.ofMinutes(10));

    assertThat(world.chat().claims()).isEmpty();
    assertThat(world.stored("claimed").reply().isForgotten()).isTrue();
    assertThat(world.stored("claimed").reply().managerName()).isEmpty();
    assertThat(world.stored("claimed").erased()).isFalse();
  }

  @Test
  void S5_words_go_with_whatever_settles_an_unclaimed_reply_and_R1_still_tells_its_content() {
    world.reads("open");

    assertThat(world.ending("open")).startsWith("SEEN");
    assertThat(world.stored("open").reply().isForgotten()).isTrue();
    assertThat(world.functions().accept().accept(reply("open"), Fresh.WAIT))
        .isEqualTo(Accepted.ACCEPTED);
    assertThat(world.functions().accept().accept(reply("open").hashed("another"), Fresh.WAIT))
        .isEqualTo(Accepted.OTHER_CONTENT);
    assertThat(world.stored("open").reply().contentHash()).isNotEqualTo("hash-of-open");
  }

  @Test
  void R1_a_reply_that_was_stored_with_a_plain_hash_is_known_again() {
    Reply old = reply("old");
    assertThat(world.ports().replies().accept(old, Fresh.WAIT)).isEqualTo(Replies.Stored.STORED);

    assertThat(world.functions().accept().accept(old, Fresh.WAIT)).isEqualTo(Accepted.ACCEPTED);
    assertThat(world.functions().accept().accept(old.hashed("other"), Fresh.WAIT))
        .isEqualTo(Accepted.OTHER_CONTENT);
  }

  @Test
  void S5_erasing_again_is_erasing_once() {
    erases();
    world.clock().after(Duration.ofSeconds(1));
    String once = world.ending("open");

    erases();

    assertThat(world.ending("open")).isEqualTo(once);
    assertThat(stored()).doesNotContain(PERSON);
  }
}
