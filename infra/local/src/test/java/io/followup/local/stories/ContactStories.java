package io.followup.local.stories;

import static io.followup.local.stories.Notice.Channel.EMAIL;
import static io.followup.local.stories.Notice.Channel.TEXT;
import static io.followup.local.stories.Story.Outcome.REACHED;
import static io.followup.local.stories.Story.Outcome.UNREACHABLE;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom we may reach by what (S1 to S5). */
@OnTheLaptop
class ContactStories {
  private static final String LINE_ID = "U4af4980629abcdef4af4980629abcdef";

  @Test
  void S1_asking_for_the_phone_number_needs_a_payment_method(World world) {
    World unpaid = world.unpaid();

    Answer refused = askForPhone(unpaid);

    refused.refuses(422, "ask.phone");
    assertThat(refused.json().required("type").asText()).endsWith("payment-method-required");
    assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo("payment-method-required");
    assertThat(unpaid.settings().at("/ask/phone").asBoolean()).isFalse();
  }

  @Test
  void S1_the_operators_word_is_enough_to_ask_for_it(World world) {
    World unpaid = world.unpaid();

    unpaid.billing(true);

    askForPhone(unpaid).is(200);
    assertThat(unpaid.settings().at("/billing/paymentMethod").asBoolean()).isTrue();
  }

  @Test
  void S1_when_the_payment_method_goes_texts_are_skipped_with_that_reason(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    String reply = mina.reply();

    world.billing(false);
    world.skip(ofSeconds(40));

    assertThat(mina.got(TEXT)).isEmpty();
    assertThat(mina.got(EMAIL)).hasSize(1);
    assertThat(mina.story(reply).status(TEXT)).isEqualTo("nothing");
    assertThat(mina.story(reply).reason(TEXT)).isEqualTo("payment-method-required");
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
  }

  @Test
  void S1_the_settings_of_before_can_still_be_put_back_without_asking(World world) {
    world.billing(false);

    world.settings("ask", Json.object("phone", false, "email", true));

    assertThat(world.settings().at("/ask/phone").asBoolean()).isFalse();
  }

  @ParameterizedTest(name = "phone {0}, email {1}: {2} texts, {3} emails")
  @CsvSource({"true, true, 1, 1", "true, false, 1, 0", "false, true, 0, 1", "false, false, 0, 0"})
  void S2_what_is_asked_for_is_used(
      boolean phone, boolean email, int texts, int emails, World world) {
    world.settings("ask", Json.object("phone", phone, "email", email));
    Customer mina = world.customer();

    String reply = mina.reply();

    assertThat(mina.got(TEXT)).hasSize(texts);
    assertThat(mina.got(EMAIL)).hasSize(emails);
    assertThat(mina.outcome(reply)).isEqualTo(texts + emails > 0 ? REACHED : UNREACHABLE);
  }

  @Test
  void S2_a_workspace_that_asks_for_nothing_tells_nobody(World world) {
    World fresh = world.unpaid();
    Customer mina = fresh.customer();

    String reply = mina.reply();

    assertThat(mina.channels()).isEmpty();
    assertThat(mina.outcome(reply)).isEqualTo(UNREACHABLE);
    assertThat(mina.story(reply).reason(EMAIL)).isEqualTo("channel-off");
  }

  @Test
  void S2_a_name_that_is_asked_for_is_stored_and_used(World world) {
    Customer mina = world.customer("name", "Mina Kim");

    mina.reply();

    assertThat(mina.only(EMAIL).text()).contains("Mina Kim");
  }

  @Test
  void S2_what_would_make_a_customer_reachable_is_told(World world) {
    Customer mina = world.customer("phone", null);

    JsonNode reachable =
        world.call("GET", "/v1/customers/" + mina.id() + "/reachability").send().is(200).json();

    assertThat(reachable.required("channels").findValuesAsText("channel")).containsExactly("EMAIL");
    assertThat(Json.list(reachable.required("ask")))
        .extracting(JsonNode::asText)
        .containsExactly("phone");
  }

