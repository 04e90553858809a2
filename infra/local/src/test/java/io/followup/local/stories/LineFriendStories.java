package io.followup.local.stories;

import static io.followup.local.stories.Notice.Channel.TEXT;
import static io.followup.local.stories.Notice.Kind.LINE;
import static io.followup.local.stories.Notice.Kind.SMS;
import static io.followup.local.stories.Story.Outcome.REACHED;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.vendors.line.LineWebhook;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LINE takes messages to who has blocked the channel: its webhooks say whom not to ask (F4). */
@OnTheLaptop
class LineFriendStories {
  private static final String REPLY = "안녕하세요, 문의 주신 상품이 입고되었습니다. 언제든지 찾으러 오세요. 기다리겠습니다.";

  /** Those of the laptop's LINE: one for the operator's channel, one for each other. */
  private static final String OPERATORS_SECRET = "laptop-line-secret/followup";

  @Test
  void F4_who_blocked_the_channel_gets_the_text_at_once(World world) {
    Customer mina = friend(world);

    call(world, LineWebhook.of(LineWebhook.unfollow(mina.line(), now(world)))).is(204);
    Instant asked = now(world);
    String reply = mina.say(REPLY);

    assertThat(mina.kinds(TEXT)).containsExactly(SMS);
    assertThat(mina.only(TEXT).at()).isBetween(asked, asked.plusSeconds(10));
    assertThat(mina.outcome(reply)).isEqualTo(REACHED);
    assertThat(mina.story(reply).messenger().required("status").asText()).isEqualTo("nothing");
    assertThat(mina.story(reply).messenger().required("reason").asText()).isEqualTo("blocked");
  }

  @Test
  void F4_who_took_the_block_back_gets_line_again(World world) {
    Customer mina = friend(world);
    Instant now = now(world);

    call(world, LineWebhook.of(LineWebhook.unfollow(mina.line(), now))).is(204);
    call(world, LineWebhook.of(LineWebhook.follow(mina.line(), now.plusSeconds(1)))).is(204);
    mina.say(REPLY);

    assertThat(mina.kinds(TEXT)).containsExactly(LINE);
  }

  @Test
  void F4_a_block_that_is_told_again_after_it_was_taken_back_changes_nothing(World world) {
    Customer mina = friend(world);
    Instant now = now(world);
    LineWebhook block = LineWebhook.of(LineWebhook.unfollow(mina.line(), now));

    call(world, LineWebhook.of(LineWebhook.follow(mina.line(), now.plusSeconds(1)))).is(204);
    call(world, block).is(204);
    call(world, block).is(204);
    mina.say(REPLY);

    assertThat(mina.kinds(TEXT)).containsExactly(LINE);
  }

  @Test
  void F4_one_call_may_tell_of_several(World world) {
    Customer mina = friend(world);
    Customer yuna = friend(world);
    Customer sora = friend(world);
    Instant now = now(world);

    call(
            world,
            LineWebhook.of(
                LineWebhook.unfollow(mina.line(), now),
                LineWebhook.message(sora.line(), now),
                LineWebhook.unfollow(yuna.line(), now)))
        .is(204);
    mina.say(REPLY);
    yuna.say(REPLY);
    sora.say(REPLY);

    assertThat(mina.kinds(TEXT)).containsExactly(SMS);
    assertThat(yuna.kinds(TEXT)).containsExactly(SMS);
    assertThat(sora.kinds(TEXT)).containsExactly(LINE);
  }

  @Test
  void F4_a_block_is_the_channels_own(World world) {
    Customer mina = friend(world);
    World neighbour = world.neighbour();
    neighbour.line();
    Customer same = neighbour.customer("lineUserId", mina.line(), "email", null);

    call(world, LineWebhook.of(LineWebhook.unfollow(mina.line(), now(world)))).is(204);
    same.say(REPLY);

    assertThat(same.kinds(TEXT)).containsExactly(LINE);
  }

  @Test
  void a_channel_of_the_workspaces_own_signs_with_its_own_secret(World world) {
    world.line("secretRef", "our-line");
    Customer mina = world.friend();
    LineWebhook block = LineWebhook.of(LineWebhook.unfollow(mina.line(), now(world)));
    String path = path(world) + "&secret=our-line";

    call(world, path, block, OPERATORS_SECRET).isProblem(401);
    call(world, path, block, "laptop-line-secret/other/our-line").isProblem(401);
    call(world, path, block, "laptop-line-secret/" + world.id() + "/our-line").is(204);
    mina.say(REPLY);

    assertThat(mina.kinds(TEXT)).containsExactly(SMS);
  }

  @Test
  void what_is_not_signed_by_the_channel_blocks_nobody(World world) {
    Customer mina = friend(world);
    LineWebhook block = LineWebhook.of(LineWebhook.unfollow(mina.line(), now(world)));
    LineWebhook other = LineWebhook.of(LineWebhook.unfollow(mina.line(), now(world).plusMillis(1)));

    call(world, path(world), block, "guessed").isProblem(401);
    send(world, path(world), block.body(), other.signature(OPERATORS_SECRET)).isProblem(401);
    send(world, path(world), block.body(), "").isProblem(401);
    world.anyone("POST", path(world)).raw(block.body()).send().isProblem(401);
    mina.say(REPLY);

    assertThat(mina.kinds(TEXT)).containsExactly(LINE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/callbacks/line",
        "/v1/callbacks/line?workspace=",
        "/v1/callbacks/line?workspace=two%20words",
        "/v1/callbacks/line?secret=our-line"
      })
  void a_callback_that_names_no_workspace_is_refused(String path, World world) {
    LineWebhook block = LineWebhook.of(LineWebhook.unfollow("U1", now(world)));

    call(world, path, block, OPERATORS_SECRET).isProblem(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "{\"events\":7}", "null"})
  void a_signed_callback_that_says_nothing_is_refused(String body, World world) {
    call(world, new LineWebhook(body)).isProblem(400);
  }

  @Test
  void a_test_of_the_address_is_taken(World world) {
    call(world, LineWebhook.of()).is(204);
  }

  /** With a LINE id, of a workspace that has set LINE up by the operator's channel. */
  private static Customer friend(World world) {
    world.line();
    return world.friend();
  }

  private static Instant now(World world) {
    return world.laptop().now();
  }

  private static String path(World world) {
    return "/v1/callbacks/line?workspace=" + world.id();
  }

  private static Answer call(World world, LineWebhook webhook) {
    return call(world, path(world), webhook, OPERATORS_SECRET);
  }

  private static Answer call(World world, String path, LineWebhook webhook, String secret) {
    return send(world, path, webhook.body(), webhook.signature(secret));
  }

  private static Answer send(World world, String path, String body, String signature) {
    return world.anyone("POST", path).header("x-line-signature", signature).raw(body).send();
  }
}
