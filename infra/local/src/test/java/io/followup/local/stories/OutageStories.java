package io.followup.local.stories;

import static io.followup.local.stories.Notice.Channel.EMAIL;
import static io.followup.local.stories.Notice.Channel.TEXT;
import static io.followup.local.stories.Story.Outcome.REACHED;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A carrier is down for an hour, and work goes on. */
@OnTheLaptop
class OutageStories {
  private static final int SMS_PRICE = 12;
  private static final int TEN_MINUTES = 6;

  /** The last of F11's gaps ends so long after the first try. */
  private static final Duration LAST_TRY = Duration.ofSeconds(3_750 + 15);

  /** One told customer. */
  private record Told(Customer customer, String reply, Instant at) {}

  @Test
  void F11_M3_in_an_hour_without_texts_each_is_mailed_at_once_and_texted_once_after_it(
      World world) {
    world.laptop().awaitWithinMonth(ofHours(4));
    world.weather(Carrier.XMS, Weather.DOWN);
    List<Told> all = new ArrayList<>();
    for (int i = 0; i < TEN_MINUTES; i++) {
      for (int n = 0; n < 2; n++) {
        Customer customer = world.customer();
        Instant at = world.laptop().now();
        all.add(new Told(customer, customer.say("안녕하세요"), at));
      }
      world.skip(ofMinutes(10));
    }
    assertThat(all)
        .allSatisfy(told -> assertThat(told.customer().channels()).containsExactly(EMAIL));

    world.weather(Carrier.XMS, Weather.OK);
    world.skip(ofHours(2));

    assertThat(all)
        .allSatisfy(
            told -> {
              assertThat(told.customer().channels()).containsExactly(EMAIL, TEXT);
              assertThat(told.customer().only(TEXT).at()).isBefore(told.at().plus(LAST_TRY));
              assertThat(told.customer().story(told.reply()).costs(TEXT))
                  .containsExactly(SMS_PRICE);
              assertThat(told.customer().outcome(told.reply())).isEqualTo(REACHED);
            });
    JsonNode usage = world.call("GET", "/v1/workspace/usage").send().is(200).json();
    assertThat(usage.required("reserved").asInt()).isZero();
    assertThat(usage.required("channels").required("SMS").required("count").asInt())
        .isEqualTo(all.size());
    assertThat(usage.required("channels").required("SMS").required("units").asInt())
        .isEqualTo(all.size() * SMS_PRICE);
  }
}
