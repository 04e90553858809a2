package io.followup.local.stories;

import static io.followup.local.stories.Notice.Channel.TEXT;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What carriers call back, and what only looks like it. */
@OnTheLaptop
class CallbackStories {
  private static final String SIGNATURE = "laptop-signature";

  @ParameterizedTest
  @ValueSource(strings = {"alimtalk", "xms"})
  void a_callback_that_is_not_signed_is_turned_away(String carrier, World world) {
    Customer mina = world.customer();
    String reply = mina.reply();
    String delivery = mina.only(TEXT).deliveryId();

    Answer unsigned = world.anyone("POST", path(carrier)).json(hook(delivery)).send();
    Answer forged = call(world, carrier, "laptop-signaturE", hook(delivery));

    unsigned.isProblem(401);
    forged.isProblem(401);
    assertThat(mina.story(reply).deliveries(TEXT)).hasSize(1);
  }

  @Test
  void a_callback_of_a_carrier_that_there_is_none_of_is_not_found(World world) {
    call(world, "pigeon", SIGNATURE, hook("d")).isProblem(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"hooks\":7}", "null"})
  void a_signed_callback_that_says_nothing_is_refused(String body, World world) {
    Answer answer =
        world
            .anyone("POST", path("alimtalk"))
            .header("X-Toast-Webhook-Signature", SIGNATURE)
            .raw(body)
            .send();

    answer.isProblem(400);
  }

  @Test
  void a_callback_about_nobody_is_let_pass(World world) {
    call(world, "xms", SIGNATURE, hook("nobody.xms")).is(204);
  }

  @Test
  void what_a_callback_says_is_asked_of_the_carrier_before_it_counts(World world) {
    world.alimTalk("new-reply");
    world.weather(Carrier.ALIMTALK, Weather.SILENT);
    Customer mina = world.customer();
    String reply = mina.reply();

    call(world, "alimtalk", SIGNATURE, hook(mina.only(TEXT).deliveryId())).is(204);

    assertThat(mina.story(reply).status(TEXT)).isEqualTo("accepted");
  }

  @Test
  void a_callback_that_comes_again_changes_nothing(World world) {
    world.alimTalk("new-reply");
    Customer mina = world.customer();
    String reply = mina.reply();
    String once = mina.story(reply).deliveries(TEXT).toString();

    ObjectNode hook = hook(mina.only(TEXT).deliveryId());
    call(world, "alimtalk", SIGNATURE, hook).is(204);
    call(world, "alimtalk", SIGNATURE, hook).is(204);

    assertThat(once).contains("\"delivered\"");
    assertThat(mina.story(reply).deliveries(TEXT)).hasToString(once);
  }

  @ParameterizedTest
  @CsvSource({"OK, delivered", "SILENT, accepted", "SLOW, accepted"})
  void a_texts_result_is_recorded_when_it_comes(Weather weather, String status, World world) {
    Customer mina = world.customer("email", null);
    world.weather(Carrier.XMS, weather);

    String reply = mina.reply();

    assertThat(mina.story(reply).status(TEXT)).isEqualTo(status);
    assertThat(mina.outcome(reply)).isEqualTo(Story.Outcome.REACHED);
  }

  @Test
  void a_texts_late_result_is_no_double(World world) {
    Customer mina = world.customer("email", null);
    world.weather(Carrier.XMS, Weather.SLOW);
    String reply = mina.reply();

    world.skip(ofSeconds(100));

    assertThat(mina.story(reply).status(TEXT)).isEqualTo("delivered");
    assertThat(mina.story(reply).delivery(TEXT).required("receipts").findValuesAsText("late"))
        .isEqualTo(List.of("false"));
    assertThat(mina.got(TEXT)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"3001, invalid-address", "3006, blocked", "3019, sender-not-registered"})
  void a_text_that_did_not_arrive_in_the_end_is_only_recorded(
      String code, String reason, World world) {
    Customer mina = world.customer("email", null, "phone", "010-0001-" + code);
    world.weather(Carrier.XMS, Weather.SLOW);
    String reply = mina.reply();

    world.skip(ofMinutes(3));

    assertThat(mina.story(reply).status(TEXT)).isEqualTo("refused");
    assertThat(mina.story(reply).reason(TEXT)).isEqualTo(reason);
    assertThat(mina.story(reply).delivery(TEXT).required("cost").asInt()).isZero();
    assertThat(mina.outcome(reply)).isEqualTo(Story.Outcome.REACHED);
  }

  @ParameterizedTest
  @CsvSource({"REFUSE, invalid-address", "BLOCKED, blocked"})
  void a_text_that_is_refused_at_once_says_why(Weather weather, String reason, World world) {
    Customer mina = world.customer("email", null);
    world.weather(Carrier.XMS, weather);

    String reply = mina.reply();

    assertThat(mina.got()).isEmpty();
    assertThat(mina.story(reply).reason(TEXT)).isEqualTo(reason);
    assertThat(mina.story(reply).delivery(TEXT).required("cost").asInt()).isZero();
    assertThat(mina.outcome(reply)).isEqualTo(Story.Outcome.FAILED);
  }

  @Test
  void a_result_that_is_never_called_back_is_asked_for(World world) {
    world.alimTalk("new-reply");
    world.settings("messengerWaitSeconds", 600);
    Customer mina = world.customer();
    world.weather(Carrier.ALIMTALK, Weather.SILENT);
    String silent = mina.reply();

    world.skip(ofHours(3));

    assertThat(mina.got(TEXT)).hasSize(2);
    assertThat(mina.outcome(silent)).isEqualTo(Story.Outcome.REACHED);
  }

  private static Answer call(World world, String carrier, String signature, ObjectNode hook) {
    return world
        .anyone("POST", path(carrier))
        .header("X-Toast-Webhook-Signature", signature)
        .json(hook)
        .send();
  }

  private static String path(String carrier) {
    return "/v1/callbacks/" + carrier;
  }

  /** As NHN says that a message was delivered. */
  private static ObjectNode hook(String delivery) {
    ObjectNode body =
        Json.object(
            "hooksId", "h-1",
            "webhookConfigId", "c-1",
            "productName", "KakaoTalk Bizmessage",
            "appKey", "laptopAppKey",
            "event", "MESSAGE_RESULT_UPDATE");
    body.putArray("hooks")
        .addObject()
        .put("hookId", "h-1-1")
        .put("kakaoMessageType", "ALIMTALK_NORMAL")
        .put("requestId", "20261122000000Lap1")
        .put("recipientSeq", 1)
        .put("resultCode", "1000")
        .put("recipientGroupingKey", delivery);
    return body;
  }
}
