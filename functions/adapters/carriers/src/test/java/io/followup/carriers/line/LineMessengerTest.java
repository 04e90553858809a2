package io.followup.carriers.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.carriers.conformance.CarrierConformance;
import io.followup.carriers.conformance.Situation;
import io.followup.carriers.conformance.VendorStub;
import io.followup.carriers.conformance.VendorStub.Asked;
import io.followup.carriers.conformance.VendorStub.Reply;
import io.followup.carriers.vendor.VendorHttp;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Answer.Accepted;
import io.followup.domain.carrier.Answer.Deferred;
import io.followup.domain.carrier.Answer.Refused;
import io.followup.domain.carrier.Answer.Unknown;
import io.followup.domain.carrier.LineNotice;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.outcome.Reason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineMessengerTest extends CarrierConformance {
  private static final String USER = "U4af4980629f8a3c1b2d4e5f60718293a";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Long enough for the request to be there, on a machine that has much else to do. */
  private static final Duration IMPATIENCE = Duration.ofSeconds(2);

  private static final String TEXT = "새 답변이 도착했습니다\nhttps://f.example/l/a1";

  /** As in the API's reference. */
  private static final String SENT =
      "{\"sentMessages\":[{\"id\":\"461230966842064897\",\"quoteToken\":\"IStG5h1Tz7b\"}]}";

  private static final String AGAIN =
      """
      {"message":"The retry key is already accepted",
       "sentMessages":[{"id":"461230966842064897","quoteToken":"IStG5h1Tz7b"}]}""";

  private final VendorStub line = new VendorStub();
  private final KnownSecrets secrets = new KnownSecrets();

  @AfterEach
  void close() {
    line.close();
  }

  @Override
  protected Answer send(Situation situation) {
    return switch (situation) {
      case TAKEN -> told(200, SENT);
      case REFUSED -> told(400, "{\"message\":\"Failed to send messages\"}");
      case BLOCKED -> throw new AssertionError("LINE answers 200 then");
      case THROTTLED ->
          after(
              new Reply.Said(
                  429,
                  Map.of("Retry-After", Integer.toString(Situation.SECONDS)),
                  "{\"message\":\"The API rate limit has been exceeded. Try again later.\"}"));
      case BROKEN -> told(500, "{\"message\":\"Internal Server Error\"}");
      case SILENT -> silence();
      case CUT -> after(new Reply.Cut());
      case NOWHERE -> messenger(VendorStub.nowhere(), PATIENCE).send(notice("a", Optional.empty()));
      case MALFORMED -> told(200, "<html>" + USER + "</html>");
      case UNKNOWN_CODE -> told(400, "{\"message\":\"Something new\"}");
    };
  }

  @Override
  protected int asked() {
    return line.asked().size();
  }

  @Override
  protected List<String> unspeakable() {
    return List.of(USER, "새 답변이", "f.example/l/a1", KnownSecrets.TOKEN, KnownSecrets.SECRET);
  }

  /** Who has blocked the channel is learnt from webhooks. */
  @Override
  protected Set<Situation> unheardOf() {
    return Set.of(Situation.BLOCKED);
  }

  @Test
  void a_message_is_pushed_as_the_reference_has_it() {
    Answer answer = told(200, SENT);

    Asked push = line.asked().getFirst();
    JsonNode body = push.json();
    assertThat(answer).isEqualTo(new Accepted("461230966842064897"));
    assertThat(push.method() + " " + push.path()).isEqualTo("POST /v2/bot/message/push");
    assertThat(push.headers()).containsEntry("Authorization", "Bearer " + KnownSecrets.TOKEN);
    assertThat(push.headers().get("Content-type")).startsWith("application/json");
    assertThat(body.required("to").asText()).isEqualTo(USER);
    assertThat(body.required("messages")).hasSize(1);
    assertThat(body.at("/messages/0/type").asText()).isEqualTo("text");
    assertThat(body.at("/messages/0/text").asText()).isEqualTo(TEXT);
  }

  @Test
  void the_retry_key_is_a_uuid_and_each_deliverys_own() {
    line.then(200, SENT).then(200, SENT).then(200, SENT);

    send("a");
    send("a");
    send("b");

    List<String> keys = line.asked().stream().map(LineMessengerTest::key).toList();
    assertThat(keys).allSatisfy(key -> assertThat(UUID.fromString(key)).hasToString(key));
    assertThat(keys.get(1)).isEqualTo(keys.getFirst());
    assertThat(keys.get(2)).isNotEqualTo(keys.getFirst());
  }

  @Test
  void what_was_cut_off_after_it_was_taken_is_found_taken_when_it_is_asked_again() {
    line.then(new Reply.Cut()).then(409, AGAIN);

    Answer first = send("a");
    Answer second = send("a");

    assertThat(first).isEqualTo(new Unknown(Reason.NO_ANSWER));
    assertThat(second).isEqualTo(new Accepted("461230966842064897"));
    assertThat(line.asked().stream().map(LineMessengerTest::key).distinct()).hasSize(1);
    assertThat(line.asked().stream().map(Asked::body).distinct()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {AGAIN, "{\"message\":\"The retry key is already accepted\"}", "", "<p>"})
  void a_retry_key_that_was_taken_before_is_success_whatever_else_is_said(String body) {
    assertThat(told(409, body)).isInstanceOf(Accepted.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\":\"Failed to send messages\"}",
        "{\"message\":\"The property, 'to', in the request body is invalid (line: -, column: -)\"}",
        """
        {"message":"The request body has 1 error(s)",
         "details":[{"message":"May not be empty","property":"to"}]}"""
      })
  void an_id_that_is_no_users_is_said_to_be_such(String body) {
    assertThat(told(400, body)).isEqualTo(new Refused(Reason.NOT_A_USER));
  }

  @ParameterizedTest
  @CsvSource({"401, NOT_SET_UP", "403, NOT_SET_UP", "404, REFUSED", "413, REFUSED", "415, REFUSED"})
  void what_is_wrong_with_us_is_refused_for_good(int status, Reason reason) {
    assertThat(told(status, "{\"message\":\"no\"}")).isEqualTo(new Refused(reason));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 503, 504, 302})
  void what_says_nothing_of_what_was_taken_is_unknown(int status) {
    assertThat(told(status, "")).isEqualTo(new Unknown(Reason.NO_ANSWER));
  }

  @Test
  void a_monthly_limit_comes_without_a_time_to_wait() {
    Answer answer = told(429, "{\"message\":\"You have reached your monthly limit.\"}");

    assertThat(answer).isEqualTo(new Deferred(Reason.THROTTLED));
  }

  @Test
  void a_workspaces_own_channel_is_used_where_it_names_one() {
    secrets.own("shop", "our-line", "shops-token", "shops-secret");
    line.then(200, SENT);

    messenger(line.uri(), PATIENCE).send(notice("a", Optional.of("our-line")));

    assertThat(line.asked().getFirst().headers())
        .containsEntry("Authorization", "Bearer shops-token");
  }

  @Test
  void another_workspaces_channel_is_none() {
    secrets.own("other", "our-line", "others-token", "others-secret");

    Answer answer = messenger(line.uri(), PATIENCE).send(notice("a", Optional.of("our-line")));

    assertThat(answer).isEqualTo(new Refused(Reason.NOT_SET_UP));
    assertThat(line.asked()).isEmpty();
  }

  @Test
  void a_token_that_was_kept_with_its_line_end_is_sent_without() {
    secrets.operators(KnownSecrets.TOKEN + "\n", KnownSecrets.SECRET);

    Answer answer = told(200, SENT);

    assertThat(answer).isInstanceOf(Accepted.class);
    assertThat(line.asked().getFirst().headers())
        .containsEntry("Authorization", "Bearer " + KnownSecrets.TOKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "two\nlines", "토큰"})
  void a_token_that_no_header_takes_is_no_channel(String token) {
    secrets.operators(token, KnownSecrets.SECRET);

    Answer answer = send("a");

    assertThat(answer).isEqualTo(new Refused(Reason.NOT_SET_UP));
    assertThat(line.asked()).isEmpty();
  }

  @Test
  void neither_a_notice_nor_a_channel_shows_what_it_holds() {
    LineChannel channel = new LineChannel(KnownSecrets.TOKEN, KnownSecrets.SECRET);

    String shown = channel + " " + notice("a", Optional.empty());

    assertThat(shown).doesNotContain(unspeakable());
  }

  private Answer told(int status, String body) {
    line.then(status, body);
    return send("a");
  }

  private Answer after(Reply reply) {
    line.then(reply);
    return send("a");
  }

  private Answer send(String delivery) {
    return messenger(line.uri(), PATIENCE).send(notice(delivery, Optional.empty()));
  }

  private Answer silence() {
    line.then(new Reply.Silent());
    return messenger(line.uri(), IMPATIENCE).send(notice("a", Optional.empty()));
  }

  private LineMessenger messenger(String url, Duration patience) {
    return new LineMessenger(new VendorHttp(patience, InstantSource.system()), secrets, url);
  }

  private static LineNotice notice(String letter, Optional<String> secret) {
    DeliveryId delivery = new DeliveryId(new FollowUpId(letter.repeat(26)), Slot.MESSENGER);
    return new LineNotice(delivery, new WorkspaceId("shop"), USER, secret, TEXT);
  }

  private static String key(Asked push) {
    return Objects.requireNonNull(push.headers().get("X-line-retry-key"));
  }
}
