package io.followup.local.stories;

import static io.followup.local.stories.Notice.Channel.TEXT;
import static io.followup.local.stories.Story.Outcome.NOT_WANTED;
import static io.followup.local.stories.Story.Outcome.SEEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shop runs Chatwoot or Channel Talk, and wires nothing but their webhooks (§4). */
@OnTheLaptop
class ConnectStories {
  private static final String SECRET = "lamps/backend";

  @Test
  void what_a_manager_writes_in_chatwoot_reaches_who_is_away(World world) {
    Customer mina = connected(world);

    chatwoot(world, message(world, mina, "9001", "조명이 준비되었습니다.")).is(204);
    world.laptop().settle();

    assertThat(mina.only(TEXT).text()).contains("조명이 준비되었습니다.");
  }

  @Test
  void R5_what_no_manager_says_to_the_customer_is_not_wanted(World world) {
    Customer mina = connected(world);
    ObjectNode note = message(world, mina, "9001", "Be nice").put("private", true);
    ObjectNode bot = message(world, mina, "9002", "Hello, I am a robot");
    bot.withObject("/sender").put("type", "agent_bot");

    chatwoot(world, note).is(204);
    chatwoot(world, bot).is(204);
    channelTalk(world, said(world, mina, "m1", "bot", "안녕하세요, 로봇입니다.")).is(204);
    world.laptop().settle();

    assertThat(mina.got()).isEmpty();
    assertThat(mina.outcome("9001")).isEqualTo(NOT_WANTED);
    assertThat(mina.outcome("9002")).isEqualTo(NOT_WANTED);
    assertThat(mina.outcome("m1")).isEqualTo(NOT_WANTED);
  }

  @Test
  void R1_a_webhook_that_is_played_again_tells_nobody_twice(World world) {
    Customer mina = connected(world);
    ObjectNode message = message(world, mina, "9001", "조명이 준비되었습니다.");

    chatwoot(world, message).is(204);
    chatwoot(world, message).is(204);
    world.skip(ofMinutes(10));
    chatwoot(world, message).is(204);
    world.laptop().settle();

    assertThat(mina.got(TEXT)).hasSize(1);
  }

  @Test
  void R8_what_is_edited_and_deleted_in_time_is_told_so(World world) {
    Customer mina = connected(world);
    mina.beat();
    ObjectNode kept = message(world, mina, "9001", "Thursday");
    ObjectNode taken = message(world, mina, "9002", "Nonsense");

    chatwoot(world, kept).is(204);
    chatwoot(world, taken).is(204);
    chatwoot(world, changed(kept).put("content", "금요일에 준비됩니다.")).is(204);
    chatwoot(world, deleted(taken)).is(204);
    world.skip(ofMinutes(10));

    assertThat(mina.only(TEXT).text()).contains("금요일에 준비됩니다.").doesNotContain("Thursday");
    assertThat(mina.outcome("9002")).isEqualTo(NOT_WANTED);
  }

  @Test
  void what_overtakes_its_message_stands(World world) {
    Customer mina = connected(world);
    ObjectNode taken = message(world, mina, "9001", "Nonsense");
    ObjectNode removed = said(world, mina, "m1", "manager", "앗");

    chatwoot(world, deleted(taken)).is(204);
    chatwoot(world, taken).is(204);
    channelTalk(world, removed(removed)).is(204);
    channelTalk(world, removed).is(204);
    world.skip(ofMinutes(10));

    assertThat(mina.got()).isEmpty();
    assertThat(mina.outcome("9001")).isEqualTo(NOT_WANTED);
    assertThat(mina.outcome("m1")).isEqualTo(NOT_WANTED);
  }

  @Test
  void R8_who_answers_or_looks_has_seen_what_was_said(World world) {
    Customer mina = connected(world);
    mina.beat();
    ObjectNode first = message(world, mina, "9001", "Are you there?");
    ObjectNode second = said(world, mina, "m1", "manager", "계신가요?");

    chatwoot(world, first).is(204);
    channelTalk(world, second).is(204);
    world.skip(ofSeconds(2));
    ObjectNode seen = changed(first);
    seen.withObject("/conversation")
        .put("contact_last_seen_at", world.laptop().now().getEpochSecond());
    chatwoot(world, seen).is(204);
    channelTalk(world, said(world, mina, "m2", "user", "네")).is(204);
    world.skip(ofMinutes(10));

    assertThat(mina.got()).isEmpty();
    assertThat(mina.outcome("9001")).isEqualTo(SEEN);
    assertThat(mina.outcome("m1")).isEqualTo(SEEN);
  }

