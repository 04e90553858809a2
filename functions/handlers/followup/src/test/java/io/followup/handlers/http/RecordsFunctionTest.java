package io.followup.handlers.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.domain.chat.Step;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Receipt;
import io.followup.domain.delivery.Status;
import io.followup.domain.delivery.Turn;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.fixture.MemoryTallies;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import io.followup.domain.record.ReadStories;
import io.followup.domain.reply.Reply;
import io.followup.wire.fixture.Answered;
import io.followup.wire.fixture.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordsFunctionTest extends Ports {
  private final MemoryTallies tallies = new MemoryTallies();
  private final RecordsFunction function =
      new RecordsFunction(
          deployment.credentials(),
          replies,
          stories,
          new ReadStories(stories, deliveries, chats),
          new ReadOutcomes(tallies, deployment.clock()),
          deployment.clock(),
          "KRW");

  @Override
  protected Call.Door door() {
    return function::records;
  }

  private Reply accepted(String id, long second) {
    Reply reply = Fresh.reply(chat(), id, second);
    assertThat(accept.accept(reply, java.time.Duration.ofSeconds(30))).isNotNull();
    return reply;
  }

  private void tell(Reply reply, Step.Kind kind, long second, Map<String, String> facts) {
    Reason reason = kind == Step.Kind.WATCHED ? Reason.ONLINE : Reason.OFFLINE;
    chats.tell(
        chat(),
        new Step(
            reply.id(),
            kind.word() + second,
            Fresh.second(second),
            kind,
            kind == Step.Kind.CLAIMED && facts.containsKey("by") ? Reason.CLAIMED : reason,
            facts));
  }

  private JsonNode record(String id) {
    Answered answered = backend("GET", "/v1/replies/" + id + "/follow-up");
    assertThat(answered.status()).isEqualTo(200);
    return answered.json();
  }

  private static List<String> all(JsonNode array, String field) {
    List<String> values = new ArrayList<>();
    array.forEach(one -> values.add(one.path(field).asText()));
    return values;
  }

  @Test
  void a_reply_of_which_nothing_was_done_yet_has_no_outcome() {
    accepted("r1", 0);

    JsonNode record = record("r1");

    assertThat(record.path("replyId").asText()).isEqualTo("r1");
    assertThat(record.path("chatId").asText()).isEqualTo("chat-1");
    assertThat(record.path("customerId").asText()).isEqualTo("mina");
    assertThat(record.path("outcome").isNull()).isTrue();
    assertThat(record.has("outcome")).isTrue();
    assertThat(record.path("known").toString()).isEqualTo("{\"opening\":false}");
    assertThat(all(record.path("steps"), "kind")).containsExactly("accepted");
    assertThat(record.path("deliveries").isEmpty()).isTrue();
  }

  @Test
  void what_was_known_is_told_as_numbers_and_booleans() {
    Reply reply = accepted("r1", 0);
    tell(
        reply, Step.Kind.WATCHED, 1, Map.of("presence", "online", "until", "2041-03-01T09:04:30Z"));
    tell(
        reply,
        Step.Kind.STARTED,
        300,
        Map.of(
            "presence",
            "offline",
            "since",
            "2041-03-01T09:04:30Z",
            "devices",
            "2",
            "email",
            "true",
            "phone",
            "landline",
            "first",
            "push"));

    JsonNode known = record("r1").path("known");

    assertThat(known.path("presence").asText()).isEqualTo("online");
    assertThat(known.has("since")).isFalse();
    assertThat(known.path("devices").isNumber()).isTrue();
    assertThat(known.path("devices").asInt()).isEqualTo(2);
    assertThat(known.path("email").isBoolean()).isTrue();
    assertThat(known.path("phone").asText()).isEqualTo("landline");
  }

  @Test
  void the_steps_are_told_in_their_order_with_deliveries_and_the_end() {
    Reply reply = accepted("r1", 0);
    tell(reply, Step.Kind.STARTED, 1, Map.of("devices", "1"));
    assertThat(deliveries.open(at(Fresh.delivery(reply, Slot.PUSH, Status.ACCEPTED, 1), 2)))
        .isTrue();
    tell(reply, Step.Kind.CLAIMED, 32, Map.of("followUp", reply.followUpId().value()));
    assertThat(deliveries.open(at(Fresh.delivery(reply, Slot.EMAIL, Status.ACCEPTED, 1), 33)))
        .isTrue();
    var end = new Settlement(Outcome.REACHED, Reason.ACCEPTED, Fresh.second(34));
    assertThat(replies.storeSettled(Fresh.reply(chat(), "r2", 0), false, end)).isTrue();

    JsonNode steps = record("r1").path("steps");

    assertThat(all(steps, "kind"))
        .containsExactly("accepted", "started", "pushed", "claimed", "told");
    assertThat(all(steps, "reason")).allMatch(reason -> reason.matches("[a-z-]+"));
    assertThat(all(steps, "text")).allMatch(text -> text.endsWith("."));
    assertThat(all(steps, "at")).isSorted();
    JsonNode settled = record("r2");
    assertThat(settled.path("outcome").asText()).isEqualTo("REACHED");
    assertThat(settled.path("reason").asText()).isEqualTo("accepted");
    assertThat(all(settled.path("steps"), "kind")).containsExactly("accepted", "settled");
  }

  @Test
  void every_kind_of_step_is_told_in_plain_words() {
    Reply reply = accepted("r1", 0);
    long second = 1;
    for (Step.Kind kind : Step.Kind.values()) {
      tell(reply, kind, second++, Map.of("until", "2041-03-01T09:04:30Z"));
    }

    assertThat(all(record("r1").path("steps"), "text"))
        .hasSize(Step.Kind.values().length + 1)
        .doesNotHaveDuplicates()
        .allMatch(text -> text.matches("[A-Z][^{}]+\\."));
  }

  @ParameterizedTest
  @CsvSource({
    "'ko-KR,ko;q=0.9', ko, 답변이 접수되었습니다.",
    "ja, ja, 返信を受け付けました。",
    "fr, en, The reply was accepted."
  })
  void D1_it_is_told_in_the_language_asked_for(String asked, String language, String first) {
    accepted("r1", 0);

    Answered answered =
        answered(
            Call.get("/v1/replies/r1/follow-up")
                .by(deployment.key())
                .with("accept-language", asked));

    assertThat(answered.json().at("/steps/0/text").asText()).isEqualTo(first);
    assertThat(answered.header("Content-Language")).isEqualTo(language);
    assertThat(answered.header("Vary")).isEqualTo("Accept-Language");
  }

  @Test
  void D1_what_a_delivery_cost_and_who_acknowledged_it_is_told_in_plain_words() {
    Reply reply = accepted("r1", 0);
    Delivery push = at(Fresh.delivery(reply, Slot.PUSH, Status.ACCEPTED, 1), 2);
    assertThat(deliveries.open(push)).isTrue();
    chats.late(push, new Receipt(Fresh.second(40), "opened", true));

    assertThat(record("r1").at("/steps/1/text").asText())
        .contains("A device opened it at " + Fresh.second(40) + ", too late")
        .endsWith("Cost: 12 KRW.");
  }

  @Test
  void every_status_of_a_delivery_is_told_in_plain_words() {
    for (Status status : Status.values()) {
      Reply reply = accepted("r-" + status.word(), 0);
      assertThat(deliveries.open(Fresh.delivery(reply, Slot.XMS, status, 1))).isTrue();

      JsonNode record = record("r-" + status.word());

      assertThat(record.path("deliveries").path(0).path("status").asText())
          .isEqualTo(status.word());
      assertThat(all(record.path("steps"), "text")).allMatch(text -> text.matches("[A-Z].+\\."));
    }
  }

  @Test
  void a_delivery_is_told_masked_with_its_cost_and_its_receipts() {
    Reply reply = accepted("r1", 0);
    Delivery push = Fresh.delivery(reply, Slot.PUSH, Status.ACCEPTED, 1);
    assertThat(deliveries.open(push)).isTrue();
    chats.late(push, new Receipt(Fresh.second(40), "opened", true));

    JsonNode delivery = record("r1").path("deliveries").path(0);

    assertThat(delivery.path("id").asText()).isEqualTo(push.id().value());
    assertThat(delivery.path("channel").asText()).isEqualTo("PUSH");
    assertThat(delivery.path("kind").asText()).isEqualTo("PUSH");
    assertThat(delivery.path("to").asText()).isEqualTo("m***@example.com");
    assertThat(delivery.path("cost").isNumber()).isTrue();
    JsonNode receipt = delivery.path("receipts").path(0);
    assertThat(receipt.path("kind").asText()).isEqualTo("opened");
    assertThat(receipt.path("late").asBoolean()).isTrue();
    assertThat(receipt.path("at").asText()).isEqualTo(Fresh.second(40).toString());
  }

  @Test
  void what_another_follow_up_told_of_a_reply_is_told_with_it() {
    Reply first = accepted("r1", 0);
    Reply second = accepted("r2", 1);
    Reply third = accepted("r3", 2);
    Delivery email =
        tells(Fresh.delivery(first, Slot.EMAIL, Status.ACCEPTED, 1), List.of(first, second));
    assertThat(deliveries.open(email)).isTrue();
    for (Reply claimed : List.of(second, third)) {
      tell(
          claimed,
          Step.Kind.CLAIMED,
          30,
          Map.of("followUp", first.followUpId().value(), "by", "another"));
    }

    assertThat(all(record("r2").path("deliveries"), "id")).containsExactly(email.id().value());
    assertThat(record("r3").path("deliveries").isEmpty()).isTrue();
    assertThat(all(record("r2").path("steps"), "text"))
        .anyMatch(text -> text.contains("Another follow-up"));
  }

  @Test
  void D1_a_try_stays_also_in_the_record_of_a_reply_that_was_left_out_later() {
    Reply first = accepted("r1", 0);
    Reply second = accepted("r2", 1);
    Delivery sending =
        tells(Fresh.delivery(first, Slot.EMAIL, Status.SENDING, 1), List.of(first, second));
    assertThat(deliveries.open(sending)).isTrue();
    Delivery put = deliveries.advance(sending, Turn.to(Status.RETRY, Reason.THROTTLED, Fresh.NOW));
    claimed(second, first);
    assertThat(all(record("r2").path("steps"), "reason"))
        .containsExactly("posted", "claimed", "throttled");

    Delivery again =
        tells(Fresh.delivery(first, Slot.EMAIL, Status.SENDING, 2), 60, List.of(second))
            .by(Optional.empty(), put.tries());
    assertThat(deliveries.open(again)).isTrue();
    Delivery _ = deliveries.advance(again, Turn.to(Status.ACCEPTED, Reason.ACCEPTED, Fresh.NOW));

    assertThat(all(record("r1").path("steps"), "kind")).containsExactly("accepted", "told");
    assertThat(all(record("r1").path("steps"), "reason")).containsExactly("posted", "throttled");
    assertThat(record("r1").path("deliveries").isEmpty()).isTrue();
    assertThat(all(record("r2").path("steps"), "reason"))
        .containsExactly("posted", "claimed", "throttled", "accepted");
    assertThat(all(record("r2").path("deliveries"), "id")).containsExactly(again.id().value());
  }

  private void claimed(Reply reply, Reply by) {
    chats.tell(
        chat(),
        new Step(
            reply.id(),
            "claimed",
            Fresh.second(30),
            Step.Kind.CLAIMED,
            Reason.CLAIMED,
            Map.of("followUp", by.followUpId().value(), "by", "another")));
  }

  @Test
  void D1_whatever_happened_at_one_instant_stands_in_the_order_in_which_it_must_have() {
    Reply reply = accepted("r1", 0);
    for (Step.Kind kind : Step.Kind.values()) {
      tell(reply, kind, 1, Map.of());
    }
    assertThat(deliveries.open(at(Fresh.delivery(reply, Slot.PUSH, Status.ACCEPTED, 1), 1)))
        .isTrue();
    assertThat(deliveries.open(at(Fresh.delivery(reply, Slot.EMAIL, Status.ACCEPTED, 1), 1)))
        .isTrue();

    assertThat(all(record("r1").path("steps"), "kind"))
        .containsExactly(
            "accepted",
            "edited",
            "taken-up",
            "watched",
            "started",
            "pushed",
            "waited",
            "claimed",
            "told",
            "link-opened");
  }

  @Test
  void D1_what_comes_after_the_end_stands_after_it() {
    Reply reply = Fresh.reply(chat(), "r1", 0);
    var end = new Settlement(Outcome.REACHED, Reason.DELIVERED, Fresh.second(10));
    assertThat(replies.storeSettled(reply, false, end)).isTrue();
    assertThat(deliveries.open(at(Fresh.delivery(reply, Slot.XMS, Status.ACCEPTED, 1), 5)))
        .isTrue();
    assertThat(deliveries.open(at(Fresh.delivery(reply, Slot.EMAIL, Status.ACCEPTED, 1), 20)))
        .isTrue();

    assertThat(all(record("r1").path("steps"), "kind"))
        .containsExactly("accepted", "told", "settled", "told");
  }

  @Test
  void D2_evidence_is_for_reached_alone_and_rises_with_what_a_carrier_says() {
    Reply reply = Fresh.reply(chat(), "r1", 0);
    var end = new Settlement(Outcome.REACHED, Reason.ACCEPTED, Fresh.second(10));
    assertThat(replies.storeSettled(reply, false, end)).isTrue();
    Delivery text = at(Fresh.delivery(reply, Slot.XMS, Status.ACCEPTED, 1), 5);
    assertThat(deliveries.open(text)).isTrue();
    claimed(reply, reply);
    assertThat(evidence("r1")).isEqualTo("sent");
    assertThat(listed("r1")).isEqualTo("sent");

    report(text, Status.DELIVERED, 40);
    assertThat(evidence("r1")).isEqualTo("confirmed");
    assertThat(listed("r1")).isEqualTo("confirmed");

    report(text, Status.REFUSED, 50);
    assertThat(evidence("r1")).isEqualTo("confirmed");
  }

  @Test
  void D2_a_late_receipt_of_a_device_confirms_too() {
    Reply reply = Fresh.reply(chat(), "r1", 0);
    var end = new Settlement(Outcome.REACHED, Reason.ACCEPTED, Fresh.second(10));
    assertThat(replies.storeSettled(reply, false, end)).isTrue();
    Delivery push = at(Fresh.delivery(reply, Slot.PUSH, Status.ACCEPTED, 1), 1);
    assertThat(deliveries.open(push)).isTrue();
    assertThat(evidence("r1")).isEqualTo("sent");

    chats.late(push, new Receipt(Fresh.second(40), "opened", true));

    assertThat(evidence("r1")).isEqualTo("confirmed");
  }

  @Test
  void D2_what_has_no_outcome_or_another_has_no_evidence() {
    Reply open = accepted("r1", 0);
    assertThat(deliveries.open(Fresh.delivery(open, Slot.XMS, Status.DELIVERED, 1))).isTrue();
    var seen = new Settlement(Outcome.SEEN, Reason.READ, Fresh.second(10));
    assertThat(replies.storeSettled(Fresh.reply(chat(), "r2", 0), false, seen)).isTrue();

    for (String id : List.of("r1", "r2")) {
      assertThat(record(id).has("evidence")).isTrue();
      assertThat(record(id).path("evidence").isNull()).isTrue();
    }
  }

  private String evidence(String id) {
    return record(id).path("evidence").asText();
  }

  private String listed(String id) {
    JsonNode all = backend("GET", "/v1/follow-ups?customerId=mina").json().path("followUps");
    return all.valueStream()
        .filter(one -> one.path("replyId").asText().equals(id))
        .findFirst()
        .orElseThrow()
        .path("evidence")
        .asText();
  }

  private void report(Delivery delivery, Status status, long second) {
    var _ =
        deliveries.report(
            deliveries.get(delivery.id()).orElseThrow(),
            Turn.to(status, Reason.REFUSED, Fresh.second(second)),
            Optional.empty());
  }

  @Test
  void no_record_holds_a_reply_s_text_or_a_name() {
    Reply reply = accepted("r1", 0);

    String body = backend("GET", "/v1/replies/r1/follow-up").body();

    assertThat(body).doesNotContain(reply.text(), "Jun");
  }

  @Test
  void what_is_not_known_has_no_record() {
    accepted("r1", 0);
    deployment.create("coffee");
    assertThat(backend("GET", "/v1/replies/r9/follow-up").status()).isEqualTo(404);
    assertThat(
            answered(Call.get("/v1/replies/r1/follow-up").by(deployment.keyOf("coffee"))).status())
        .isEqualTo(404);

    boolean _ = delete.delete(chat().reply(new io.followup.domain.id.ReplyId("gone")));

    assertThat(backend("GET", "/v1/replies/gone/follow-up").status()).isEqualTo(404);
  }

  @Test
  void a_customer_s_replies_are_listed_newest_first_without_steps() {
    accepted("r1", 0);
    accepted("r2", 1);

    JsonNode list = backend("GET", "/v1/follow-ups?customerId=mina").json();

    assertThat(all(list.path("followUps"), "replyId")).containsExactly("r2", "r1");
    assertThat(list.path("followUps").path(0).has("steps")).isFalse();
    assertThat(list.path("followUps").path(0).has("known")).isTrue();
    assertThat(list.has("cursor")).isFalse();
    assertThat(
            backend("GET", "/v1/follow-ups?customerId=mina&chatId=chat-2").json().path("followUps"))
        .isEmpty();
    assertThat(backend("GET", "/v1/follow-ups?customerId=nobody").json().path("followUps"))
        .isEmpty();
  }

  @Test
  void D1_a_workspaces_replies_are_listed_by_the_time_of_their_acceptance() {
    deployment.clock().reach(Fresh.second(0));
    accepted("r1", 0);
    accepted("r2", 60);
    deployment.clock().reach(Fresh.second(120));

    assertThat(listedBy("")).containsExactly("r2", "r1");
    assertThat(listedBy("?from=" + Fresh.second(60))).containsExactly("r2");
    assertThat(listedBy("?to=" + Fresh.second(59))).containsExactly("r1");
    assertThat(listedBy("?customerId=mina&from=" + Fresh.second(60))).containsExactly("r2");
    assertThat(listedBy("?outcome=SEEN")).isEmpty();
    deployment.clock().reach(Fresh.second(30 + 86_400));
    assertThat(listedBy("")).as("the last day").containsExactly("r2");
    assertThat(listedBy("?from=" + Fresh.second(0) + "&to=" + Fresh.second(31 * 86_400)))
        .containsExactly("r2", "r1");
  }

  private List<String> listedBy(String query) {
    return all(backend("GET", "/v1/follow-ups" + query).json().path("followUps"), "replyId");
  }

  @Test
  void a_long_list_goes_on_where_its_cursor_says() {
    for (int i = 0; i < 60; i++) {
      accepted("r" + i, i);
    }

    JsonNode first = backend("GET", "/v1/follow-ups?customerId=mina").json();
    String cursor =
        java.net.URLEncoder.encode(
            first.path("cursor").asText(), java.nio.charset.StandardCharsets.UTF_8);
    JsonNode second = backend("GET", "/v1/follow-ups?customerId=mina&cursor=" + cursor).json();

    assertThat(first.path("followUps")).hasSize(50);
    assertThat(second.path("followUps")).hasSize(10);
    assertThat(all(second.path("followUps"), "replyId")).endsWith("r0");
  }

  @ParameterizedTest
  @CsvSource({
    "chatId=chat-1, customerId required",
    "chatId=chat-1&customerId=, customerId malformed",
    "customerId=, customerId malformed",
    "outcome=GONE, outcome unknown",
    "from=yesterday, from malformed",
    "from=, from malformed",
    "to=, to malformed",
    "to=2041-03-01, to malformed",
    "from=2041-03-02T00:00:00Z&to=2041-03-01T00:00:00Z, from out-of-range",
    "customerId=mina&from=2041-03-02T00:00:00Z&to=2041-03-01T00:00:00Z, from out-of-range",
    "from=2041-01-01T00:00:00Z&to=2041-02-01T00:00:00.000001Z, from out-of-range",
    "from=2000-01-01T00:00:00Z, from out-of-range",
    "from=2100-01-01T00:00:00Z, from out-of-range",
    "cursor=nonsense, cursor malformed",
    "customerId=a%20b, customerId malformed",
    "customerId=%, customerId malformed",
    "customerId=mina&chatId=a%2Fb, chatId malformed",
    "customerId=mina&cursor=nonsense, cursor malformed"
  })
  void what_is_wrong_with_a_question_is_named(String query, String told) {
    Answered refused = backend("GET", "/v1/follow-ups?" + query);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problem()).containsExactly(told);
  }

  @Test
  void D2_outcomes_are_answered_by_the_day_of_acceptance() {
    Reply reply = Fresh.reply(chat(), "r1", 0);
    Settlement end = new Settlement(Outcome.REACHED, Reason.ACCEPTED, Fresh.second(10));
    tallies.ended(reply.key(), Fresh.NOW, end);
    tallies.reached(Fresh.delivery(reply, Slot.XMS, Status.ACCEPTED, 1), List.of(Fresh.NOW));
    deployment.clock().reach(Fresh.second(60));

    String week = backend("GET", "/v1/workspace/outcomes").body();

    assertThat(week)
        .isEqualTo(
            quoted(
                "{'days':[{'day':'2041-03-01','outcomes':{'REACHED':1},'channels':{'SMS':1},"
                    + "'reasons':{'accepted':1}}]}"));
    assertThat(backend("GET", "/v1/workspace/outcomes?from=2041-03-01&to=2041-03-01").body())
        .isEqualTo(week);
    assertThat(backend("GET", "/v1/workspace/outcomes?from=2041-03-02&to=2041-06-01").body())
        .as("92 days")
        .isEqualTo(quoted("{'days':[]}"));
  }

  @ParameterizedTest
  @CsvSource({
    "from=2041-03-02&to=2041-03-01, from out-of-range",
    "from=2041-03-01&to=2041-06-01, from out-of-range",
    "from=2000-01-01, from out-of-range",
    "from=2041-02-30, from malformed",
    "to=2041-03-01T00:00:00Z, to malformed",
    "to=tomorrow, to malformed",
    "from=, from malformed"
  })
  void what_is_wrong_with_a_span_is_named(String query, String told) {
    Answered refused = backend("GET", "/v1/workspace/outcomes?" + query);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problem()).containsExactly(told);
  }

  private static Delivery at(Delivery d, long second) {
    return copy(d, second, d.tells().stream().toList());
  }

  private static Delivery tells(Delivery d, List<Reply> told) {
    return tells(d, 31, told);
  }

  private static Delivery tells(Delivery d, long second, List<Reply> told) {
    return copy(d, second, told.stream().map(Reply::id).toList());
  }

  private static Delivery copy(Delivery d, long second, List<io.followup.domain.id.ReplyId> tells) {
    return new Delivery(
        d.id(),
        d.chat(),
        d.began(),
        d.kind(),
        d.status(),
        Optional.of(Reason.ACCEPTED),
        d.to(),
        tells,
        Fresh.second(second),
        d.until(),
        d.attempts(),
        d.cost(),
        d.carrierId(),
        d.token(),
        d.receipts());
  }
}