  @Test
  void S2_what_would_happen_to_an_opening_is_told_apart(World world) {
    world.alimTalk("new-reply");
    Customer mina = world.customer();
    String path = "/v1/customers/" + mina.id() + "/reachability?opening=";

    JsonNode reply = world.call("GET", path + "false").send().is(200).json();
    JsonNode opening = world.call("GET", path + "true").send().is(200).json();

    assertThat(reply.required("channels").path(0).required("kinds"))
        .hasToString("[\"ALIMTALK\",\"SMS\"]");
    assertThat(opening.required("channels").path(0).required("kinds")).hasToString("[\"SMS\"]");
    assertThat(opening.required("closed").findValuesAsText("reason")).containsExactly("no-device");
    assertThat(opening.required("ask")).isEmpty();
  }

  @Test
  void S2_of_who_was_never_heard_of_nothing_is_told(World world) {
    world.call("GET", "/v1/customers/nobody/reachability").send().isProblem(404);
  }

  @Test
  void S2_a_question_that_is_not_understood_is_named(World world) {
    Customer mina = world.customer();

    Answer refused =
        world
            .call("GET", "/v1/customers/" + mina.id() + "/reachability?opening=maybe&chatId=/")
            .send();

    assertThat(refused.isProblem(422).json().required("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("opening", "chatId");
  }

  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource({
    "010-2999-0001, KR, +821029990001",
    "01029990002, KR, +821029990002",
    "+82 10 2999 0003, KR, +821029990003",
    "+82-10-2999-0004, , +821029990004",
    "(201) 555-0144, US, +12015550144",
    "090-1234-9005, JP, +819012349005"
  })
  void S4_a_number_is_read_as_in_the_customers_country(
      String written, String country, String number, World world) {
    Customer mina = world.customer("phone", written, "country", country, "email", null);

    mina.reply();

    assertThat(world.laptop().outbox(number)).hasSize(1);
  }

  @Test
  void S4_a_landline_is_stored_and_not_texted(World world) {
    Customer mina = world.customer("phone", "02-312-3456", "email", null);

    String reply = mina.reply();

    JsonNode stored = world.call("GET", "/v1/customers/" + mina.id()).send().is(200).json();
    assertThat(stored.path("phone").asText()).isNotEmpty();
    assertThat(mina.got()).isEmpty();
    assertThat(mina.story(reply).reason(TEXT)).isEqualTo("landline");
    assertThat(mina.outcome(reply)).isEqualTo(UNREACHABLE);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "phone, 12",
    "phone, 010-12-34",
    "phone, +82 10",
    "phone, 전화번호",
    "email, mina",
    "email, mina@",
    "email, @example.com",
    "email, mi na@example.com",
    "country, Korea",
    "country, 82",
    "country, ZZ",
    "language, not a language",
    "language, ko_KR!",
  })
  void S4_bad_input_is_named_and_nothing_is_stored(String field, String value, World world) {
    Customer mina = world.customer();
    JsonNode before = world.call("GET", "/v1/customers/" + mina.id()).send().is(200).json();

    Answer refused =
        world
            .call("PUT", "/v1/customers/" + mina.id())
            .json(Json.object("name", "Somebody Else", "country", "KR", field, value))
            .send();

    refused.refuses(422, field);
    assertThat(refused.json().at("/errors/0/code").asText()).isNotEmpty();
    assertThat(world.call("GET", "/v1/customers/" + mina.id()).send().json()).isEqualTo(before);
  }

  @Test
  void S4_an_email_of_two_lines_is_none(World world) {
    Answer refused =
        world
            .call("PUT", "/v1/customers/" + world.stranger().id())
            .json("email", "mina@example.com\nBcc: x@example.com")
            .send();

    refused.refuses(422, "email");
  }

  @Test
  void S3_a_customers_chat_starts_once_phone_and_email_are_given(World world) {
    world.settings("contactRequired", true);
    Customer mina = world.customer("phone", null);

    Answer early = openChat(world, mina, "customer");
    world.call("PUT", "/v1/customers/" + mina.id()).json("phone", "010-2999-7001").send().is(200);
    Answer then = openChat(world, mina, "customer");

    early.refuses(422, "phone");
    assertThat(early.json().required("type").asText()).endsWith("contact-required");
    then.is(201);
  }

  @Test
  void S3_a_chat_that_has_started_goes_on_without(World world) {
    Customer mina = world.customer();
    openChat(world, mina, "customer").is(201);
    world.settings("contactRequired", true);
    world.call("PUT", "/v1/customers/" + mina.id()).json("phone", null).send().is(200);

    openChat(world, mina, "customer").is(200);
  }

  @Test
  void S3_all_that_is_missing_is_named_and_only_what_is_asked_for(World world) {
    world.settings("contactRequired", true);
    Customer nobody = world.stranger();

    Answer both = openChat(world, nobody, "customer");
    world.settings("ask", Json.object("phone", false, "email", true));
    Answer email = openChat(world, nobody, "customer");

    assertThat(both.isProblem(422).json().required("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("phone", "email");
    email.refuses(422, "email");
  }

  @Test
  void S3_a_managers_chat_starts_without(World world) {
    world.settings("contactRequired", true);

    openChat(world, world.stranger(), "manager").is(201);
  }

  @Test
  void S4_null_removes_and_what_is_absent_stays(World world) {
    Customer mina = world.customer();

    world.call("PUT", "/v1/customers/" + mina.id()).json("phone", null).send().is(200);
    mina.reply();

    assertThat(mina.channels()).containsExactly(EMAIL);
  }

  @Test
  void S4_a_customer_may_give_the_address_themselves(World world) {
    Customer mina = world.stranger();
    String email = mina.id() + "@example.com";

    world
        .anyone("PUT", "/v1/customers/" + mina.id())
        .by(mina.token())
        .json("email", email)
        .send()
        .is(200);
    mina.reply();

    assertThat(world.laptop().outbox(email)).hasSize(1);
  }

  @Test
  void S5_what_is_stored_is_shown_masked(World world) {
    Customer mina = world.customer("name", "Mina Kim", "lineUserId", LINE_ID);

    String shown = world.call("GET", "/v1/customers/" + mina.id()).send().is(200).text();

    assertThat(shown)
        .doesNotContain("Mina Kim", mina.email(), mina.phone(), LINE_ID)
        .contains("\"country\":\"KR\"", "\"language\":\"ko\"");
  }

  @Test
  void S5_an_erased_customer_is_gone_and_what_was_open_is_settled(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    String reply = mina.reply();

    world.call("DELETE", "/v1/customers/" + mina.id()).send().is(204);
    world.skip(ofMinutes(5));

    world.call("GET", "/v1/customers/" + mina.id()).send().isProblem(404);
    assertThat(mina.kinds()).containsExactly(Notice.Kind.PUSH);
    assertThat(world.laptop().events(0))
        .filteredOn(event -> event.type().equals("follow-up-settled"))
        .filteredOn(event -> event.told("replyId").equals(reply))
        .extracting(event -> event.told("outcome"))
        .containsOnly("NOT_WANTED");
  }

  @Test
  void S5_a_late_event_brings_nothing_of_an_erased_customer_back(World world) {
    Customer mina = world.customer();
    String before = world.laptop().now().toString();

    world.call("DELETE", "/v1/customers/" + mina.id()).send().is(204);
    world
        .laptop()
        .tellBus(
            "customer-updated",
            "workspace",
            world.id(),
            "occurredAt",
            before,
            "customerId",
            mina.id(),
            "email",
            mina.email());

    world.call("GET", "/v1/customers/" + mina.id()).send().isProblem(404);
  }

  @Test
  void S5_contact_is_kept_from_its_last_use_and_gone_after_it(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    world.skip(ofDays(30));
    mina.reply();
    world.skip(ofDays(80));
    assertThat(mina.got(EMAIL)).hasSize(1);

    mina.reply();
    world.skip(ofMinutes(1));
    assertThat(mina.got(EMAIL)).hasSize(2);

    world.skip(ofDays(90));
    world.call("GET", "/v1/customers/" + mina.id()).send().isProblem(404);
    String late = mina.reply();
    world.skip(ofMinutes(1));
    assertThat(mina.got(EMAIL)).hasSize(2);
    assertThat(mina.outcome(late)).isEqualTo(UNREACHABLE);
  }

  private static Answer openChat(World world, Customer customer, String openedBy) {
    return world
        .call("POST", "/v1/chats")
        .json("id", customer.chat(), "customerId", customer.id(), "openedBy", openedBy)
        .send();
  }

  private static Answer askForPhone(World world) {
    return world
        .call("PUT", "/v1/workspace")
        .json("name", "Lamps", "ask", Json.object("phone", true))
        .send();
  }
}
