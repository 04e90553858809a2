package io.followup.local.stories.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.local.stories.Answer;
import io.followup.local.stories.OnTheLaptop;
import io.followup.local.stories.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credits in, usage out. */
@OnTheLaptop
@Tag("ahead")
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
