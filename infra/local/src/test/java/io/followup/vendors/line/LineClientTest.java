package io.followup.vendors.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.linecorp.bot.client.base.Result;
import com.linecorp.bot.messaging.client.MessagingApiClient;
import com.linecorp.bot.messaging.client.MessagingApiClientException;
import com.linecorp.bot.messaging.model.ErrorDetail;
import com.linecorp.bot.messaging.model.Message;
import com.linecorp.bot.messaging.model.PushMessageRequest;
import com.linecorp.bot.messaging.model.PushMessageResponse;
import com.linecorp.bot.messaging.model.SentMessage;
import com.linecorp.bot.messaging.model.StickerMessage;
import com.linecorp.bot.messaging.model.TextMessage;
import io.followup.domain.fixture.TestClock;
import io.followup.local.time.InFlight;
import io.followup.vendors.Outbox;
import io.followup.vendors.VendorServer;
import io.followup.vendors.Weather;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** LINE's own client finds in the simulated LINE what it knows from the real one. */
class LineClientTest {
  private static final String USER = "U4af4980629f8a3c1b2d4e5f60718293a";
  private static final UUID KEY = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

  private final InFlight inFlight = new InFlight();
  private final Weather weather = new Weather();
  private final TestClock clock = new TestClock(Instant.parse("2026-03-01T00:00:00Z"));
  private final Outbox outbox = new Outbox(clock);
  private final VendorServer line =
      new VendorServer(
          Weather.Carrier.LINE, weather, inFlight, new LineMessagingApi(clock, weather, outbox));
  private final MessagingApiClient client = client(LineChannel.OPERATOR.accessToken());

