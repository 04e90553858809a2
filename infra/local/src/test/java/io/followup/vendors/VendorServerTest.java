package io.followup.vendors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VendorServerTest {
  private final VendorWorld world =
      new VendorWorld(Weather.Carrier.LINE, w -> call -> echo(w, call));

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_call_is_handed_over_as_it_came_and_counts_as_in_flight() throws Exception {
    var answer = world.ask("PUT", "/a%2Fb?x=1&y=%EA%B0%80", Map.of("X-Key", "k"), "{\"n\":7}");

    assertThat(answer.path("method").asText()).isEqualTo("PUT");
    assertThat(answer.path("path").asText()).isEqualTo("/a%2Fb");
    assertThat(answer.path("x").asText()).isEqualTo("1");
    assertThat(answer.path("y").asText()).isEqualTo("가");
    assertThat(answer.path("key").asText()).isEqualTo("k");
    assertThat(answer.path("n").asInt()).isEqualTo(7);
    assertThat(answer.path("inFlight").asText()).isEqualTo("[line]");
    assertThat(world.inFlight.await(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void while_it_is_down_nobody_listens_and_afterwards_the_port_is_the_same() throws Exception {
    URI before = world.server.uri();
    world.ask("GET", "/", Map.of(), "");

    world.weather.set(Weather.Carrier.LINE, Weather.Mode.DOWN);
    assertThatThrownBy(() -> world.ask("GET", "/", Map.of(), ""))
        .isInstanceOf(ConnectException.class);
    world.weather.set(Weather.Carrier.LINE, Weather.Mode.SLOW);

    assertThat(world.server.uri()).isEqualTo(before);
    assertThat(world.ask("GET", "/", Map.of(), "").path("method").asText()).isEqualTo("GET");
  }

  @Test
  void the_weather_of_another_carrier_is_none_of_its() throws Exception {
    world.weather.set(Weather.Carrier.XMS, Weather.Mode.DOWN);

    assertThat(world.call("GET", "/", Map.of(), "").statusCode()).isEqualTo(200);
  }

  @Test
  void a_vendor_that_fails_answers_500_without_a_word() throws Exception {
    var answer = world.call("POST", "/fail", Map.of(), "{}");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("{}");
    assertThat(world.inFlight.await(Duration.ofSeconds(10))).isTrue();
  }

  private static VendorAnswer echo(VendorWorld world, VendorCall call) {
    if (call.path().equals("/fail")) {
      throw new IllegalStateException("a customer's words");
    }
    return VendorAnswer.of(
        200,
        JsonNodeFactory.instance
            .objectNode()
            .put("method", call.method())
            .put("path", call.path())
            .put("x", call.parameter("x"))
            .put("y", call.parameter("y"))
            .put("key", call.header("x-KEY").orElse(""))
            .put("n", call.body().path("n").asInt())
            .put("inFlight", world.inFlight.names().toString()));
  }
}
