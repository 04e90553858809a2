package io.followup.local.stories;

import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.local.stories.Story.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each carrier in each weather: who gets what and when (seconds after the reply, in whole tens),
 * what the record says of it, why, and what it costs (F1 to F5, F11, M1). Whatever is not named
 * here is in fair weather.
 */
@OnTheLaptop
class WeatherStories {
  private static final String TEXT_OF_TWO_LINES =
      "안녕하세요, 문의 주신 상품이 입고되었습니다. 언제든지 찾으러 오세요. 기다리겠습니다.";
  private static final long TENS = 10;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PUSH     | OK      | EMAIL 30, LMS 30, PUSH 0    | EMAIL accepted 0, LMS delivered 39, PUSH accepted 0                  | REACHED
          PUSH     | REFUSE  | EMAIL 0, LMS 0              | EMAIL accepted 0, LMS delivered 39, PUSH refused 0                   | REACHED
          PUSH     | BLOCKED | EMAIL 0, LMS 0              | EMAIL accepted 0, LMS delivered 39, PUSH refused: device-disabled 0  | REACHED
          PUSH     | SILENT  | EMAIL 30, LMS 30, PUSH 0    | EMAIL accepted 0, LMS delivered 39, PUSH accepted 0                  | REACHED
          PUSH     | SLOW    | EMAIL 30, LMS 30, PUSH 0    | EMAIL accepted 0, LMS delivered 39, PUSH accepted 0                  | REACHED
          PUSH     | DOWN    | EMAIL 0, LMS 0              | EMAIL accepted 0, LMS delivered 39, PUSH refused: carrier-down 0     | REACHED
          ALIMTALK | OK      | ALIMTALK 0, EMAIL 0         | ALIMTALK delivered 10, EMAIL accepted 0                              | REACHED
          ALIMTALK | REFUSE  | EMAIL 0, LMS 0              | ALIMTALK refused: inactive 0, EMAIL accepted 0, LMS delivered 39     | REACHED
          ALIMTALK | BLOCKED | EMAIL 0, LMS 0              | ALIMTALK refused: blocked 0, EMAIL accepted 0, LMS delivered 39      | REACHED
          ALIMTALK | SILENT  | ALIMTALK 0, EMAIL 0, LMS 60 | ALIMTALK accepted 0, EMAIL accepted 0, LMS delivered 39              | REACHED
          ALIMTALK | SLOW    | ALIMTALK 0, EMAIL 0, LMS 60 | ALIMTALK delivered 10, EMAIL accepted 0, LMS delivered 39            | REACHED
          ALIMTALK | DOWN    | EMAIL 0, LMS 0              | ALIMTALK refused: carrier-down 0, EMAIL accepted 0, LMS delivered 39 | REACHED
          LINE     | OK      | EMAIL 0, LINE 0             | EMAIL accepted 0, LINE accepted 0                                    | REACHED
          LINE     | REFUSE  | EMAIL 0, LMS 0              | EMAIL accepted 0, LINE refused: not-a-user 0, LMS delivered 39       | REACHED
          LINE     | BLOCKED | EMAIL 0, LMS 0              | EMAIL accepted 0, LINE refused: not-a-user 0, LMS delivered 39       | REACHED
          LINE     | SILENT  | EMAIL 0, LINE 0             | EMAIL accepted 0, LINE accepted 0                                    | REACHED
          LINE     | SLOW    | EMAIL 0, LINE 0             | EMAIL accepted 0, LINE accepted 0                                    | REACHED
          LINE     | DOWN    | EMAIL 0, LMS 0              | EMAIL accepted 0, LINE refused: carrier-down 0, LMS delivered 39     | REACHED
          XMS      | OK      | EMAIL 0, LMS 0              | EMAIL accepted 0, LMS delivered 39                                   | REACHED
          XMS      | REFUSE  | EMAIL 0                     | EMAIL accepted 0, LMS refused: invalid-address 0                     | REACHED
          XMS      | BLOCKED | EMAIL 0                     | EMAIL accepted 0, LMS refused: blocked 0                             | REACHED
          XMS      | SILENT  | EMAIL 0, LMS 0              | EMAIL accepted 0, LMS accepted 0                                     | REACHED
          XMS      | SLOW    | EMAIL 0, LMS 0              | EMAIL accepted 0, LMS delivered 39                                   | REACHED
          XMS      | DOWN    | EMAIL 0                     | EMAIL accepted 0, LMS refused: carrier-down 0                        | REACHED
          EMAIL    | OK      | EMAIL 0, LMS 0              | EMAIL accepted 0, LMS delivered 39                                   | REACHED
          EMAIL    | REFUSE  | LMS 0                       | EMAIL refused: invalid-address 0, LMS delivered 39                   | REACHED
          EMAIL    | BLOCKED | LMS 0                       | EMAIL refused: blocked 0, LMS delivered 39                           | REACHED
          EMAIL    | SILENT  | EMAIL 0, LMS 0              | EMAIL accepted 0, LMS delivered 39                                   | REACHED
          EMAIL    | SLOW    | EMAIL 0, LMS 0              | EMAIL accepted 0, LMS delivered 39                                   | REACHED
          EMAIL    | DOWN    | LMS 0                       | EMAIL refused: carrier-down 0, LMS delivered 39                      | REACHED
          """)
  void F4_who_gets_what_when_and_why_and_what_it_costs(
      Carrier carrier, Weather weather, String got, String record, Outcome outcome, World world) {
    Customer mina = customerOf(carrier, world);
    world.weather(carrier, weather);

    Instant asked = world.laptop().now();
    String reply = mina.say(TEXT_OF_TWO_LINES);
    world.skip(ofHours(2));

    assertThat(got(mina, asked)).isEqualTo(got);
    assertThat(record(mina.story(reply))).isEqualTo(record);
    assertThat(mina.outcome(reply)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PUSH     | OK      | EMAIL 30, LMS 30, PUSH 0 | EMAIL accepted 0, LMS delivered 39, PUSH accepted 0              | REACHED
          PUSH     | DOWN    | EMAIL 0, LMS 0           | EMAIL accepted 0, LMS delivered 39, PUSH refused: carrier-down 0 | REACHED
          ALIMTALK | OK      | EMAIL 0, LMS 0           | ALIMTALK nothing: opening 0, EMAIL accepted 0, LMS delivered 39  | REACHED
          ALIMTALK | DOWN    | EMAIL 0, LMS 0           | ALIMTALK nothing: opening 0, EMAIL accepted 0, LMS delivered 39  | REACHED
          LINE     | OK      | EMAIL 0, LMS 0           | EMAIL accepted 0, LINE nothing: opening 0, LMS delivered 39      | REACHED
          LINE     | BLOCKED | EMAIL 0, LMS 0           | EMAIL accepted 0, LINE nothing: opening 0, LMS delivered 39      | REACHED
          XMS      | REFUSE  | EMAIL 0                  | EMAIL accepted 0, LMS refused: invalid-address 0                 | REACHED
          EMAIL    | REFUSE  | LMS 0                    | EMAIL refused: invalid-address 0, LMS delivered 39               | REACHED
          """)
  void F5_an_opening_asks_no_messenger_in_any_weather(
      Carrier carrier, Weather weather, String got, String record, Outcome outcome, World world) {
    Customer mina = customerOf(carrier, world);
    world.weather(carrier, weather);

    Instant asked = world.laptop().now();
    String reply = mina.say(TEXT_OF_TWO_LINES, "opening", true);
    world.skip(ofHours(2));

    assertThat(got(mina, asked)).isEqualTo(got);
    assertThat(record(mina.story(reply))).isEqualTo(record);
    assertThat(mina.outcome(reply)).isEqualTo(outcome);
  }

  /** Whom this carrier may reach, and text and email besides. */
  private static Customer customerOf(Carrier carrier, World world) {
    // Texts are LMS then: a teaser would be cut to an SMS.
    world.settings("content", "full");
    return switch (carrier) {
      case PUSH -> {
        Customer mina = world.customer();
        mina.device("phone");
        yield mina;
      }
      case ALIMTALK -> {
        world.alimTalk("new-reply");
        yield world.customer();
      }
      case LINE -> {
        world.line();
        yield world.friend();
      }
      case XMS, EMAIL -> world.customer();
    };
  }

  private static String got(Customer mina, Instant asked) {
    Function<Notice, String> shown =
        notice -> {
          long seconds = Duration.between(asked, notice.at()).toSeconds();
          return notice.kind() + " " + seconds / TENS * TENS;
        };
    return mina.got().stream().map(shown).sorted().collect(Collectors.joining(", "));
  }

  /** Kind, status, reason where it is more than the status again, and cost of each delivery. */
  private static String record(Story story) {
    return story.deliveries().stream()
        .sorted(Comparator.comparing(WeatherStories::kind))
        .map(WeatherStories::line)
        .collect(Collectors.joining(", "));
  }

  private static String line(JsonNode delivery) {
    String status = delivery.required("status").asText();
    String reason = delivery.path("reason").asText();
    return kind(delivery)
        + " "
        + status
        + (reason.isEmpty() || reason.equals(status) ? "" : ": " + reason)
        + " "
        + delivery.required("cost").asInt();
  }

  private static String kind(JsonNode delivery) {
    return delivery.required("kind").asText();
  }
}
