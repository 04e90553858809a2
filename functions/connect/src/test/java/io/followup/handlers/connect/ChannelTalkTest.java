package io.followup.handlers.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.reply.Attachment;
import io.followup.domain.reply.Reply;
import io.followup.domain.settings.Settings;
import io.followup.wire.Json;
import io.followup.wire.fixture.Answered;
import io.followup.wire.fixture.Call;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelTalkTest extends Webhooks {
  private static final String PATH = "/v1/connect/channel-talk/tea";
  private static final String ID = "65f0a1b2c3d4";
  private static final String CHAT = "65f0a1b2";
  private static final ObjectNode MESSAGE = sample("/channel-talk/message.json");
  private static final ObjectNode USER = sample("/channel-talk/user.json");

  ChannelTalkTest() {
    super(new Settings.Connect(Optional.empty(), Optional.of("tea/backend")));
  }

  private Answered comes(ObjectNode payload) {
    return knock(Call.of("POST", PATH + "?token=" + SECRET).with(bytes(payload)));
  }

  private Answered comes(ObjectNode sample, Consumer<ObjectNode> change) {
    return comes(with(sample, change));
  }

  private static Consumer<ObjectNode> by(String person, String id, long at) {
    return payload ->
        at(payload, "/entity").put("personType", person).put("id", id).put("createdAt", at);
  }

  @Test
  void what_a_manager_wrote_is_a_reply_in_the_user_chat() {
    Answered taken = comes(MESSAGE);

    assertThat(taken.status()).isEqualTo(204);
    Reply reply = stored(ID).orElseThrow().reply();
    assertThat(reply.text()).isEqualTo("조명이 준비되었습니다.");
    assertThat(reply.chat().chat().value()).isEqualTo(CHAT);
    assertThat(reply.chat().owner().customer().value()).isEqualTo("mina");
    assertThat(reply.position().said()).isEqualTo("2041-03-01T08:59:58.250Z");
    assertThat(reply.managerName()).contains("Jun");
    assertThat(open(CHAT)).isEqualTo(1);
    assertThat(mina().phone().orElseThrow().e164()).isEqualTo("+821029999001");
    assertThat(mina().language()).contains("ko");
  }

  @Test
  void R5_what_a_bot_wrote_is_recorded_as_not_wanted() {
    comes(MESSAGE, payload -> at(payload, "/entity").put("personType", "bot"));

    assertThat(outcome(ID)).isEqualTo("NOT_WANTED FOLLOW_UP_OFF");
  }

  @ParameterizedTest
  @ValueSource(strings = {"private", "silentToUser"})
  void R5_what_the_customer_does_not_see_is_recorded_as_not_wanted(String option) {
    comes(MESSAGE, payload -> at(payload, "/entity").putArray("options").add(option));

    assertThat(outcome(ID)).isEqualTo("NOT_WANTED FOLLOW_UP_OFF");
  }

  @Test
  void R5_a_campaign_is_recorded_as_not_wanted() {
    comes(MESSAGE, payload -> at(payload, "/entity").putObject("marketing").put("id", "7"));

    assertThat(outcome(ID)).isEqualTo("NOT_WANTED FOLLOW_UP_OFF");
  }

  @Test
  void R9_a_file_without_words_is_a_reply_too() {
    comes(
        MESSAGE,
        payload -> {
          at(payload, "/entity").remove("plainText");
          at(payload, "/entity").remove("blocks");
          at(payload, "/entity")
              .putArray("files")
              .addObject()
              .put("contentType", "video/mp4")
              .put("name", "lamp.mp4");
        });

    assertThat(stored(ID).orElseThrow().reply().attachments()).containsExactly(Attachment.VIDEO);
  }

  @Test
  void R1_a_webhook_that_comes_again_changes_nothing() {
    comes(MESSAGE);

    assertThat(comes(MESSAGE).status()).isEqualTo(204);
    assertThat(open(CHAT)).isEqualTo(1);
  }

  @Test
  void R8_what_was_said_before_the_customer_wrote_is_seen() {
    comes(MESSAGE);

    comes(MESSAGE, by("user", "65f0a1b2c3d5", 2245741199000L));

    assertThat(open(CHAT)).isZero();
    assertThat(stored("65f0a1b2c3d5")).isEmpty();
  }

  @Test
  void R8_what_the_customer_wrote_before_does_not_see_what_came_after() {
    comes(MESSAGE);

    comes(MESSAGE, by("user", "65f0a1b2c3d5", 2245741190000L));

    assertThat(open(CHAT)).isEqualTo(1);
  }

  @Test
  void R6_R8_a_message_that_was_edited_or_removed_is_told_so() {
    comes(MESSAGE);
    comes(
        MESSAGE,
        payload -> {
          payload.put("event", "update");
          at(payload, "/entity").put("plainText", "금요일에 준비됩니다.");
        });
    assertThat(stored(ID).orElseThrow().reply().text()).isEqualTo("금요일에 준비됩니다.");

    comes(
        MESSAGE,
        payload -> {
          payload.put("event", "update");
          at(payload, "/entity").put("state", "removed");
        });

    assertThat(outcome(ID)).isEqualTo("NOT_WANTED DELETED");
  }

  @Test
  void a_removal_that_overtakes_its_message_stands() {
    comes(MESSAGE, payload -> at(payload, "/entity").put("state", "removed"));
    comes(MESSAGE);

    assertThat(outcome(ID)).isEqualTo("NOT_WANTED DELETED");
  }

  @Test
  void who_is_no_member_is_known_by_the_users_id() {
    comes(MESSAGE, payload -> at(payload, "/refers/user").remove("memberId"));

    assertThat(stored(ID).orElseThrow().reply().chat().owner().customer().value())
        .isEqualTo("64aa00ff");
  }

  @Test
  void a_profile_is_kept() {
    comes(USER);

    assertThat(mina().name()).contains("Mina");
    assertThat(mina().email()).isPresent();
    assertThat(mina().country()).contains("KR");
  }

  @Test
  void S4_a_profile_that_can_not_be_used_is_refused_whole() {
    Answered refused =
        comes(USER, payload -> at(payload, "/entity/profile").put("mobileNumber", "010"));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(mina().known()).isFalse();
  }

  @Test
  void an_older_profile_that_comes_later_changes_nothing() {
    comes(USER);
    comes(
        USER,
        payload -> {
          at(payload, "/entity").put("updatedAt", 2245741100000L);
          at(payload, "/entity/profile").put("name", "Mi");
        });

    assertThat(mina().name()).contains("Mina");
  }

  @Test
  void a_chat_that_is_held_in_kakaotalk_is_not_followed_up() {
    comes(MESSAGE, payload -> at(payload, "/refers/userChat").put("contactMediumType", "appKakao"));

    assertThat(stored(ID)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"group", "directChat"})
  void what_managers_say_to_each_other_is_left(String chat) {
    assertThat(comes(MESSAGE, payload -> at(payload, "/entity").put("chatType", chat)).status())
        .isEqualTo(204);
    assertThat(stored(ID)).isEmpty();
  }

  @Test
  void what_is_not_needed_is_taken_and_left() {
    assertThat(comes(Json.object().put("type", "team")).status()).isEqualTo(204);
    assertThat(comes(Json.object().put("type", "userChat")).status()).isEqualTo(204);
    assertThat(comes(MESSAGE, by("robot", ID, 1)).status()).isEqualTo(204);
    assertThat(stored(ID)).isEmpty();
  }

  @Test
  void what_lacks_what_is_needed_is_refused() {
    assertThat(comes(Json.object()).problem()).containsExactly("type required");
    assertThat(comes(MESSAGE, payload -> at(payload, "/entity").remove("id")).problem())
        .containsExactly("entity.id required");
    assertThat(comes(MESSAGE, payload -> at(payload, "/entity").remove("chatId")).problem())
        .containsExactly("entity.chatId required");
    assertThat(comes(MESSAGE, payload -> payload.remove("refers")).problem())
        .containsExactly("refers.user required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?token=", "?token=guessed", "?Token=what-only-the-backend-knows"})
  void who_does_not_know_the_token_is_turned_away(String query) {
    assertThat(knock(Call.of("POST", PATH + query).with(bytes(MESSAGE))).status()).isEqualTo(401);
    assertThat(knock(Call.of("POST", PATH + query).with("{".getBytes(UTF_8))).status())
        .isEqualTo(401);
    assertThat(stored(ID)).isEmpty();
  }
}
