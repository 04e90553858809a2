package io.followup.local.stories.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.local.stories.Answer;
import io.followup.local.stories.OnTheLaptop;
import io.followup.local.stories.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credits in, usage out. */
@OnTheLaptop
class MoneyStories {
  @Test
  void credits_are_booked_once_by_their_id(World world) {
    Answer first = book(world, "payment-1", 500);
    Answer again = book(world, "payment-1", 500);
    Answer other = book(world, "payment-1", 600);

    first.is(201);
    again.is(201);
    other.refuses(409, "id");
    assertThat(credits(world)).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -5, 1_000_000_000_001L})
  void credits_are_some_and_not_endless(long units, World world) {
    book(world, "payment-1", units).refuses(422, "units");

    assertThat(credits(world)).isZero();
  }

  @Test
  void an_unknown_workspace_has_no_credits(World world) {
    world
        .anyone("POST", "/v1/workspaces/unknown/credits")
        .by("local")
        .json("id", "payment-1", "units", 5)
        .send()
        .isProblem(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-13", "lately", "2026", "2026-1"})
  void a_month_that_is_none_is_named(String month, World world) {
    world.call("GET", "/v1/workspace/usage?month=" + month).send().refuses(422, "month");
  }

  @Test
  void a_ledger_says_who_paid_what_in_advance(World world) {
    book(world, "payment-1", 500).is(201);
    book(world, "payment-2", 40).is(201);

    JsonNode entries =
        world.call("GET", "/v1/workspace/ledger").send().is(200).json().required("entries");

    assertThat(entries)
        .extracting(entry -> entry.path("id").asText())
        .containsExactly("payment-2", "payment-1");
    assertThat(entries.path(0).path("kind").asText()).isEqualTo("credit");
    assertThat(entries.path(0).path("units").asLong()).isEqualTo(40);
  }

  @Test
  void M1_a_workspace_sees_what_it_pays(World world) {
    world
        .anyone("PUT", "/v1/workspaces/" + world.id() + "/prices")
        .by("local")
        .json("prices", List.of(Map.of("kind", "SMS", "unitsPerPart", 9, "from", "2026-01-01")))
        .send()
        .is(200);

    JsonNode prices =
        world.call("GET", "/v1/workspace/usage").send().is(200).json().required("prices");

    assertThat(prices)
        .filteredOn(price -> price.path("kind").asText().equals("SMS"))
        .singleElement()
        .satisfies(price -> assertThat(price.path("unitsPerPart").asLong()).isEqualTo(9));
  }

  private static Answer book(World world, String id, long units) {
    return world
        .anyone("POST", "/v1/workspaces/" + world.id() + "/credits")
        .by("local")
        .json("id", id, "units", units)
        .send();
  }

  private static long credits(World world) {
    return world
        .call("GET", "/v1/workspace/usage")
        .send()
        .is(200)
        .json()
        .required("credits")
        .asLong();
  }
}
