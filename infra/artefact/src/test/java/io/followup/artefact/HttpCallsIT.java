package io.followup.artefact;

import static io.followup.artefact.World.chat;
import static io.followup.artefact.World.fresh;
import static io.followup.artefact.World.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.artefact.event.HttpCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each function behind the API, called as API Gateway calls it. */
@ExtendWith(OnLambda.class)
class HttpCallsIT {
  private final World world;

  HttpCallsIT(World world) {
    this.world = world;
  }

  @Test
  void a_beat_makes_a_customer_present() {
    String mina = fresh("mina");

    Answer beat =
        world.app(
            mina,
            "presence",
            "PUT",
            "/v1/presence",
            object().put("session", "s1").put("state", "active"));

    assertThat(beat.status()).isEqualTo(200);
    assertThat(beat.json().path("online").asBoolean()).isTrue();
    assertThat(world.presenceItem(mina)).containsKeys("a:s1", "u:s1", "expiresAt");
  }

  @Test
  void a_posted_reply_is_stored_and_open_in_its_chat() {
    String mina = fresh("mina");
    String id = fresh("reply");

    Answer posted =
        world.backend(
            "replies",
            "POST",
            "/v1/replies",
            object()
                .put("id", id)
                .put("chatId", chat(mina))
                .put("customerId", mina)
                .put("text", "안녕하세요"));

    assertThat(posted.status()).isEqualTo(202);
    assertThat(posted.text("id")).isEqualTo(id);
    assertThat(world.replyItem(id).get("text").s()).isEqualTo("안녕하세요");
    assertThat(world.chatItem(mina)).containsKey("open:" + id);
  }

  @Test
  void a_path_that_no_function_serves_is_not_found() {
    Answer answer = world.call("fallback", HttpCall.of("GET", "/v1/nothing"));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }
}
