package io.followup.handlers.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.chat.OpenChat;
import io.followup.domain.chat.OpenedBy;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.reply.Reply;
import io.followup.domain.settings.Settings;
import io.followup.handlers.form.ReadMarkers;
import io.followup.handlers.form.ReplyForm;
import io.followup.wire.Json;
import io.followup.wire.check.Checked;
import io.followup.wire.credential.Credentials;
import io.followup.wire.credential.WorkspaceCache;
import io.followup.wire.fixture.Answered;
import io.followup.wire.fixture.Call;
import io.followup.wire.fixture.Deployment;
import io.followup.wire.form.SettingsForm;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatsFunctionTest extends Ports {
  private static final String CHAT = "{'id':'chat-1','customerId':'mina','openedBy':'customer'}";

  private final ChatsFunction function =
      new ChatsFunction(
          deployment.credentials(),
          new OpenChat(chats, customers),
          read,
          wrote,
          new ReadMarkers(replies, deployment.clock()),
          deployment.workspaces());

  @Override
  protected Call.Door door() {
    return function::chats;
  }

  private void accept(String id, String chat) {
    String json = "{'id':'" + id + "','chatId':'" + chat + "','customerId':'mina','text':'Hello'}";
    Checked<ReplyForm> form = ReplyForm.read(Json.parse(quoted(json)).orElseThrow());
    if (form instanceof Checked.Good<ReplyForm>(ReplyForm good)) {
      Reply reply =
          good.in(
              new WorkspaceId(Deployment.WORKSPACE), good.sentAt(), deployment.clock().instant());
      assertThat(accept.accept(reply, java.time.Duration.ofSeconds(30))).isNotNull();
    }
    deployment.clock().after(Duration.ofSeconds(1));
  }

  private int open(ChatKey chat) {
    return chats.get(chat).open().size();
  }

  @Test
  void a_chat_starts_once() {
    Answered first = backend("POST", "/v1/chats", CHAT);
    Answered again = backend("POST", "/v1/chats", CHAT);

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(quoted(CHAT)).isEqualTo(first.body());
    assertThat(chats.get(chat()).openedBy()).contains(OpenedBy.CUSTOMER);
  }

  @Test
  void a_chat_that_the_other_side_opened_is_a_conflict() {
    backend("POST", "/v1/chats", CHAT);

    Answered other = backend("POST", "/v1/chats", CHAT.replace("'customer'", "'manager'"));

    assertThat(other.status()).isEqualTo(409);
    assertThat(other.problem()).containsExactly("openedBy already-used");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|422|id required, customerId required, openedBy required",
        "{'id':'c','customerId':'mina','openedBy':'bot'}|422|openedBy unknown",
        "{'id':'c','customerId':'mina','openedBy':1}|400|openedBy wrong-type",
        "{'id':'/','customerId':'','openedBy':'manager'}|422|id malformed, customerId malformed"
      })
  void what_is_wrong_with_a_chat_is_named(String json, int status, String told) {
    Answered refused = backend("POST", "/v1/chats", json);

    assertThat(refused.status()).isEqualTo(status);
    assertThat(String.join(", ", refused.problem())).isEqualTo(told);
  }

  @Test
  void a_chat_is_read_up_to_a_reply() {
    accept("r1", "chat-1");
    accept("r2", "chat-1");

    Answered read = backend("POST", "/v1/chats/chat-1/read", "{'customerId':'mina','upTo':'r1'}");

    assertThat(read.status()).isEqualTo(204);
    assertThat(chats.get(chat()).open().keySet())
        .extracting(Object::toString)
        .containsExactly("r2");
  }

  @Test
  void a_chat_is_read_up_to_a_time_by_the_customer_too() {
    accept("r1", "chat-1");
    String upTo = deployment.clock().instant().toString();

    Answered read =
        answered(
            Call.post(
                    "/v1/chats/chat-1/read", quoted("{'customerId':'mina','upTo':'" + upTo + "'}"))
                .by(deployment.token()));

    assertThat(read.status()).isEqualTo(204);
    assertThat(read.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(open(chat())).isZero();
  }

  @Test
  void S3_P6_admission_is_decided_by_the_settings_as_they_are_now() {
    Credentials cached =
        new Credentials(
            Optional.empty(),
            deployment.keys(),
            new WorkspaceCache(deployment.workspaces(), deployment.clock(), 60),
            deployment.clock(),
            deployment.wall());
    Call.Door chatsDoor =
        new ChatsFunction(
                cached,
                new OpenChat(chats, customers),
                read,
                wrote,
                new ReadMarkers(replies, deployment.clock()),
                deployment.workspaces())
            ::chats;
    Call first = Call.of("POST", "/v1/chats").with(quoted(CHAT)).by(deployment.key());
    assertThat(first.to(chatsDoor).status()).isEqualTo(201);
    String stricter = quoted("{'name':'Tea','ask':{'email':true},'contactRequired':true}");
    if (SettingsForm.read(Json.parse(stricter).orElseThrow())
        instanceof Checked.Good<Settings>(Settings settings)) {
      assertThat(deployment.workspaces().replaceSettings(deployment.workspace().id(), 1, settings))
          .isTrue();
    }

    Answered refused =
        Call.of("POST", "/v1/chats")
            .with(quoted(CHAT.replace("chat-1", "chat-2")))
            .by(deployment.key())
            .to(chatsDoor);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problem()).containsExactly("email contact-required");
  }

  @Test
  void R8_what_was_said_before_the_customer_wrote_is_seen_and_what_comes_later_is_not() {
    accept("r1", "chat-1");
    deployment.clock().after(Duration.ofSeconds(1));

    Answered wrote = backend("POST", "/v1/chats/chat-1/wrote", "{'customerId':'mina'}");
    accept("r2", "chat-1");

    assertThat(wrote.status()).isEqualTo(204);
    assertThat(chats.get(chat()).open().keySet())
        .extracting(Object::toString)
        .containsExactly("r2");
    assertThat(presences.get(mina()).isEmpty()).isTrue();
  }

  @Test
  void R8_a_reply_that_is_as_old_as_what_the_customer_wrote_is_not_seen() {
    String at = deployment.clock().instant().toString();
    accept("r1", "chat-1");

    backend("POST", "/v1/chats/chat-1/wrote", "{'customerId':'mina','at':'" + at + "'}");

    assertThat(open(chat())).isOne();
  }

  @Test
  void R8_what_the_customer_writes_later_than_now_was_written_now() {
    String at = deployment.clock().instant().plusSeconds(60).toString();
    backend("POST", "/v1/chats/chat-1/wrote", "{'customerId':'mina','at':'" + at + "'}");
    deployment.clock().after(Duration.ofSeconds(1));

    accept("r1", "chat-1");

    assertThat(open(chat())).isOne();
    assertThat(
            chats.get(chat()).hasRead(chats.get(chat()).open().firstEntry().getValue().position()))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|422|customerId required",
        "{'customerId':'mina','at':'now'}|422|at malformed",
        "{'customerId':7}|400|customerId wrong-type"
      })
  void R8_what_is_wrong_with_what_was_written_is_named(String json, int status, String told) {
    Answered refused = backend("POST", "/v1/chats/chat-1/wrote", json);

    assertThat(refused.status()).isEqualTo(status);
    assertThat(String.join(", ", refused.problem())).isEqualTo(told);
  }

  @Test
  void another_customer_s_chat_is_not_there_for_a_customer() {
    accept("r1", "chat-1");

    Answered other =
        answered(
            Call.post("/v1/chats/chat-1/read", quoted("{'customerId':'mina','upTo':'r1'}"))
                .by(deployment.token("jun")));

    assertThat(other.status()).isEqualTo(404);
    assertThat(open(chat())).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"r9", "other", "2041-13-01T00:00:00Z", "yesterday", "한"})
  void what_is_neither_a_reply_of_the_chat_nor_a_time_is_not_found(String upTo) {
    accept("r1", "chat-1");
    accept("other", "chat-2");

    Answered read =
        backend("POST", "/v1/chats/chat-1/read", "{'customerId':'mina','upTo':'" + upTo + "'}");

    assertThat(read.status()).isEqualTo(404);
    assertThat(open(chat())).isOne();
  }

  @Test
  void a_time_counts_up_to_5_minutes_ahead_and_a_later_one_is_no_time() {
    accept("r1", "chat-1");
    String far = deployment.clock().instant().plusSeconds(301).toString();
    String near = deployment.clock().instant().plusSeconds(300).toString();

    Answered beyond =
        backend("POST", "/v1/chats/chat-1/read", "{'customerId':'mina','upTo':'" + far + "'}");
    assertThat(beyond.status()).isEqualTo(404);
    assertThat(open(chat())).isOne();

    Answered within =
        backend("POST", "/v1/chats/chat-1/read", "{'customerId':'mina','upTo':'" + near + "'}");
    assertThat(within.status()).isEqualTo(204);
    assertThat(open(chat())).isZero();
  }

  @Test
  void a_reply_of_another_customer_is_not_of_this_chat() {
    accept("r1", "chat-1");

    Answered read = backend("POST", "/v1/chats/chat-1/read", "{'customerId':'jun','upTo':'r1'}");

    assertThat(read.status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|422|customerId required, upTo required",
        "{'customerId':'mina'}|422|upTo required",
        "{'customerId':'mina','upTo':7}|400|upTo wrong-type",
        "{'customerId':'mina','upTo':''}|422|upTo blank",
        "{'customerId':[],'upTo':'r1'}|400|customerId wrong-type"
      })
  void what_is_wrong_with_a_marker_is_named(String json, int status, String told) {
    Answered refused = backend("POST", "/v1/chats/chat-1/read", json);

    assertThat(refused.status()).isEqualTo(status);
    assertThat(String.join(", ", refused.problem())).isEqualTo(told);
  }
}
