package io.followup.local.stories;

import static io.followup.local.stories.Notice.Channel.EMAIL;
import static io.followup.local.stories.Notice.Channel.PUSH;
import static io.followup.local.stories.Notice.Channel.TEXT;
import static io.followup.local.stories.Story.Outcome.OPEN;
import static io.followup.local.stories.Story.Outcome.REACHED;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Push first, and what a receipt ends (F1, F2). */
@OnTheLaptop
class PushStories {
  @Test
  void F1_a_phone_is_pushed_first_and_alone(World world) {
    Customer mina = world.customer();
    String token = mina.device("phone");

    String reply = mina.reply();

    assertThat(mina.channels()).containsExactly(PUSH);
    assertThat(mina.only(PUSH).to()).isEqualTo(token);
    assertThat(mina.outcome(reply)).isEqualTo(OPEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"received", "opened"})
  void F1_a_receipt_in_time_is_the_end(String kind, World world) {
    Customer mina = world.customer();
    mina.device("phone");
    String reply = mina.reply();
    world.skip(ofSeconds(20));

    mina.acknowledge(mina.only(PUSH), kind);
    world.skip(ofMinutes(10));

    assertThat(mina.channels()).containsExactly(PUSH);
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
  }

  @Test
  void F1_every_device_is_pushed_and_any_of_them_may_acknowledge(World world) {
    Customer mina = world.customer();
    String phone = mina.device("phone");
    String tablet = mina.device("tablet", "ios");

    String reply = mina.reply();
    List<Notice> pushes = mina.got(PUSH);
    mina.acknowledge(pushes.getLast());
    world.skip(ofMinutes(10));

    assertThat(pushes).extracting(Notice::to).containsExactlyInAnyOrder(phone, tablet);
    assertThat(pushes).extracting(Notice::deliveryId).containsOnly(pushes.getFirst().deliveryId());
    assertThat(mina.got()).hasSize(2);
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
  }

