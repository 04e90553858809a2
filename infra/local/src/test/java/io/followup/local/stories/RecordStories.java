package io.followup.local.stories;

import static io.followup.local.stories.Notice.Channel.EMAIL;
import static io.followup.local.stories.Notice.Channel.PUSH;
import static io.followup.local.stories.Notice.Channel.TEXT;
import static io.followup.local.stories.Story.Outcome.FAILED;
import static io.followup.local.stories.Story.Outcome.NOT_WANTED;
import static io.followup.local.stories.Story.Outcome.OPEN;
import static io.followup.local.stories.Story.Outcome.REACHED;
import static io.followup.local.stories.Story.Outcome.SEEN;
import static io.followup.local.stories.Story.Outcome.UNREACHABLE;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why a customer got what they got: the record (D1) and its one word (D2). */
@OnTheLaptop
class RecordStories {
  @Test
  void D1_the_record_tells_each_step_each_delivery_and_each_receipt(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    String reply = mina.reply();
    world.skip(ofSeconds(40));

    Story story = mina.story(reply);

    assertThat(story.json().required("replyId").asText()).isEqualTo(reply);
    assertThat(story.json().required("chatId").asText()).isEqualTo(mina.chat());
    assertThat(story.json().required("customerId").asText()).isEqualTo(mina.id());
    assertThat(story.json().required("known")).isNotEmpty();
    assertThat(story.steps()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(story.deliveries(PUSH)).hasSize(1);
    assertThat(story.status(TEXT)).isIn("accepted", "delivered");
    assertThat(story.status(EMAIL)).isIn("accepted", "delivered");
  }

  @Test
  void D1_the_steps_stand_in_the_order_of_time_and_say_why_in_plain_words(World world) {
    Customer mina = world.customer();
    mina.beat();
    world.skip(ofSeconds(60));
    String reply = mina.reply();
    world.skip(ofMinutes(6));

    List<JsonNode> steps = mina.story(reply).steps();

    assertThat(steps).extracting(step -> Instant.parse(step.required("at").asText())).isSorted();
    assertThat(steps).extracting(step -> step.required("reason").asText()).contains("online");
    assertThat(steps)
        .allSatisfy(step -> assertThat(step.required("text").asText()).matches("[A-Z].*[a-z].*"));
  }

  @Test
  void D1_what_happened_at_one_instant_stands_in_the_order_in_which_it_must_have(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    world.weather(Carrier.PUSH, Weather.DOWN);
    mina.beat();
    world.skip(ofSeconds(60));
    String reply = mina.reply();

    // The clock stands still at the end of her lease until all that is due then is done.
    world.skip(ofMinutes(6));

    assertThat(mina.story(reply).steps())
        .extracting(step -> step.required("kind").asText())
        .containsExactly(
            "accepted", "watched", "started", "pushed", "claimed", "told", "told", "settled");
  }

  @Test
  void D1_each_that_waited_for_one_lease_says_what_was_known_at_its_end(World world) {
    Customer mina = world.customer();
    mina.beat();
    world.skip(ofSeconds(1));
    List<String> replies = List.of(mina.reply(), mina.reply(), mina.reply());

    world.skip(ofMinutes(6));

    assertThat(replies)
        .map(mina::story)
        .allSatisfy(
            story -> {
              assertThat(story.json().required("known").required("devices").asInt()).isZero();
              assertThat(story.steps())
                  .extracting(step -> step.required("kind").asText())
                  .startsWith("accepted", "watched", "started")
                  .doesNotContain("taken-up");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "'ko-KR,ko;q=0.9', ko, 답변이 접수되었습니다.",
    "'fr, ja;q=0.5', ja, 返信を受け付けました。",
    "fr, en, The reply was accepted."
  })
  void D1_it_is_told_in_the_language_asked_for(
      String asked, String language, String first, World world) {
    String reply = world.customer().reply();

    Answer record =
        world
            .call("GET", "/v1/replies/" + reply + "/follow-up")
            .header("Accept-Language", asked)
            .send()
            .is(200);

    assertThat(record.json().at("/steps/0/text").asText()).isEqualTo(first);
    assertThat(record.header("Content-Language")).isEqualTo(language);
  }

  @Test
  void D2_outcomes_are_counted_by_the_day_of_acceptance(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    mina.reply();
    mina.acknowledge(mina.only(PUSH));
    Customer jun = world.customer();
    jun.reply();
    world.skip(ofMinutes(1));
    world.laptop().settle();

    JsonNode days =
        world.call("GET", "/v1/workspace/outcomes").send().is(200).json().required("days");

    assertThat(days).hasSize(1);
    JsonNode today = days.get(0);
    assertThat(today.required("outcomes").toString()).isEqualTo("{\"REACHED\":2}");
    assertThat(today.at("/channels/PUSH").asInt()).isOne();
    assertThat(today.at("/channels/EMAIL").asInt()).isOne();
    assertThat(today.at("/reasons/acknowledged").asInt()).isOne();
    world
        .call("GET", "/v1/workspace/outcomes?from=2026-01-02&to=2026-01-01")
        .send()
        .refuses(422, "from");
  }

  @Test
  void D1_it_never_holds_a_text_or_an_address(World world) {
    Customer mina = world.customer("name", "Mina Kim");
    String token = mina.device("phone");
    String reply = mina.say("아주 비밀스러운 답변", "manager", Json.object("id", "m1", "name", "Jun Park"));
    world.skip(ofSeconds(40));

    String record = mina.story(reply).toString();

    assertThat(record)
        .doesNotContain("비밀", "Mina Kim", "Jun Park", mina.email(), mina.phone(), token)
        .doesNotContain(mina.phone().substring(3), "0" + mina.phone().substring(3));
    assertThat(mina.story(reply).delivery(TEXT).required("to").asText()).contains("*");
    assertThat(mina.story(reply).delivery(EMAIL).required("to").asText()).contains("*");
  }

  @Test
  void D1_a_record_is_the_workspaces_own(World world) {
    Customer mina = world.customer();
    String reply = mina.reply();

    Answer foreign = world.neighbour().call("GET", "/v1/replies/" + reply + "/follow-up").send();

    foreign.isProblem(404);
  }

  @Test
  void D1_a_reply_that_nobody_posted_has_none(World world) {
    world.call("GET", "/v1/replies/nobody-posted/follow-up").send().isProblem(404);
  }

  @Test
  void D1_records_are_listed_newest_first_and_page_by_page(World world) {
    Customer mina = world.customer();
    List<String> replies =
        IntStream.range(0, 55).mapToObj(_ -> mina.reply("followUp", false)).toList();

    List<String> listed =
        Stream.iterate(
                page(world, "customerId=" + mina.id()),
                page -> !page.isMissingNode(),
                page ->
                    page.has("cursor")
                        ? page(
                            world,
                            "customerId=" + mina.id() + "&cursor=" + page.get("cursor").asText())
                        : com.fasterxml.jackson.databind.node.MissingNode.getInstance())
            .flatMap(page -> Json.list(page.required("followUps")).stream())
            .map(record -> record.required("replyId").asText())
            .toList();

    assertThat(listed).containsExactlyElementsOf(replies.reversed());
  }

  @Test
  void D1_records_are_listed_by_chat_too(World world) {
    Customer mina = world.customer();
    mina.reply();
    String other = mina.reply("chatId", mina.chat() + "-b");

    JsonNode page = page(world, "customerId=" + mina.id() + "&chatId=" + mina.chat() + "-b");

    assertThat(page.required("followUps").findValuesAsText("replyId")).containsExactly(other);
  }

  @Test
  void D1_a_workspaces_records_are_listed_by_day_with_the_same_filters(World world) {
    Customer mina = world.customer();
    Customer sora = world.customer();
    String first = mina.reply("followUp", false);
    String read = sora.reply();
    Instant then = world.laptop().now();
    world.skip(ofMinutes(1));
    String last = mina.reply("followUp", false);

    assertThat(listed(world, "")).containsExactly(last, read, first);
    assertThat(listed(world, "?outcome=NOT_WANTED")).containsExactly(last, first);
    assertThat(listed(world, "?to=" + then)).containsExactly(read, first);
    assertThat(listed(world, "?outcome=NOT_WANTED&customerId=" + mina.id() + "&from=" + then))
        .containsExactly(last);
    world.skip(ofHours(24).minusSeconds(30));
    assertThat(listed(world, "")).as("the last day").containsExactly(last);
    assertThat(listed(world, "?from=" + then.minus(ofDays(29)))).containsExactly(last, read, first);
    world.call("GET", "/v1/follow-ups?chatId=" + mina.chat()).send().isProblem(422);
    world.call("GET", "/v1/follow-ups?from=" + then.minus(ofDays(31))).send().isProblem(422);
  }

  /** Page by page, through empty ones too. */
  private static List<String> listed(World world, String query) {
    List<String> found = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = world.call("GET", "/v1/follow-ups" + query + cursor).send().is(200).json();
      found.addAll(page.required("followUps").findValuesAsText("replyId"));
      String next = page.path("cursor").asText();
      cursor = next.isEmpty() ? "" : (query.isEmpty() ? "?" : "&") + "cursor=" + next;
    } while (!cursor.isEmpty());
    return found;
  }

  @Test
  void D1_what_was_settled_is_told_to_the_world_with_the_same_word(World world) {
    Customer mina = world.customer();
    String reply = mina.reply();

    List<BusEvent> settled =
        world.laptop().events(0).stream()
            .filter(event -> event.type().equals("follow-up-settled"))
            .filter(event -> event.told("replyId").equals(reply))
            .filter(event -> event.told("workspace").equals(world.id()))
            .toList();

    assertThat(settled).isNotEmpty();
    assertThat(settled.stream().map(event -> event.told("id")).distinct()).hasSize(1);
    assertThat(settled.getLast().told("outcome")).isEqualTo("REACHED");
  }

  @Test
  void D2_reached_as_soon_as_one_channel_got_it(World world) {
    Customer mina = world.customer();
    world.weather(Carrier.XMS, Weather.DOWN);

    String reply = mina.reply();

    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
    assertThat(mina.story(reply).status(TEXT)).isEqualTo("retry");
  }

  @Test
  void D2_open_while_it_is_not_known(World world) {
    Customer mina = world.customer();
    mina.device("phone");

    assertThat(mina.outcome(mina.reply())).isEqualTo(OPEN);
  }

  @Test
  void D2_failed_where_every_carrier_that_was_asked_refused(World world) {
    Customer mina = world.customer();
    world.weather(Carrier.XMS, Weather.REFUSE);
    world.weather(Carrier.EMAIL, Weather.REFUSE);

    String reply = mina.reply();

    assertThat(mina.outcome(reply)).isEqualTo(FAILED);
    assertThat(mina.story(reply).status(TEXT)).isEqualTo("refused");
    assertThat(mina.story(reply).status(EMAIL)).isEqualTo("refused");
  }

  @Test
  void D2_failed_where_a_carrier_was_asked_and_the_other_could_not_be(World world) {
    Customer mina = world.customer("phone", null);
    world.weather(Carrier.EMAIL, Weather.REFUSE);

    String reply = mina.reply();

    assertThat(mina.outcome(reply)).isEqualTo(FAILED);
    assertThat(mina.story(reply).reason(TEXT)).isEqualTo("no-contact");
  }

  @Test
  void D2_failed_where_a_push_without_receipt_is_all_there_was(World world) {
    Customer mina = world.customer("phone", null, "email", null);
    mina.device("phone");
    String reply = mina.reply();

    world.skip(ofMinutes(2));

    assertThat(mina.outcome(reply)).isEqualTo(FAILED);
  }

  @Test
  void D2_reached_where_a_late_receipt_came_before_the_end(World world) {
    Customer mina = world.customer("phone", null);
    mina.device("phone");
    world.weather(Carrier.EMAIL, Weather.DOWN);
    String reply = mina.reply();
    world.skip(ofSeconds(40));

    mina.acknowledge(mina.only(PUSH), "opened");

    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
  }

  @Test
  void D2_unreachable_where_nobody_could_be_asked(World world) {
    Customer mina = world.customer("phone", null, "email", null);

    String reply = mina.reply();

    assertThat(mina.outcome(reply)).isEqualTo(UNREACHABLE);
    assertThat(mina.story(reply).reason(TEXT)).isEqualTo("no-contact");
    assertThat(mina.story(reply).reason(EMAIL)).isEqualTo("no-contact");
  }

  @Test
  void D2_an_outcome_is_final(World world) {
    Customer mina = world.customer("phone", null, "email", null);
    mina.device("phone");
    String reply = mina.reply();
    world.skip(ofMinutes(2));

    mina.acknowledge(mina.only(PUSH), "opened");
    mina.read(reply);
    mina.unsend(reply);

    assertThat(mina.outcome(reply)).isEqualTo(FAILED);
  }

  @Test
  void D2_seen_before_not_wanted_where_it_was_read_first(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    String read = mina.reply();
    mina.read(read);
    String unsent = mina.reply();
    mina.unsend(unsent);

    world.skip(ofMinutes(2));
    mina.unsend(read);

    assertThat(mina.outcome(read)).isEqualTo(SEEN);
    assertThat(mina.outcome(unsent)).isEqualTo(NOT_WANTED);
  }

  private static JsonNode page(World world, String query) {
    return world.call("GET", "/v1/follow-ups?" + query).send().is(200).json();
  }
}
