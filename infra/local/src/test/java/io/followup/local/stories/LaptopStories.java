package io.followup.local.stories;

import static io.followup.local.stories.Notice.Channel.EMAIL;
import static io.followup.local.stories.Notice.Channel.PUSH;
import static io.followup.local.stories.Notice.Channel.TEXT;
import static io.followup.local.stories.Story.Outcome.NOT_WANTED;
import static io.followup.local.stories.Story.Outcome.REACHED;
import static io.followup.local.stories.Story.Outcome.SEEN;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The laptop's own calls, and the bus. */
@OnTheLaptop
class LaptopStories {
  @Test
  void the_outbox_shows_what_the_carriers_took_oldest_first(World world) {
    Customer mina = world.customer();
    String token = mina.device("phone");
    mina.reply();
    world.skip(ofSeconds(40));

    List<Notice> got = mina.got();

    assertThat(got).hasSize(3);
    assertThat(got.getFirst().kind()).isEqualTo(Notice.Kind.PUSH);
    assertThat(got).extracting(Notice::at).isSorted();
    assertThat(mina.only(PUSH).to()).isEqualTo(token);
    assertThat(mina.only(TEXT).to()).isEqualTo(mina.phone());
    assertThat(mina.only(EMAIL).to()).isEqualTo(mina.email());
    assertThat(world.laptop().outbox()).extracting(Notice::seq).isSorted().doesNotHaveDuplicates();
    assertThat(world.laptop().outbox()).containsAll(got);
  }

  @Test
  void a_push_shows_what_the_app_gets(World world) {
    Customer mina = world.customer();
    mina.device("phone");

    mina.reply();

    Notice push = mina.only(PUSH);
    assertThat(push.json().at("/data/deliveryId").asText()).isEqualTo(push.deliveryId());
    assertThat(push.proof()).isNotEmpty();
    assertThat(push.title()).isEqualTo("Jun");
    assertThat(push.text()).startsWith("안녕하세요");
  }

  @Test
  void an_email_shows_its_headers_unfolded_and_decoded(World world) {
    world.settings("name", "한옥찻집 상담팀 그리고 아주 긴 이름을 가진 가게의 모든 사람들");
    Customer mina = world.customer();

    mina.reply();

    Notice mail = mina.only(EMAIL);
    assertThat(mail.title()).contains("한옥찻집 상담팀 그리고 아주 긴 이름을 가진");
    assertThat(mail.header("Subject")).isEqualTo(mail.title());
    assertThat(mail.html()).contains("<");
    assertThat(mail.json().required("headers").toString()).doesNotContain("\\r", "\\n", "=?");
  }

  @ParameterizedTest
  @CsvSource({"REFUSE, 0", "BLOCKED, 0", "DOWN, 0", "SILENT, 1", "SLOW, 1", "OK, 1"})
  void what_was_refused_or_never_arrived_is_not_in_the_outbox(
      Weather weather, int taken, World world) {
    Customer mina = world.customer();
    world.weather(Carrier.XMS, weather);
    world.weather(Carrier.EMAIL, weather);

    mina.reply();

    assertThat(mina.got(TEXT)).hasSize(taken);
    assertThat(mina.got(EMAIL)).hasSize(taken);
  }

  @Test
  void a_moved_clock_is_that_much_later_and_runs_on(World world) {
    Instant before = world.laptop().now();

    world.skip(ofHours(1));

    Duration passed = Duration.between(before, world.laptop().now());
    assertThat(passed).isBetween(ofHours(1), ofHours(1).plusSeconds(20));
  }

  @Test
  void a_minute_skipped_is_a_minute_lived(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    mina.reply();
    Instant pushed = mina.only(PUSH).at();

    world.skip(ofHours(2));

    assertThat(mina.only(EMAIL).at()).isBetween(pushed.plusSeconds(29), pushed.plusSeconds(33));
    assertThat(mina.only(TEXT).at()).isBetween(pushed.plusSeconds(29), pushed.plusSeconds(33));
  }

  @Test
  void a_day_and_an_hour_can_be_skipped_and_nothing_is_left_open(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    mina.beat();
    world.skip(ofSeconds(5));
    String reply = mina.reply();

    world.skip(ofHours(25));

    assertThat(mina.channels()).containsExactlyInAnyOrder(PUSH, TEXT, EMAIL);
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
  }

