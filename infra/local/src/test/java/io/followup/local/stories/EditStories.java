package io.followup.local.stories;

import static io.followup.local.stories.Notice.Channel.EMAIL;
import static io.followup.local.stories.Notice.Channel.PUSH;
import static io.followup.local.stories.Notice.Channel.TEXT;
import static io.followup.local.stories.Story.Outcome.REACHED;
import static io.followup.local.stories.Story.Outcome.SEEN;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a manager edits, and what a customer writes themselves (R8). */
@OnTheLaptop
class EditStories {
  @Test
  void R8_an_edit_before_anybody_was_told_is_told_alone(World world) {
    Customer mina = world.customer();
    mina.beat();
    world.skip(ofSeconds(5));
    String reply = mina.say("화요일에 도착합니다");

    assertThat(edited(world, reply, "수요일에 도착합니다")).isFalse();
    mina.leave();

    assertThat(mina.only(TEXT).text()).contains("수요일").doesNotContain("화요일");
    assertThat(mina.only(EMAIL).text()).contains("수요일").doesNotContain("화요일");
  }

  @Test
  void R8_after_the_push_it_was_told_and_the_channels_still_to_come_tell_the_edit(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    String reply = mina.say("화요일에 도착합니다");

    assertThat(edited(world, reply, "수요일에 도착합니다")).isTrue();
    world.skip(ofSeconds(40));

    assertThat(mina.only(PUSH).text()).contains("화요일");
    assertThat(mina.only(TEXT).text()).contains("수요일").doesNotContain("화요일");
    assertThat(mina.only(EMAIL).text()).contains("수요일").doesNotContain("화요일");
    assertThat(mina.story(reply).steps())
        .extracting(step -> step.required("kind").asText())
        .contains("edited");
  }

  @Test
  void R8_an_edit_while_a_mail_is_asked_for_again_is_in_that_mail(World world) {
    world.weather(Carrier.EMAIL, Weather.DOWN);
    Customer mina = world.customer();
    String reply = mina.say("화요일에 도착합니다");

    assertThat(edited(world, reply, "수요일에 도착합니다")).as("the text had been sent").isTrue();
    world.weather(Carrier.EMAIL, Weather.OK);
    world.skip(ofMinutes(3));

    assertThat(mina.only(TEXT).text()).contains("화요일");
    assertThat(mina.only(EMAIL).text()).contains("수요일").doesNotContain("화요일");
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
  }

  @Test
  void R8_what_is_deleted_or_unknown_is_not_edited(World world) {
    Customer mina = world.customer();
    mina.beat();
    world.skip(ofSeconds(5));
    String deleted = mina.reply();
    mina.unsend(deleted);

    edit(world, deleted, "Hello again").isProblem(404);
    edit(world, "nobody-wrote-it", "Hello again").isProblem(404);
    edit(world.neighbour(), deleted, "Hello again").isProblem(404);
  }

  @Test
  void R8_edited_or_not_the_same_post_again_is_the_first_one(World world) {
    Customer mina = world.customer();
    mina.beat();
    world.skip(ofSeconds(5));
    String reply = mina.say("화요일에 도착합니다");
    assertThat(edited(world, reply, "수요일에 도착합니다")).isFalse();

    mina.post("id", reply, "text", "화요일에 도착합니다").is(202);
    mina.post("id", reply, "text", "수요일에 도착합니다").isProblem(409);
    mina.leave();

    assertThat(mina.only(EMAIL).text()).contains("수요일").doesNotContain("화요일");
  }

  @Test
  void R8_a_bad_edit_names_its_field_and_changes_nothing(World world) {
    Customer mina = world.customer();
    mina.beat();
    world.skip(ofSeconds(5));
    String reply = mina.say("화요일에 도착합니다");

    for (String text : new String[] {"", "   ", "x".repeat(10_001)}) {
      edit(world, reply, text).refuses(422, "text");
    }
    world.call("PATCH", "/v1/replies/" + reply).raw("{}").send().refuses(422, "text");
    mina.leave();

    assertThat(mina.only(EMAIL).text()).contains("화요일");
  }

  @Test
  void R8_what_was_accepted_before_the_customer_wrote_is_seen_and_presence_stays(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    String before = mina.reply();
    String presence = mina.presence().toString();
    world.skip(ofSeconds(5));

    wrote(mina).is(204);
    assertThat(mina.presence()).hasToString(presence);
    world.skip(ofMinutes(2));

    assertThat(mina.outcome(before)).isEqualTo(SEEN);
    assertThat(mina.channels()).containsExactly(PUSH);
  }

  @Test
  void R8_what_comes_after_the_customer_wrote_is_told(World world) {
    Customer mina = world.customer();
    String first = mina.chat();
    wrote(mina, "at", world.laptop().now().plus(ofMinutes(30)).toString()).is(204);
    world.skip(ofSeconds(5));

    String after = mina.reply("chatId", first);

    assertThat(mina.outcome(after)).as("later than its arrival is its arrival").isEqualTo(REACHED);
  }

  @Test
  void R8_only_what_was_accepted_before_that_time_is_seen(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    String between = world.laptop().now().toString();
    world.skip(ofSeconds(5));
    String reply = mina.reply();

    wrote(mina, "at", between).is(204);
    world.skip(ofSeconds(40));

    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
  }

  @Test
  void R8_a_chat_that_nobody_knows_is_taken_and_a_bad_call_is_not(World world) {
    Customer nobody = world.stranger();

    wrote(nobody).is(204);
    wrote(nobody, "at", "yesterday").refuses(422, "at");
    wrote(nobody, "customerId", null).refuses(422, "customerId");
  }

  private static boolean edited(World world, String reply, String text) {
    Answer answer = edit(world, reply, text).is(200);
    assertThat(answer.json().required("id").asText()).isEqualTo(reply);
    world.laptop().settle();
    return answer.json().required("told").asBoolean();
  }

  private static Answer edit(World world, String reply, String text) {
    return world.call("PATCH", "/v1/replies/" + reply).json("text", text).send();
  }

  private static Answer wrote(Customer customer, @Nullable Object... more) {
    var body = Json.object("customerId", customer.id());
    Json.put(body, more);
    Answer answer =
        customer.world().call("POST", "/v1/chats/" + customer.chat() + "/wrote").json(body).send();
    customer.world().laptop().settle();
    return answer;
  }
}
