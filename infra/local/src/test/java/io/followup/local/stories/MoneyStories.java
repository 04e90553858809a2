package io.followup.local.stories;

import static io.followup.local.stories.Notice.Channel.EMAIL;
import static io.followup.local.stories.Notice.Channel.TEXT;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What texts cost, what pays for them, and what an outside reader finds of it (M1 to M4). */
@OnTheLaptop
class MoneyStories {
  private static final int SMS_PRICE = 12;
  private static final int ALIMTALK_PRICE = 10;

  @Test
  void M2_a_text_is_paid_from_credits_and_ledger_and_usage_say_so(World world) {
    credit(world, "top-up", 100);
    Customer mina = world.customer("email", null);

    String reply = mina.say("안녕하세요");

    assertThat(mina.story(reply).costs(TEXT)).containsExactly(SMS_PRICE);
    JsonNode usage = usage(world);
    assertThat(usage.required("credits").asInt()).isEqualTo(100 - SMS_PRICE);
    assertThat(usage.required("reserved").asInt()).isZero();
    assertThat(usage.required("spent").asInt()).isEqualTo(SMS_PRICE);
    assertThat(usage.required("channels").required("SMS"))
        .isEqualTo(Json.object("count", 1, "parts", 1, "units", SMS_PRICE));
    String delivery = mina.story(reply).delivery(TEXT).required("id").asText();
    assertThat(entries(world).stream().filter(entry -> entry.has("deliveryId")))
        .allMatch(entry -> entry.required("deliveryId").asText().equals(delivery))
        .allMatch(entry -> entry.required("id").asText().startsWith(delivery))
        .hasSize(2);
    assertThat(moved(world))
        .isEqualTo(
            Map.of(
                "credit credits", 100, "reserve credits", SMS_PRICE, "capture credits", SMS_PRICE));
  }

  @Test
  void M2_with_nothing_left_no_text_goes_and_the_email_does_and_the_workspace_is_told(World world) {
    world.settings("monthlyCap", 0);
    credit(world, "top-up", 20);
    assertThat(world.customer("email", null).say("안녕하세요")).isNotEmpty();
    var _ = world.laptop().newEvents();
    Customer mina = world.customer();

    String reply = mina.say("안녕하세요");

    assertThat(mina.channels()).containsExactly(EMAIL);
    assertThat(mina.story(reply).status(TEXT)).isEqualTo("nothing");
    assertThat(mina.story(reply).reason(TEXT)).isEqualTo("no-funds");
    assertThat(mina.story(reply).costs(TEXT)).containsOnly(0);
    List<BusEvent> low =
        world.laptop().newEvents().stream()
            .filter(event -> event.type().equals("credits-low"))
            .filter(event -> event.told("workspace").equals(world.id()))
            .toList();
    assertThat(low).hasSize(1);
    assertThat(low.getFirst().detail().required("credits").asInt()).isEqualTo(20 - SMS_PRICE);
  }

  @Test
  void M2_who_cannot_be_texted_for_want_of_funds_is_told_so_before(World world) {
    world.settings("monthlyCap", 0);
    credit(world, "top-up", SMS_PRICE);
    Customer mina = world.customer("email", null);
    assertThat(closed(world, mina, "TEXT")).isEmpty();

    mina.say("안녕하세요");

    assertThat(closed(world, mina, "TEXT")).contains("no-funds");
    credit(world, "another", SMS_PRICE);
    assertThat(closed(world, mina, "TEXT")).isEmpty();
  }

  /** Why the channel would not be used, if it would not. */
  private static Optional<String> closed(World world, Customer customer, String channel) {
    JsonNode told =
        world.call("GET", "/v1/customers/" + customer.id() + "/reachability").send().is(200).json();
    return Json.list(told.required("closed")).stream()
        .filter(one -> one.required("channel").asText().equals(channel))
        .map(one -> one.required("reason").asText())
        .findFirst();
  }

  @Test
  void M2_the_cap_holds_for_a_month_and_the_next_has_its_own(World world) {
    world.settings("monthlyCap", SMS_PRICE);
    Customer first = world.customer("email", null);
    Customer second = world.customer("email", null);
    assertThat(first.story(first.say("안녕하세요")).costs(TEXT)).containsExactly(SMS_PRICE);
    String skipped = second.say("안녕하세요");
    assertThat(second.story(skipped).reason(TEXT)).isEqualTo("no-funds");
    assertThat(second.outcome(skipped)).isEqualTo(Story.Outcome.UNREACHABLE);

    world.skip(ofDays(31));

    assertThat(first.story(first.say("안녕하세요")).costs(TEXT)).containsExactly(SMS_PRICE);
    assertThat(usage(world).required("spent").asInt()).isEqualTo(SMS_PRICE);
    assertThat(moved(world))
        .isEqualTo(Map.of("reserve cap", 2 * SMS_PRICE, "capture cap", 2 * SMS_PRICE));
  }

