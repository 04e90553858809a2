package io.followup.handlers.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.domain.chat.Chat;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.erasure.Erasures;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.presence.Presence;
import io.followup.domain.presence.RecordPresence;
import io.followup.domain.reply.Reply;
import io.followup.domain.reply.StoredReply;
import io.followup.domain.workflow.Event;
import io.followup.handlers.form.ReadMarkers;
import io.followup.handlers.http.Ports;
import io.followup.wire.fixture.Call;
import io.followup.wire.fixture.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InboundFunctionTest extends Ports {
  private final List<Event> told = new ArrayList<>();
  private final List<String> dead = new ArrayList<>();
  private final InboundFunction function =
      new InboundFunction(
          new TakeReplies(
              accept,
              edit,
              delete,
              read,
              wrote,
              new ReadMarkers(replies, deployment.clock()),
              new Erasures(customers),
              deployment.clock()),
          new TakeCustomers(
              new RecordPresence(presences, deployment.clock()),
              customers,
              new Erasures(customers),
              deployment.clock()),
          deployment.cache(),
          dead::add,
          told::add,
          deployment.clock());

  @Override
  protected Call.Door door() {
    throw new IllegalStateException("the bus has no answers");
  }

  private void comes(String type, String detail) {
    comes(type, now(), detail);
  }

  private void comes(String type, Instant occurredAt, String detail) {
    String head = "{'workspace':'tea','occurredAt':'" + occurredAt + "'";
    raw(type, head + detail.replaceFirst("\\{", ",").replace(",}", "}"));
  }

  private void raw(String type, String detail) {
    try {
      Object parsed = new ObjectMapper().readValue(quoted(detail), Object.class);
      function.inbound(Map.of("version", "0", "detail-type", type, "detail", parsed));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private Instant now() {
    return deployment.clock().instant();
  }

  private Presence presence() {
    return presences.get(mina()).at(now());
  }

  private static final String REPLY =
      "{'id':'r1','chatId':'chat-1','customerId':'mina','text':'Hello'}";

  @Test
  void a_reply_is_taken_and_counts_from_when_it_occurred() {
    Instant occurred = now().minusSeconds(20);

    comes("reply-posted", occurred, REPLY);
    comes("reply-posted", occurred, REPLY);

    Reply reply =
        replies
            .get(ReplyKey.of(Deployment.WORKSPACE, "r1"))
            .map(there -> ((StoredReply.Present) there).reply())
            .orElseThrow();
    assertThat(reply.position().said()).isEqualTo(occurred);
    assertThat(chats.get(chat()).open()).hasSize(1);
    assertThat(dead).isEmpty();
  }

  @Test
  void a_delete_that_overtakes_its_reply_is_remembered() {
    comes("reply-deleted", "{'id':'r1'}");
    comes("reply-posted", REPLY);

    assertThat(chats.get(chat()).open()).isEmpty();
    assertThat(dead).isEmpty();
  }

  @Test
  void a_read_chat_is_read() {
    comes("reply-posted", REPLY);

    comes("chat-read", "{'chatId':'chat-1','customerId':'mina','upTo':'r1'}");

    assertThat(chats.get(chat()).open()).isEmpty();
  }

  @Test
  void R4_reading_that_overtakes_its_reply_is_kept_as_a_time() {
    Instant written = now().minusSeconds(3);

    comes("chat-read", now(), "{'chatId':'chat-1','customerId':'mina','upTo':'r1'}");
    comes("reply-posted", written, REPLY);

    Chat chat = chats.get(chat());
    assertThat(dead).isEmpty();
    assertThat(chat.hasRead(chat.open().firstEntry().getValue().position())).isTrue();
  }

  @Test
  void reading_up_to_another_chats_reply_is_rejected() {
    comes("reply-posted", REPLY.replace("chat-1", "chat-2"));

    comes("chat-read", "{'chatId':'chat-1','customerId':'mina','upTo':'r1'}");

    assertThat(dead).hasSize(1);
  }

  @Test
  void R8_what_was_said_before_the_customer_wrote_is_seen() {
    comes("reply-posted", REPLY);
    deployment.clock().after(Duration.ofSeconds(1));

    comes("customer-wrote", "{'chatId':'chat-1','customerId':'mina'}");

    assertThat(chats.get(chat()).open()).isEmpty();
  }

  @Test
  void R8_an_edit_is_taken_and_an_older_one_changes_nothing() {
    comes("reply-posted", REPLY);

    comes("reply-edited", now().plusSeconds(1), "{'id':'r1','text':'Newer'}");
    deployment.clock().after(Duration.ofSeconds(5));
    comes("reply-edited", now(), "{'id':'r1','text':'Newest'}");
    comes("reply-edited", now().minusSeconds(2), "{'id':'r1','text':'Older'}");

    Reply reply =
        replies
            .get(ReplyKey.of(Deployment.WORKSPACE, "r1"))
            .map(there -> ((StoredReply.Present) there).reply())
            .orElseThrow();
    assertThat(reply.text()).isEqualTo("Newest");
    assertThat(dead).isEmpty();
  }

  @Test
  void a_late_beat_is_no_fresh_activity() {
    Instant occurred = now().minusSeconds(60);

    comes(
        "presence-beat",
        occurred,
        "{'customerId':'mina','session':'tab-1','state':'active','agoMs':10000}");

    assertThat(presence())
        .isInstanceOfSatisfying(
            Presence.Online.class,
            online -> assertThat(online.until()).isEqualTo(now().plusSeconds(200)));
  }

  @Test
  void an_old_beat_does_not_win_over_leaving() {
    String beat = "{'customerId':'mina','session':'tab-1','state':'%s'}";
    Instant before = now();
    comes("presence-beat", beat.formatted("active"));
    deployment.clock().after(Duration.ofSeconds(30));
    comes("presence-beat", beat.formatted("left"));

    comes("presence-beat", before.plusSeconds(10), beat.formatted("active"));

    assertThat(presence()).isInstanceOf(Presence.Offline.class);
  }

  @Test
  void what_is_cosmetic_costs_no_phone_and_no_beat() {
    comes(
        "customer-updated",
        "{'customerId':' mina','name':'','phone':'\\u202a010-2345-6789\\u202c','country':'kr',"
            + "'language':'ko_KR','email':''}");
    comes(
        "presence-beat",
        "{'customerId':'mina','session':'tab-1','state':'active ','agoMs':10000.4,'n':''}");

    assertThat(customers.get(mina()).phone().map(PhoneNumber::e164)).contains("+821023456789");
    assertThat(customers.get(mina()).language()).contains("ko-KR");
    assertThat(presence()).isInstanceOf(Presence.Online.class);
  }

  @Test
  void contact_is_stored() {
    comes("customer-updated", "{'customerId':'mina','phone':'010-2345-6789','country':'KR'}");

    assertThat(customers.get(mina()).phone().map(PhoneNumber::e164)).contains("+821023456789");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "reply-posted|{'id':'r1'}|chatId required",
        "reply-posted|{'id':'r 1','chatId':'c','customerId':'m','text':'x'}|id malformed",
        "reply-posted|{'id':'r','chatId':'c','customerId':'m','text':'x','manager':{'name':'J'}}"
            + "|manager.id required",
        "reply-deleted|{}|id required",
        "chat-read|{'chatId':'c','customerId':'mina'}|upTo required",
        "chat-read|{'customerId':'mina','upTo':'r1'}|chatId required",
        "chat-read|{'chatId':'c','customerId':'mina','upTo':'r 9'}|upTo unknown",
        "customer-wrote|{'customerId':'mina'}|chatId required",
        "customer-wrote|{'chatId':'c','customerId':'mina','at':1}|at wrong-type",
        "reply-edited|{'text':'x'}|id required",
        "reply-edited|{'id':'r1'}|text required",
        "reply-edited|{'id':'r9','text':'x'}|id unknown",
        "presence-beat|{'session':'t','state':'active'}|customerId required",
        "presence-beat|{'customerId':'mina','session':'t','state':'away'}|state unknown",
        "customer-updated|{'name':'Mina'}|customerId required",
        "customer-updated|{'customerId':'mina','email':'secret'}|email malformed"
      })
  void what_does_not_validate_goes_to_the_dead_letters_and_is_told(
      String type, String detail, String why) {
    comes(type, detail);

    assertThat(dead).hasSize(1);
    assertThat(dead.getFirst()).contains("\"detail-type\":\"" + type + "\"");
    assertThat(dead.getFirst()).doesNotContain("\"text\"", "\"phone\"", "\"email\"", "\"name\"");
    assertThat(told)
        .containsExactly(
            new Event.InputRejected(
                Optional.of(new WorkspaceId(Deployment.WORKSPACE)),
                Optional.empty(),
                type,
                why.substring(0, why.indexOf(' ')),
                why.substring(why.indexOf(' ') + 1),
                now()));
  }

  @Test
  void other_content_under_the_same_id_is_rejected() {
    comes("reply-posted", REPLY);

    comes("reply-posted", REPLY.replace("Hello", "Other"));

    assertThat(told)
        .containsExactly(
            new Event.InputRejected(
                Optional.of(new WorkspaceId(Deployment.WORKSPACE)),
                Optional.empty(),
                "reply-posted",
                "id",
                "already-used",
                now()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "reply-deleted|{}|workspace required",
        "reply-deleted|{'workspace':'nobody','occurredAt':'2041-03-01T09:00:00Z'}|workspace unknown",
        "reply-deleted|{'workspace':'tea'}|occurredAt required",
        "reply-deleted|{'workspace':'tea','occurredAt':'now'}|occurredAt malformed",
        "reply-deleted|[]| wrong-type",
        "reply-deleted|'text'| wrong-type",
        "reply-forgotten|{}| unknown"
      })
  void what_says_not_whose_or_what_it_is_is_rejected(String type, String detail, String why) {
    raw(type, detail);

    Event.InputRejected rejected = (Event.InputRejected) told.getFirst();
    assertThat((rejected.field() + " " + rejected.code()).strip()).isEqualTo(why);
    assertThat(rejected.input()).isEqualTo(type.equals("reply-forgotten") ? "unknown" : type);
  }

  @Test
  void an_event_of_nothing_is_rejected() {
    function.inbound(Map.of());

    assertThat(told).hasSize(1);
    assertThat(dead).containsExactly("{}");
  }

  @Test
  void S5_what_occurred_before_an_erasure_is_late_and_what_occurred_after_counts() {
    Instant erased = now();
    customers.erase(mina(), Set.of(), erased, erased.plusSeconds(120));
    presences.erase(mina(), erased);
    deployment.clock().after(Duration.ofMinutes(20));
    presences.erase(mina()); // As TTL does, when its time has come.

    for (Instant late : List.of(erased, erased.minusSeconds(1))) {
      comes("reply-posted", late, REPLY);
      comes("chat-read", late, "{'chatId':'chat-1','customerId':'mina','upTo':'" + now() + "'}");
      comes("presence-beat", late, "{'customerId':'mina','session':'s','state':'active','n':9}");
      comes("customer-updated", late, "{'customerId':'mina','email':'mina@example.com'}");
    }

    assertThat(replies.get(ReplyKey.of(Deployment.WORKSPACE, "r1"))).isEmpty();
    assertThat(chats.of(mina())).isEmpty();
    assertThat(presences.get(mina()).isEmpty()).isTrue();
    assertThat(customers.get(mina()).known()).isFalse();
    assertThat(dead).isEmpty();

    comes("reply-posted", erased.plusMillis(1), REPLY);
    assertThat(replies.get(ReplyKey.of(Deployment.WORKSPACE, "r1"))).isPresent();
  }

  @Test
  void a_full_chat_is_brought_again() {
    for (int i = 0; i < 500; i++) {
      comes("reply-posted", REPLY.replace("r1", "r-" + i));
    }

    assertThatThrownBy(() -> comes("reply-posted", REPLY))
        .isInstanceOf(IllegalStateException.class);
    assertThat(dead).isEmpty();
  }
}
