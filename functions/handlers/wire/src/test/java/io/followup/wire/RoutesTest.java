package io.followup.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.wire.Routes.Match;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {
  @ParameterizedTest
  @EnumSource
  void every_route_is_found_by_its_own_path(Route route) {
    String path =
        route
            .template()
            .replace("{module}", "followup.a1.js")
            .replace("{channel}", "TEXT")
            .replaceAll("\\{[^}]+}", "a1");

    Match found = Routes.find(route.method(), path);

    assertThat(found)
        .isInstanceOfSatisfying(
            Match.Found.class, match -> assertThat(match.route()).isEqualTo(route));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/v1",
        "/v2/presence",
        "/v1/presence/",
        "//v1/presence",
        "/v1/PRESENCE",
        "/v1/customers",
        "/v1/customers/",
        "/v1/customers//presence",
        "/v1/customers/a%20b",
        "/v1/customers/a%2Fb",
        "/v1/customers/%E2%82%AC",
        "/v1/customers/a%zz",
        "/v1/customers/%",
        "/v1/replies/a+b/follow-up",
        "/l/a-b",
        "/l/0123456789abc",
        "/v1/unsubscribe/a%2Fb",
        "/v1/callbacks/NHN"
      })
  void what_is_no_path_of_the_contract_is_unknown(String path) {
    assertThat(Routes.find("GET", path)).isEqualTo(new Match.Unknown());
  }

  @Test
  void an_id_of_129_characters_is_none() {
    assertThat(Routes.find("GET", "/v1/customers/" + "a".repeat(128)))
        .isInstanceOf(Match.Found.class);
    assertThat(Routes.find("GET", "/v1/customers/" + "a".repeat(129)))
        .isEqualTo(new Match.Unknown());
  }

  @Test
  void names_in_a_path_are_decoded() {
    Match found = Routes.find("PUT", "/v1/customers/a%3Ab/devices/%61.-_:");

    assertThat(found)
        .isEqualTo(new Match.Found(Route.PUT_DEVICE, Map.of("id", "a:b", "deviceId", "a.-_:")));
  }

  @ParameterizedTest
  @CsvSource({
    "PATCH, /v1/workspace, 'GET, HEAD, PUT'",
    "GET, /v1/replies, POST",
    "PUT, /l/abc, 'GET, HEAD'",
    "DELETE, /v1/presence, 'OPTIONS, POST, PUT'",
    "OPTIONS, /v1/replies, POST"
  })
  void a_known_path_tells_its_methods(String method, String path, String allowed) {
    assertThat(Routes.find(method, path))
        .isInstanceOfSatisfying(
            Match.WrongMethod.class,
            match -> assertThat(String.join(", ", match.allowed())).isEqualTo(allowed));
  }

  @Test
  void a_browser_that_asks_first_hears_of_the_calls_of_customers_alone() {
    assertThat(Routes.find("OPTIONS", "/v1/customers/mina"))
        .isEqualTo(new Match.Preflight(Set.of("PUT")));
  }
}