  @Test
  void M2_what_the_carrier_is_silent_about_is_held_back_for_48_hours(World world) {
    credit(world, "top-up", 100);
    Customer mina = world.customer("email", null);
    world.weather(Carrier.XMS, Weather.SILENT);

    String reply = mina.say("안녕하세요");
    assertThat(usage(world).required("reserved").asInt()).isEqualTo(SMS_PRICE);
    assertThat(mina.story(reply).costs(TEXT)).containsExactly(0);
    world.skip(ofHours(47));
    assertThat(usage(world).required("reserved").asInt()).isEqualTo(SMS_PRICE);
    world.skip(ofHours(1).plus(ofMinutes(2)));

    JsonNode usage = usage(world);
    assertThat(usage.required("reserved").asInt()).isZero();
    assertThat(usage.required("credits").asInt()).isEqualTo(100);
    assertThat(moved(world)).containsEntry("release credits", SMS_PRICE);
  }

  @Test
  void M2_a_double_of_messenger_and_text_is_paid_twice(World world) {
    world.alimTalk("new-reply");
    Customer mina = world.customer("email", null);
    world.weather(Carrier.ALIMTALK, Weather.SLOW);

    String reply = mina.say("안녕하세요");
    world.skip(ofSeconds(100));

    assertThat(mina.story(reply).costs(TEXT)).containsExactly(ALIMTALK_PRICE, SMS_PRICE);
    assertThat(usage(world).required("spent").asInt()).isEqualTo(ALIMTALK_PRICE + SMS_PRICE);
  }

  @Test
  void M2_what_is_refused_costs_nothing(World world) {
    credit(world, "top-up", 100);
    Customer mina = world.customer("email", null);
    world.weather(Carrier.XMS, Weather.REFUSE);

    String reply = mina.say("안녕하세요");

    assertThat(mina.story(reply).costs(TEXT)).containsExactly(0);
    assertThat(usage(world).required("credits").asInt()).isEqualTo(100);
    assertThat(usage(world).required("spent").asInt()).isZero();
  }

  @Test
  void S1_without_a_payment_method_no_text_goes_whatever_credits_there_are(World world) {
    credit(world, "top-up", 100);
    Customer mina = world.customer("email", null);
    world.billing(false);

    String reply = mina.say("안녕하세요");

    assertThat(mina.story(reply).reason(TEXT)).isEqualTo("payment-method-required");
    assertThat(usage(world).required("credits").asInt()).isEqualTo(100);
  }

  @Test
  void M1_the_price_that_counts_is_that_of_the_moment_of_reserving(World world) {
    Customer mina = world.customer("email", null);
    world.weather(Carrier.XMS, Weather.SLOW);
    String reply = mina.say("안녕하세요");

    prices(world, 20);
    world.skip(ofMinutes(3));
    world.weather(Carrier.XMS, Weather.OK);
    Customer other = world.customer("email", null);

    assertThat(mina.story(reply).costs(TEXT)).containsExactly(SMS_PRICE);
    assertThat(other.story(other.say("안녕하세요")).costs(TEXT)).containsExactly(20);
  }

  private static void credit(World world, String id, int units) {
    world
        .anyone("POST", "/v1/workspaces/" + world.id() + "/credits")
        .by(Laptop.OPERATOR_KEY)
        .json("id", id, "units", units)
        .send()
        .is(201);
  }

  private static void prices(World world, int sms) {
    world
        .anyone("PUT", "/v1/workspaces/" + world.id() + "/prices")
        .by(Laptop.OPERATOR_KEY)
        .json("prices", Json.node(List.of(Json.object("kind", "SMS", "unitsPerPart", sms))))
        .send()
        .is(200);
  }

  private static JsonNode usage(World world) {
    return world.call("GET", "/v1/workspace/usage").send().is(200).json();
  }

  private static List<JsonNode> entries(World world) {
    return Json.list(
        world.call("GET", "/v1/workspace/ledger").send().is(200).json().required("entries"));
  }

  /** Units by kind and purse, as an outside reader adds them up. */
  private static Map<String, Integer> moved(World world) {
    Map<String, Integer> moved = new TreeMap<>();
    entries(world)
        .forEach(
            entry ->
                moved.merge(
                    entry.required("kind").asText() + " " + entry.required("from").asText(),
                    entry.required("units").asInt(),
                    Integer::sum));
    return moved;
  }
}
