package io.followup.local.stories;

import static io.followup.local.stories.Notice.Channel.EMAIL;
import static io.followup.local.stories.Notice.Channel.PUSH;
import static io.followup.local.stories.Story.Outcome.NOT_WANTED;
import static io.followup.local.stories.Story.Outcome.REACHED;
import static io.followup.local.stories.Story.Outcome.SEEN;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same content by a chat backend's bus (§5): all seven events, bad ones, late ones. */
@OnTheLaptop
class BusStories {
  @Test
  void R8_an_edit_by_the_bus_is_told_as_edited(World world) {
    Customer mina = world.customer();
    mina.beat();
    world.skip(ofSeconds(5));
    String reply = world.laptop().name("r");
    tells(world, "reply-posted", posted(mina, reply, "화요일에 도착합니다"));

    tells(world, "reply-edited", "id", reply, "text", "수요일에 도착합니다");
    mina.leave();

    assertThat(mina.only(EMAIL).text()).contains("수요일").doesNotContain("화요일");
  }

  @Test
  void R8_the_customers_own_message_by_the_bus_settles_what_came_before(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    String reply = mina.reply();
    world.skip(ofSeconds(5));

    tells(world, "customer-wrote", "chatId", mina.chat(), "customerId", mina.id());
    world.skip(ofSeconds(40));

    assertThat(mina.outcome(reply)).isEqualTo(SEEN);
    assertThat(mina.channels()).containsExactly(PUSH);
  }

  /** It is kept as the time at which it occurred. */
  @ParameterizedTest
  @CsvSource({"chat-read", "customer-wrote"})
  void R8_a_reading_that_overtakes_its_reply_holds_for_it(String type, World world) {
    Customer mina = world.customer();
    String reply = world.laptop().name("r");
    Object[] posted = posted(mina, reply, "화요일에 도착합니다");
    String said = world.laptop().now().toString();
    world.skip(ofSeconds(3));
    if (type.equals("chat-read")) {
      tells(world, type, "chatId", mina.chat(), "customerId", mina.id(), "upTo", reply);
    } else {
      tells(world, type, "chatId", mina.chat(), "customerId", mina.id());
    }
    world.skip(ofSeconds(3));

    tellsAt(world, said, "reply-posted", posted);

    assertThat(mina.outcome(reply)).isEqualTo(SEEN);
    assertThat(mina.channels()).isEmpty();
  }

  @Test
  void P5_a_beat_that_is_older_than_a_leaving_does_not_bring_the_customer_back(World world) {
    Customer mina = world.customer();
    Instant begun = world.laptop().now();
    mina.beat("tab-1", "n", 5);
    world.skip(ofSeconds(5));
    mina.leave("tab-1", "n", 6);

    Object[] beat = {"customerId", mina.id(), "session", "tab-1", "state", "active", "n", 4};
    tellsAt(world, begun.toString(), "presence-beat", beat);

    assertThat(mina.isOnline()).isFalse();
  }

  @Test
  void R1_a_deletion_that_overtakes_its_post_holds_also_where_the_post_comes_by_http(World world) {
    Customer mina = world.customer();
    String reply = world.laptop().name("r");
    tells(world, "reply-deleted", "id", reply);

    mina.reply("id", reply);

    assertThat(mina.outcome(reply)).isEqualTo(NOT_WANTED);
    assertThat(mina.channels()).isEmpty();
  }

  @Test
  void S4_contact_by_the_bus_is_checked_as_by_http_and_nothing_of_a_bad_one_is_stored(World world) {
    Customer mina = world.customer();
    String email = mina.email();

    tells(world, "customer-updated", "customerId", mina.id(), "email", "x@y.example", "phone", "1");
    mina.reply();

    assertThat(world.laptop().outbox(email)).hasSize(1);
    assertThat(rejected(world, "customer-updated")).containsExactly("phone");
  }

  @ParameterizedTest
  @CsvSource({
    "reply-posted, text, 5",
    "reply-edited, text, ''",
    "reply-deleted, id, .",
    "chat-read, upTo, ''",
    "customer-wrote, at, soon",
    "presence-beat, state, asleep",
    "customer-updated, email, nobody"
  })
  void what_is_bad_is_told_by_its_field_and_never_by_its_value(
      String type, String field, String value, World world) {
    Customer mina = world.customer();
    ObjectNode whole =
        Json.object(
            "workspace", world.id(),
            "occurredAt", world.laptop().now().toString(),
            "id", world.laptop().name("r"),
            "chatId", mina.chat(),
            "customerId", mina.id(),
            "text", "안녕하세요",
            "session", "tab-1",
            "state", "active",
            "upTo", world.laptop().now().toString());
    if (value.equals("5")) {
      whole.put(field, 5);
    } else {
      whole.put(field, value);
    }

    tell(world, type, whole);
    tell(world, type, whole.deepCopy().without(List.of("occurredAt")));

    assertThat(rejected(world, type)).contains(field, "occurredAt");
    assertThat(mina.channels()).isEmpty();
    assertThat(mina.isOnline()).isFalse();
  }

  @Test
  void what_nobody_knows_is_told_too(World world) {
    tells(world, "reply-liked", "id", "r-1");

    assertThat(rejected(world, "unknown")).hasSize(1);
  }

  @Test
  void D2_each_event_out_comes_once_and_as_its_schema_says(World world) {
    Customer mina = world.customer();
    String reply = world.laptop().name("r");

    tells(world, "reply-posted", posted(mina, reply, "화요일에 도착합니다"));

    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
    assertThat(out(world, "follow-up-settled")).hasSize(1);
    assertThat(out(world, "delivery-changed")).isNotEmpty();
  }

  private static Object[] posted(Customer customer, String reply, String text) {
    return new Object[] {
      "id", reply, "chatId", customer.chat(), "customerId", customer.id(), "text", text
    };
  }

  private static void tells(World world, String type, @Nullable Object... detail) {
    tellsAt(world, world.laptop().now().toString(), type, detail);
  }

  private static void tellsAt(World world, String at, String type, @Nullable Object... detail) {
    ObjectNode whole = Json.object("workspace", world.id(), "occurredAt", at);
    Json.put(whole, detail);
    tell(world, type, whole);
  }

  private static void tell(World world, String type, ObjectNode detail) {
    world.anyone("POST", "/local/events").json("type", type, "detail", detail).send().is(200);
    world.laptop().settle();
  }

  private static List<BusEvent> out(World world, String type) {
    return world.laptop().events(0).stream()
        .filter(event -> event.type().equals(type))
        .filter(event -> event.detail().path("workspace").asText().equals(world.id()))
        .toList();
  }

  /** The fields that were refused of such events of this workspace. */
  private static List<String> rejected(World world, String input) {
    return out(world, "input-rejected").stream()
        .filter(event -> event.told("input").equals(input))
        .map(event -> event.told("field"))
        .toList();
  }
}