  /** As §4 has it of every call: what is no JSON and wrong types 400, rules 422, by field. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          POST | /local/clock         | {}                          | 422 | skip
          POST | /local/clock         | {"skip":"30"}               | 422 | skip
          POST | /local/clock         | {"skip":"PT-5S"}            | 422 | skip
          POST | /local/clock         | {"skip":"P400D"}            | 422 | skip
          POST | /local/clock         | {"skip":5}                  | 400 | skip
          POST | /local/clock         | {                           | 400 | ``
          POST | /local/clock         | []                          | 400 | ``
          PUT  | /local/carriers/xms  | {"mode":"sunny"}            | 422 | mode
          PUT  | /local/carriers/xms  | {"mode":5}                  | 400 | mode
          PUT  | /local/carriers/xms  | {}                          | 422 | mode
          PUT  | /local/carriers/xms  | {"mode"                     | 400 | ``
          POST | /local/events        | {"type":"reply-posted"}     | 422 | detail
          POST | /local/events        | {"type":"x","detail":"y"}   | 400 | detail
          POST | /local/events        | {"type":5,"detail":{}}      | 400 | type
          POST | /local/events        | null                        | 400 | ``
          """)
  void a_local_call_that_is_not_as_it_should_be_is_refused_as_any_other(
      String method, String path, String body, int status, String field, Laptop laptop) {
    Answer answer = laptop.http().call(method, path).raw(body).send();

    answer.isProblem(status);
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
  }

  @Test
  void what_is_no_json_object_is_refused_in_the_very_words_of_every_other_call(Laptop laptop) {
    Answer ours = laptop.http().call("POST", "/local/clock").raw("{").send();
    Answer others =
        laptop.http().call("POST", "/v1/workspaces").by(Laptop.OPERATOR_KEY).raw("{").send();

    assertThat(ours.json()).isEqualTo(others.json());
  }

  @Test
  void weather_of_a_carrier_that_does_not_exist_is_not_found(Laptop laptop) {
    laptop.http().call("PUT", "/local/carriers/pigeon").json("mode", "ok").send().isProblem(404);
  }

  @Test
  void a_local_call_that_does_not_exist_is_not_found(Laptop laptop) {
    laptop.http().call("GET", "/local/nothing").send().isProblem(404);
  }

  @Test
  void events_can_be_read_on_from_the_last_one(World world) {
    world.customer().reply();
    List<BusEvent> all = world.laptop().events(0);

    List<BusEvent> rest = world.laptop().events(all.get(all.size() - 2).seq());

    assertThat(all).extracting(BusEvent::seq).isSorted().doesNotHaveDuplicates();
    assertThat(rest).containsExactly(all.getLast());
  }

  @Test
  void an_event_that_is_not_as_its_schema_says_would_be_found_out(World world) {
    world.customer().reply();
    BusEvent told = world.laptop().events(0).getLast();
    ObjectNode more = ((ObjectNode) told.detail().deepCopy()).put("colour", "grey");

    assertThatCode(() -> Judge.judge(told)).doesNotThrowAnyException();
    assertThatThrownBy(() -> Judge.judge(new BusEvent(told.seq(), told.at(), told.type(), more)))
        .hasMessageContaining("colour");
  }

  @Test
  void a_reply_by_the_bus_is_told_like_one_by_http_and_once(World world) {
    Customer mina = world.customer();
    String reply = world.laptop().name("r");
    Object[] posted = posted(world, mina, reply);

    world.laptop().tellBus("reply-posted", posted);
    world.laptop().tellBus("reply-posted", posted);

    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL);
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
  }

  @Test
  void a_beat_a_reading_and_a_deletion_by_the_bus_count_too(World world) {
    Customer mina = world.customer();
    String now = world.laptop().now().toString();
    world
        .laptop()
        .tellBus(
            "presence-beat",
            "workspace",
            world.id(),
            "occurredAt",
            now,
            "customerId",
            mina.id(),
            "session",
            "tab-1",
            "state",
            "active");
    boolean online = mina.isOnline();
    world.skip(ofSeconds(5));
    String read = mina.reply();
    String unsent = mina.reply();

    world
        .laptop()
        .tellBus(
            "chat-read",
            "workspace",
            world.id(),
            "occurredAt",
            world.laptop().now().toString(),
            "chatId",
            mina.chat(),
            "customerId",
            mina.id(),
            "upTo",
            read);
    world
        .laptop()
        .tellBus(
            "reply-deleted",
            "workspace",
            world.id(),
            "occurredAt",
            world.laptop().now().toString(),
            "id",
            unsent);
    mina.leave();

    assertThat(online).isTrue();
    assertThat(mina.channels()).isEmpty();
    assertThat(mina.outcome(read)).isEqualTo(SEEN);
    assertThat(mina.outcome(unsent)).isEqualTo(NOT_WANTED);
  }

  @Test
  void a_deletion_that_overtakes_its_post_on_the_bus_holds(World world) {
    Customer mina = world.customer();
    String reply = world.laptop().name("r");
    world
        .laptop()
        .tellBus(
            "reply-deleted",
            "workspace",
            world.id(),
            "occurredAt",
            world.laptop().now().toString(),
            "id",
            reply);

    world.laptop().tellBus("reply-posted", posted(world, mina, reply));

    assertThat(mina.channels()).isEmpty();
    assertThat(mina.outcome(reply)).isEqualTo(NOT_WANTED);
  }

  @Test
  void contact_by_the_bus_is_used_and_older_never_wins(World world) {
    Customer mina = world.stranger();
    Instant now = world.laptop().now();
    String fresh = mina.id() + "@new.example.com";

    contact(world, mina, now, fresh);
    contact(world, mina, now.minusSeconds(60), mina.id() + "@old.example.com");
    mina.reply();

    assertThat(world.laptop().outbox(fresh)).hasSize(1);
  }

  @Test
  void what_does_not_validate_is_told_without_its_value(World world) {
    Customer mina = world.customer();

    world
        .laptop()
        .tellBus(
            "customer-updated",
            "workspace",
            world.id(),
            "occurredAt",
            world.laptop().now().toString(),
            "customerId",
            mina.id(),
            "email",
            "this is no address");

    List<BusEvent> rejected =
        world.laptop().events(0).stream()
            .filter(event -> event.type().equals("input-rejected"))
            .filter(event -> event.told("input").equals("customer-updated"))
            .toList();
    assertThat(rejected).extracting(event -> event.told("field")).contains("email");
    assertThat(rejected.toString()).doesNotContain("no address");
  }

  private static Object[] posted(World world, Customer customer, String reply) {
    return new Object[] {
      "workspace", world.id(),
      "occurredAt", world.laptop().now().toString(),
      "id", reply,
      "chatId", customer.chat(),
      "customerId", customer.id(),
      "text", "안녕하세요"
    };
  }

  private static void contact(World world, Customer customer, Instant at, String email) {
    world
        .laptop()
        .tellBus(
            "customer-updated",
            "workspace",
            world.id(),
            "occurredAt",
            at.toString(),
            "customerId",
            customer.id(),
            "email",
            email);
  }
}
