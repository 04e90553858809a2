package io.followup.handlers.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.chat.OpenChat;
import io.followup.domain.chat.OpenedBy;
import io.followup.domain.chat.ReadChat;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.reply.Reply;
import io.followup.wire.Json;
import io.followup.wire.check.Checked;
import io.followup.wire.fixture.Answered;
import io.followup.wire.fixture.Call;
import io.followup.wire.fixture.Deployment;
import java.time.Duration;
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
          new ReadChat(chats, deployment.clock()),
          new ReadMarkers(replies));

  @Override
  Call.Door door() {
    return function::chats;
  }

  private void accept(String id, String chat) {
    String json = "{'id':'" + id + "','chatId':'" + chat + "','customerId':'mina','text':'Hello'}";
    Checked<ReplyForm> form = ReplyForm.read(Json.parse(quoted(json)).orElseThrow());
    if (form instanceof Checked.Good<ReplyForm>(ReplyForm good)) {
      Reply reply =
          good.in(
              new WorkspaceId(Deployment.WORKSPACE), good.sentAt(), deployment.clock().instant());
      assertThat(accept.accept(reply)).isNotNull();
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