  @Test
  void F1_a_forgotten_device_is_not_pushed(World world) {
    Customer mina = world.customer();
    mina.device("phone");

    mina.forgetDevice("phone");
    mina.reply();

    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL);
  }

  @Test
  void F1_a_token_belongs_to_who_registered_it_last(World world) {
    Customer mina = world.customer();
    Customer yuna = world.customer();
    String token = mina.device("phone");

    yuna.register("phone", "android", token);
    mina.reply();
    yuna.reply();

    assertThat(mina.story(mina.reply("followUp", false)).deliveries(PUSH)).isEmpty();
    assertThat(world.laptop().outbox(token)).hasSize(1);
    assertThat(mina.got(EMAIL)).hasSize(1);
    assertThat(yuna.got(EMAIL)).isEmpty();
  }

  @Test
  void F1_a_device_that_registers_anew_is_pushed_under_its_new_token(World world) {
    Customer mina = world.customer();
    String old = mina.device("phone");
    String fresh = mina.device("phone");

    mina.reply();

    assertThat(world.laptop().outbox(old)).isEmpty();
    assertThat(world.laptop().outbox(fresh)).hasSize(1);
  }

  @Test
  void F1_the_wait_is_the_workspaces_setting(World world) {
    world.settings("receiptWaitSeconds", 100);
    Customer mina = world.customer();
    mina.device("phone");
    mina.reply();

    world.skip(ofSeconds(85));
    assertThat(mina.channels()).containsExactly(PUSH);
    world.skip(ofSeconds(18));

    assertThat(mina.channels()).containsExactlyInAnyOrder(PUSH, TEXT, EMAIL);
  }

  @Test
  void F1_the_proof_that_the_push_carried_is_enough_to_acknowledge(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    String reply = mina.reply();
    Notice push = mina.only(PUSH);

    receipt(world, push.deliveryId(), push.proof()).is(204);
    receipt(world, push.deliveryId(), push.proof()).is(204);
    world.skip(ofMinutes(5));

    assertThat(mina.channels()).containsExactly(PUSH);
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
  }

  @Test
  void F1_a_proof_is_good_for_its_own_delivery_alone(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    mina.reply();
    mina.reply();
    List<Notice> pushes = mina.got(PUSH);

    Answer crossed = receipt(world, pushes.getFirst().deliveryId(), pushes.getLast().proof());
    Answer forged = receipt(world, pushes.getFirst().deliveryId(), pushes.getFirst().proof() + "x");

    crossed.isProblem(401);
    forged.isProblem(401);
  }

  @Test
  void F1_a_proof_is_good_for_48_hours(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    mina.reply();
    Notice push = mina.only(PUSH);

    world.skip(ofHours(47));
    receipt(world, push.deliveryId(), push.proof()).is(204);
    world.skip(ofHours(2));

    receipt(world, push.deliveryId(), push.proof()).isProblem(401);
  }

  @Test
  void F1_another_customers_token_acknowledges_nothing(World world) {
    Customer mina = world.customer();
    Customer yuna = world.customer();
    mina.device("phone");
    mina.reply();

    Answer foreign =
        world
            .anyone("POST", "/v1/receipts/push")
            .by(yuna.token())
            .json("deliveryId", mina.only(PUSH).deliveryId(), "kind", "received")
            .send();
    world.skip(ofSeconds(40));

    foreign.isProblem(404);
    assertThat(mina.channels()).containsExactlyInAnyOrder(PUSH, TEXT, EMAIL);
  }

  @Test
  void F2_without_a_receipt_text_and_email_come_after_30_seconds(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    String reply = mina.reply();

    world.skip(ofSeconds(20));
    assertThat(mina.channels()).containsExactly(PUSH);
    world.skip(ofSeconds(12));

    assertThat(mina.channels()).containsExactlyInAnyOrder(PUSH, TEXT, EMAIL);
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
  }

  @Test
  void F2_nothing_more_comes_after_that(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    mina.reply();

    world.skip(ofHours(25));

    assertThat(mina.channels()).containsExactlyInAnyOrder(PUSH, TEXT, EMAIL);
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSE", "BLOCKED", "DOWN"})
  void F2_where_push_can_not_be_handed_over_text_and_email_come_at_once(
      Weather weather, World world) {
    Customer mina = world.customer();
    mina.device("phone");
    mina.device("tablet", "ios");
    world.weather(Carrier.PUSH, weather);

    String reply = mina.reply();

    assertThat(mina.channels()).containsExactlyInAnyOrder(TEXT, EMAIL);
    assertThat(mina.story(reply).status(PUSH)).isIn("refused", "nothing");
  }

  @ParameterizedTest
  @EnumSource(names = {"SILENT", "SLOW"})
  void F2_a_push_service_that_reports_nothing_has_still_taken_it(Weather weather, World world) {
    Customer mina = world.customer();
    mina.device("phone");
    world.weather(Carrier.PUSH, weather);

    mina.reply();

    assertThat(mina.channels()).containsExactly(PUSH);
  }

  @Test
  void F2_a_receipt_after_the_claim_is_late_and_recorded(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    String reply = mina.reply();
    world.skip(ofSeconds(40));

    mina.acknowledge(mina.only(PUSH), "opened");

    List<JsonNode> receipts =
        Json.list(mina.story(reply).delivery(PUSH).required("receipts")).stream()
            .filter(receipt -> receipt.required("kind").asText().equals("opened"))
            .toList();
    assertThat(receipts)
        .singleElement()
        .satisfies(r -> assertThat(r.get("late").asBoolean()).isTrue());
    assertThat(mina.channels()).containsExactlyInAnyOrder(PUSH, TEXT, EMAIL);
  }

  private static Answer receipt(World world, String delivery, String proof) {
    return world
        .anyone("POST", "/v1/receipts/push")
        .json("deliveryId", delivery, "kind", "received", "proof", proof)
        .send();
  }
}