  @AfterEach
  void close() {
    line.close();
    inFlight.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"OK", "SILENT", "SLOW"})
  void a_push_is_taken_and_told_by_its_ids(Weather.Mode mode) {
    weather.set(Weather.Carrier.LINE, mode);

    Result<PushMessageResponse> result = push(KEY, USER, "안녕하세요");

    assertThat(result.requestId()).isNotBlank();
    assertThat(result.body().sentMessages())
        .singleElement()
        .satisfies(sent -> assertThat(sent.id()).matches("[0-9]{18}"))
        .satisfies(sent -> assertThat(sent.quoteToken()).isNotBlank());
    assertThat(outbox.all())
        .singleElement()
        .satisfies(item -> assertThat(item.kind()).isEqualTo("LINE"))
        .satisfies(item -> assertThat(item.from()).isEqualTo("followup"))
        .satisfies(item -> assertThat(item.to()).isEqualTo(USER))
        .satisfies(item -> assertThat(item.text()).isEqualTo("안녕하세요"));
  }

  @Test
  void five_messages_are_one_push() {
    Result<PushMessageResponse> result = push(KEY, USER, "1", "2", "3", "4", "5");

    assertThat(result.body().sentMessages()).hasSize(5);
    assertThat(outbox.to(USER))
        .extracting(Outbox.Item::text)
        .containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void a_retry_key_is_taken_once_and_answered_by_what_was_sent() {
    Result<PushMessageResponse> first = push(KEY, USER, "once");

    MessagingApiClientException again = refused(KEY, USER, "once");

    assertThat(again.getCode()).isEqualTo(409);
    assertThat(again.getError()).isEqualTo("The retry key is already accepted");
    assertThat(again.getSentMessages()).isEqualTo(first.body().sentMessages());
    assertThat(again.getHeader("x-line-accepted-request-id")).isEqualTo(first.requestId());
    assertThat(again.getRequestId()).isNotEqualTo(first.requestId());
    assertThat(outbox.all()).hasSize(1);
  }

  @Test
  void a_retry_key_lives_24_hours() {
    push(KEY, USER, "once");

    clock.after(Duration.ofHours(24).minusMillis(1));
    int within = refused(KEY, USER, "once").getCode();
    clock.after(Duration.ofMillis(1));
    push(KEY, USER, "once");

    assertThat(within).isEqualTo(409);
    assertThat(outbox.all()).hasSize(2);
  }

  @Test
  void a_refused_push_uses_no_retry_key_up() {
    weather.set(Weather.Carrier.LINE, Weather.Mode.REFUSE);
    int refused = refused(KEY, USER, "once").getCode();
    weather.set(Weather.Carrier.LINE, Weather.Mode.OK);

    List<SentMessage> sent = push(KEY, USER, "once").body().sentMessages();

    assertThat(refused).isEqualTo(400);
    assertThat(sent).hasSize(1);
    assertThat(outbox.all()).hasSize(1);
  }

  @Test
  void channels_have_retry_keys_and_names_of_their_own() {
    MessagingApiClient other = client(LineChannel.own("shop", "our-line").accessToken());
    push(KEY, USER, "from the operator's");

    other.pushMessage(KEY, request(USER, text("from the shop's"))).join();

    assertThat(outbox.all())
        .extracting(Outbox.Item::from)
        .containsExactly("followup", "shop/our-line");
  }

  @Test
  void without_a_retry_key_everything_is_new() {
    push(null, USER, "twice");
    push(null, USER, "twice");

    assertThat(outbox.all()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 128})
  void any_id_of_up_to_128_characters_is_a_users(int length) {
    push(KEY, "u".repeat(length), "hello");

    assertThat(outbox.to("u".repeat(length))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4_999, 5_000})
  void a_text_has_5000_utf_16_units_at_most(int length) {
    push(KEY, USER, "가".repeat(length));

    assertThat(outbox.all()).hasSize(1);
  }

  static Stream<Arguments> malformed() {
    String long1 = "a".repeat(5_001);
    String emoji = "😀".repeat(2_501);
    return Stream.of(
        arguments("", List.of(text("a")), "to"),
        arguments(USER, List.of(), "messages"),
        arguments(USER, Collections.nCopies(6, text("a")), "messages"),
        arguments(USER, List.of(text("")), "messages[0].text"),
        arguments(USER, List.of(text("a"), text(long1)), "messages[1].text"),
        arguments(USER, List.of(text(emoji)), "messages[0].text"),
        arguments(USER, List.of(new StickerMessage("446", "1988")), "messages[0].type"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void a_push_that_breaks_a_rule_is_refused_by_what_breaks_it(
      String to, List<Message> messages, String property) {
    MessagingApiClientException refusal = refusal(client, KEY, request(to, messages));

    assertThat(refusal.getCode()).isEqualTo(400);
    assertThat(refusal.getError()).isEqualTo("The request body has 1 error(s)");
    assertThat(refusal.getDetails()).extracting(ErrorDetail::property).containsExactly(property);
    assertThat(outbox.all()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSE", "BLOCKED"})
  void in_foul_weather_nobody_is_a_user(Weather.Mode mode) {
    weather.set(Weather.Carrier.LINE, mode);

    MessagingApiClientException refusal = refused(KEY, USER, "hello");

    assertThat(refusal.getCode()).isEqualTo(400);
    assertThat(refusal.getError()).isEqualTo("Failed to send messages");
    assertThat(outbox.all()).isEmpty();
  }

  @Test
  void an_id_that_is_said_to_be_rejected_is() {
    assertThat(refused(KEY, "rejected-mina", "hello").getError())
        .isEqualTo("Failed to send messages");
  }

  @Test
  void an_id_that_is_too_long_is_invalid() {
    assertThat(refused(KEY, "u".repeat(129), "hello").getError()).contains("'to'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "laptop-line-token/"})
  void a_token_of_no_channel_is_not_authenticated(String token) {
    MessagingApiClientException refusal = refusal(client(token), KEY, request(USER, text("hello")));

    assertThat(refusal.getCode()).isEqualTo(401);
    assertThat(refusal.getRequestId()).isNotBlank();
    assertThat(outbox.all()).isEmpty();
  }

  @Test
  void while_it_is_down_nobody_listens() {
    weather.set(Weather.Carrier.LINE, Weather.Mode.DOWN);

    Throwable failure = failure(client, KEY, request(USER, text("hello")));

    assertThat(failure).isInstanceOf(ConnectException.class);
  }

  private MessagingApiClient client(String token) {
    return MessagingApiClient.builder(token).apiEndPoint(line.uri()).build();
  }

  private Result<PushMessageResponse> push(@Nullable UUID key, String to, String... texts) {
    return client.pushMessage(key, request(to, texts(texts))).join();
  }

  private MessagingApiClientException refused(UUID key, String to, String text) {
    return refusal(client, key, request(to, text(text)));
  }

  private static MessagingApiClientException refusal(
      MessagingApiClient client, UUID key, PushMessageRequest request) {
    Throwable failure = failure(client, key, request);
    assertThat(failure).isInstanceOf(MessagingApiClientException.class);
    return (MessagingApiClientException) failure;
  }

  private static Throwable failure(
      MessagingApiClient client, UUID key, PushMessageRequest request) {
    try {
      client.pushMessage(key, request).join();
    } catch (CompletionException e) {
      return Objects.requireNonNull(e.getCause());
    }
    throw new AssertionError("it was taken");
  }

  private static PushMessageRequest request(String to, Message message) {
    return request(to, List.of(message));
  }

  private static PushMessageRequest request(String to, List<Message> messages) {
    return new PushMessageRequest(to, messages, false, null);
  }

  private static List<Message> texts(String... texts) {
    return Stream.of(texts).map(LineClientTest::text).toList();
  }

  private static Message text(String text) {
    return new TextMessage(text);
  }
}