  @Test
  void what_a_manager_writes_in_channel_talk_reaches_who_is_away(World world) {
    Customer mina = connected(world);

    channelTalk(world, said(world, mina, "m1", "manager", "조명이 준비되었습니다.")).is(204);
    world.laptop().settle();

    assertThat(mina.only(TEXT).text()).contains("조명이 준비되었습니다.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'event':'webwidget_triggered'}", "{'event':'of tomorrow','id':[]}"})
  void what_is_not_needed_is_taken(String payload, World world) {
    connected(world);

    send(world, payload.replace('\'', '"'), Instant.now(), SECRET).is(204);
    channelTalk(world, Json.object("event", "push", "type", "of tomorrow")).is(204);
  }

  @Test
  void what_is_malformed_is_refused(World world) {
    Customer mina = connected(world);
    ObjectNode message = message(world, mina, "9001", "Hello");
    message.remove("conversation");

    chatwoot(world, message).isProblem(422);
    send(world, "{", Instant.now(), SECRET).isProblem(400);
    channelTalk(world, Json.object("event", "push")).isProblem(422);
  }

  @Test
  void what_is_forged_or_old_is_turned_away(World world) {
    Customer mina = connected(world);
    String message = message(world, mina, "9001", "Pay here").toString();
    ObjectNode said = said(world, mina, "m1", "manager", "Pay here");

    send(world, message, Instant.now(), "guessed").isProblem(401);
    send(world, message, Instant.now().minusSeconds(360), SECRET).isProblem(401);
    send(world.neighbour(), message, Instant.now(), SECRET).isProblem(401);
    world.anyone("POST", path(world, "chatwoot")).raw(message).send().isProblem(401);
    world.call("POST", path(world, "chatwoot")).raw(message).send().isProblem(401);
    world
        .anyone("POST", path(world, "channel-talk") + "?token=guessed")
        .json(said)
        .send()
        .isProblem(401);
    world.anyone("POST", path(world, "intercom")).json(said).send().isProblem(404);
    world.laptop().settle();

    assertThat(mina.got()).isEmpty();
  }

  /** Mina, of a workspace that takes both backends' webhooks. */
  private static Customer connected(World world) {
    world.settings(
        "connect",
        Json.object(
            "chatwoot", Json.object("secretRef", SECRET),
            "channelTalk", Json.object("tokenRef", SECRET)));
    return world.customer("email", null);
  }

  private static ObjectNode message(World world, Customer to, String id, String text) {
    ObjectNode contact = Json.object("id", 118, "identifier", to.id(), "type", "contact");
    return Json.object(
        "event",
        "message_created",
        "id",
        id,
        "content",
        text,
        "content_attributes",
        Json.object(),
        "message_type",
        "outgoing",
        "private",
        false,
        "created_at",
        world.laptop().now().toString(),
        "sender",
        Json.object("id", 12, "name", "Jun", "type", "user"),
        "conversation",
        Json.object(
            "id",
            71,
            "channel",
            "Channel::WebWidget",
            "contact_last_seen_at",
            0,
            "meta",
            Json.object("sender", contact)));
  }

  private static ObjectNode changed(ObjectNode message) {
    return message.deepCopy().put("event", "message_updated");
  }

  private static ObjectNode deleted(ObjectNode message) {
    ObjectNode deleted = changed(message).put("content", "This message was deleted");
    deleted.withObject("/content_attributes").put("deleted", true);
    return deleted;
  }

  private static ObjectNode said(World world, Customer to, String id, String by, String text) {
    return Json.object(
        "event",
        "push",
        "type",
        "message",
        "entity",
        Json.object(
            "id",
            id,
            "chatType",
            "userChat",
            "chatId",
            "65f0a1b2",
            "personType",
            by,
            "personId",
            "301",
            "plainText",
            text,
            "createdAt",
            world.laptop().now().toEpochMilli(),
            "state",
            "sent"),
        "refers",
        Json.object("user", Json.object("id", "64aa00ff", "memberId", to.id())));
  }

  private static ObjectNode removed(ObjectNode said) {
    ObjectNode removed = said.deepCopy();
    removed.withObject("/entity").put("state", "removed");
    return removed;
  }

  private static Answer chatwoot(World world, ObjectNode payload) {
    return send(world, payload.toString(), Instant.now(), SECRET);
  }

  private static Answer send(World world, String payload, Instant at, String secret) {
    String stamp = Long.toString(at.getEpochSecond());
    return world
        .anyone("POST", path(world, "chatwoot"))
        .header("X-Chatwoot-Timestamp", stamp)
        .header("X-Chatwoot-Signature", "sha256=" + hmac(stamp + "." + payload, secret))
        .raw(payload)
        .send();
  }

  private static Answer channelTalk(World world, ObjectNode payload) {
    return world
        .anyone("POST", path(world, "channel-talk") + "?token=" + SECRET)
        .json(payload)
        .send();
  }

  private static String path(World world, String backend) {
    return "/v1/connect/" + backend + "/" + world.id();
  }

  private static String hmac(String text, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
