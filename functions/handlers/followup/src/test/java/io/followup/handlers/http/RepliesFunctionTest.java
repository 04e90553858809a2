package io.followup.handlers.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Status;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.reply.Attachment;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import io.followup.wire.fixture.Answered;
import io.followup.wire.fixture.Call;
import io.followup.wire.fixture.Deployment;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepliesFunctionTest extends Ports {
  private static final String SHORT =
      "{'id':'r1','chatId':'chat-1','customerId':'mina','text':'Hello'}";

  private final RepliesFunction function =
      new RepliesFunction(deployment.credentials(), accept, edit, delete, deployment.clock());

  @Override
  protected Call.Door door() {
    return function::replies;
  }

  private Answered post(String json) {
    return backend("POST", "/v1/replies", json);
  }

  private Reply stored(String id) {
    return replies
        .get(ReplyKey.of(Deployment.WORKSPACE, id))
        .map(there -> ((StoredReply.Present) there).reply())
        .orElseThrow();
  }

  private Instant now() {
    return deployment.clock().instant();
  }

  @Test
  void a_reply_is_accepted_and_stored() {
    Answered accepted =
        post(
            """
            {'id':'r1','chatId':'chat-1','customerId':'mina','text':'안녕하세요','language':'ko',
             'sentAt':'2041-03-01T17:59:00+09:00','manager':{'id':'m1','name':'Jun'},
             'opening':false,'followUp':true,'unknown':{}}
            """);

    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.body()).isEqualTo("{\"id\":\"r1\"}");
    Reply reply = stored("r1");
    assertThat(reply.text()).isEqualTo("안녕하세요");
    assertThat(reply.position().said()).isEqualTo("2041-03-01T08:59:00Z");
    assertThat(reply.at()).isEqualTo("2041-03-01T08:59:00.999Z");
    assertThat(reply.position().accepted()).isEqualTo(now());
    assertThat(reply.language()).contains("ko");
    assertThat(reply.managerName()).contains("Jun");
    assertThat(reply.opening()).contains(false);
  }

  @Test
  void R8_an_edit_is_told_in_place_of_the_first_words_and_R1_compares_with_the_first_post() {
    post(SHORT);

    Answered edited = backend("PATCH", "/v1/replies/r1", "{'text':'Other words'}");

    assertThat(edited.status()).isEqualTo(200);
    assertThat(edited.body()).isEqualTo("{\"id\":\"r1\",\"told\":false}");
    assertThat(stored("r1").text()).isEqualTo("Other words");
    assertThat(post(SHORT).status()).isEqualTo(202);
    assertThat(stored("r1").text()).isEqualTo("Other words");
    assertThat(stories.steps(stored("r1").key()))
        .extracting(step -> step.kind().word())
        .containsExactly("edited");
  }

  @Test
  void R8_told_says_that_a_carrier_was_asked() {
    post(SHORT);
    Delivery push = Fresh.delivery(stored("r1"), DeliveryId.Slot.PUSH, Status.ACCEPTED, 1);
    assertThat(deliveries.open(push)).isTrue();

    Answered edited = backend("PATCH", "/v1/replies/r1", "{'text':'Other words'}");

    assertThat(edited.json().path("told").asBoolean()).isTrue();
  }

  @Test
  void R8_what_is_unknown_or_deleted_can_not_be_edited() {
    post(SHORT);
    backend("DELETE", "/v1/replies/r1");

    assertThat(backend("PATCH", "/v1/replies/r1", "{'text':'x'}").status()).isEqualTo(404);
    assertThat(backend("PATCH", "/v1/replies/r9", "{'text':'x'}").status()).isEqualTo(404);
    assertThat(backend("PATCH", "/v1/replies/r1", "{}").status()).isEqualTo(422);
  }

  @Test
  void the_same_again_is_answered_the_same_also_later() {
    post(SHORT);
    deployment.clock().after(Duration.ofMinutes(5));

    assertThat(post(SHORT).status()).isEqualTo(202);
    assertThat(post(SHORT.replace("}", ",'followUp':true,'language':null}")).status())
        .isEqualTo(202);
    assertThat(stored("r1").at()).isEqualTo(now().minus(Duration.ofMinutes(5)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'text':'Hello'|'text':'Hello!'",
        "'chatId':'chat-1'|'chatId':'chat-2'",
        "'customerId':'mina'|'customerId':'jun'",
        "}|,'opening':true}",
        "}|,'opening':false}",
        "}|,'followUp':false}",
        "}|,'language':'ko'}",
        "}|,'manager':{'id':'m1','name':'Jun'}}",
        "}|,'sentAt':'2041-03-01T09:00:00Z'}",
        "}|,'attachments':[{'kind':'image'}]}",
        "}|,'url':'https://tea.example.com/o/1'}"
      })
  void other_content_under_the_same_id_is_a_conflict(String one, String other) {
    post(SHORT);

    Answered conflict = post(SHORT.replace(one, other));

    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.problem()).containsExactly("id already-used");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "'text':'',", "'text':' ',", "'text':null,"})
  void R9_a_picture_needs_no_words(String text) {
    String picture =
        "{'id':'r1','chatId':'chat-1','customerId':'mina',"
            + text
            + "'attachments':[{'kind':'image','width':3},{'kind':'file'},{'kind':'image'}],"
            + "'url':'https://tea.example.com/o/1?c={chat}'}";

    assertThat(post(picture).status()).isEqualTo(202);
    assertThat(post(picture).status()).isEqualTo(202);

    Reply reply = stored("r1");
    assertThat(reply.text()).isEmpty();
    assertThat(reply.attachments())
        .containsExactly(Attachment.IMAGE, Attachment.FILE, Attachment.IMAGE);
    assertThat(reply.url()).contains("https://tea.example.com/o/1?c={chat}");
    assertThat(post(picture.replace("'file'", "'audio'")).status()).isEqualTo(409);
    assertThat(post(picture.replace("/o/1", "/o/2")).status()).isEqualTo(409);
  }

  @Test
  void R1_no_attachments_and_none_at_all_are_the_same_content() {
    post(SHORT);

    assertThat(post(SHORT.replace("}", ",'attachments':[],'url':null}")).status()).isEqualTo(202);
  }

  @Test
  void the_same_time_written_otherwise_is_the_same_content() {
    post(SHORT.replace("}", ",'sentAt':'2041-03-01T08:00:00Z'}"));

    assertThat(post(SHORT.replace("}", ",'sentAt':'2041-03-01T17:00:00+09:00'}")).status())
        .isEqualTo(202);
  }

  @Test
  void a_reply_counts_no_later_than_its_acceptance() {
    post(SHORT.replace("}", ",'sentAt':'2099-01-01T00:00:00Z'}"));

    assertThat(stored("r1").at()).isEqualTo(now());
  }

  @Test
  void a_chat_of_too_many_open_replies_takes_no_more() {
    for (int i = 0; i < 500; i++) {
      post(SHORT.replace("r1", "r-" + i));
    }

    Answered full = post(SHORT);

    assertThat(full.status()).isEqualTo(429);
    assertThat(full.header("Retry-After")).isEqualTo("60");
  }

  @Test
  void a_deleted_reply_may_be_deleted_again() {
    post(SHORT);

    assertThat(backend("DELETE", "/v1/replies/r1").status()).isEqualTo(204);
    assertThat(backend("DELETE", "/v1/replies/r1").status()).isEqualTo(204);
    assertThat(backend("DELETE", "/v1/replies/r1").body()).isEmpty();
  }

  @Test
  void a_delete_that_comes_first_is_not_found_and_remembered() {
    assertThat(backend("DELETE", "/v1/replies/r1").status()).isEqualTo(404);
    assertThat(backend("DELETE", "/v1/replies/r1").status()).isEqualTo(404);

    assertThat(post(SHORT).status()).isEqualTo(202);
    assertThat(chats.get(chat()).open()).isEmpty();
  }

  @Test
  void another_workspace_s_reply_is_not_there() {
    post(SHORT);
    deployment.create("coffee");

    Answered other = answered(Call.delete("/v1/replies/r1").by(deployment.keyOf("coffee")));

    assertThat(other.status()).isEqualTo(404);
    assertThat(chats.get(chat()).open()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'language':'ko_KR'",
        "'language':''",
        "'manager':{'id':'m','name':''}",
        "'manager':{'id':'m','name':' '}",
        "'manager':''",
        "'manager':{'id':' m ','name':'Jun \\ud83d'}",
        "'opening':''",
        "'followUp':' '"
      })
  void what_is_cosmetic_costs_no_reply(String cosmetic) {
    Answered answered =
        post(
            "{'id':' r ','chatId':'c','customerId':'mina','text':' half \\ud83d ',%s}"
                .formatted(cosmetic));

    assertThat(answered.status()).isEqualTo(202);
    assertThat(stored("r").text()).isEqualTo(" half \ufffd ");
  }

  @Test
  void an_empty_time_is_none() {
    Answered refused = post("{'id':'r','chatId':'c','customerId':'mina','text':'x','sentAt':''}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problem()).containsExactly("sentAt malformed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|422|id required, chatId required, customerId required, text required",
        "{'id':'r 1','chatId':'','customerId':'mina@example.com','text':' '}|422"
            + "|id malformed, chatId malformed, customerId malformed, text blank",
        "{'id':1,'chatId':'c','customerId':'mina','text':'x'}|400|id wrong-type",
        "{'id':'r','chatId':null,'customerId':'mina','text':'x'}|422|chatId required",
        "{'id':'r','chatId':'c','customerId':'mina','text':null}|422|text required",
        "{'id':'r','chatId':'c','customerId':'mina','text':['x']}|400|text wrong-type",
        "{'id':'r','chatId':'c','customerId':'mina','text':'x','sentAt':'today'}|422"
            + "|sentAt malformed",
        "{'id':'r','chatId':'c','customerId':'mina','text':'x','sentAt':1763802843}|400"
            + "|sentAt wrong-type",
        "{'id':'r','chatId':'c','customerId':'mina','text':'x','language':'koreanlanguage'}|422"
            + "|language malformed",
        "{'id':'r','chatId':'c','customerId':'mina','text':'x','manager':{}}|422"
            + "|manager.id required, manager.name required",
        "{'id':'r','chatId':'c','customerId':'mina','attachments':[]}|422|text required",
        "{'id':'r','chatId':'c','customerId':'mina','attachments':[{'kind':'x'},{}]}|422"
            + "|attachments.0.kind unknown, attachments.1.kind required",
        "{'id':'r','chatId':'c','customerId':'mina','attachments':{'kind':'image'}}|400"
            + "|attachments wrong-type",
        "{'id':'r','chatId':'c','customerId':'mina','text':'x','attachments':["
            + "{},{},{},{},{},{},{},{},{},{},{}]}|422|attachments out-of-range",
        "{'id':'r','chatId':'c','customerId':'mina','text':'x','url':'http://tea.example.com'}|422"
            + "|url malformed",
        "{'id':'r','chatId':'c','customerId':'mina','text':'x','manager':'Jun'}|400"
            + "|manager wrong-type",
        "{'id':'r','chatId':'c','customerId':'mina','text':'x','manager':{'id':'m','name':7}}|400"
            + "|manager.name wrong-type",
        "{'id':'r','chatId':'c','customerId':'mina','text':'x','opening':'no'}|400"
            + "|opening wrong-type",
        "{'id':'r','chatId':'c','customerId':'mina','text':'x','followUp':0}|400"
            + "|followUp wrong-type"
      })
  void what_is_wrong_is_named_and_stored_nowhere(String json, int status, String told) {
    Answered refused = post(json);

    assertThat(refused.status()).isEqualTo(status);
    assertThat(String.join(", ", refused.problem())).isEqualTo(told);
    assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(replies.get(ReplyKey.of(Deployment.WORKSPACE, "r"))).isEmpty();
  }

  @Test
  void a_text_has_at_most_10_000_characters_of_any_size() {
    assertThat(post(SHORT.replace("Hello", "😀".repeat(10_000))).status()).isEqualTo(202);
    assertThat(post(SHORT.replace("Hello", "x".repeat(10_001))).problem())
        .containsExactly("text too-long");
  }

  @Test
  void an_id_in_the_path_that_cannot_be_one_is_not_there() {
    assertThat(backend("DELETE", "/v1/replies/r%201").status()).isEqualTo(404);
    assertThat(backend("DELETE", "/v1/replies/%00").status()).isEqualTo(404);
  }
}
