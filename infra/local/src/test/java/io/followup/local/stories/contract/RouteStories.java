package io.followup.local.stories.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.local.stories.Answer;
import io.followup.local.stories.Contract;
import io.followup.local.stories.Http;
import io.followup.local.stories.OnTheLaptop;
import io.followup.local.stories.World;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes that do not exist, methods that do not fit, and calls from other origins. */
@OnTheLaptop
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouteStories {
  private static final List<String> METHODS = List.of("GET", "PUT", "POST", "DELETE", "PATCH");

  private final Scene scene;

  RouteStories(World world) {
    scene = Scene.in(world);
  }

  @Test
  void every_call_of_the_contract_has_a_row_here_and_is_made_by_whom_it_says() {
    Map<String, Set<String>> rows =
        Stream.of(Endpoint.values())
            .collect(
                Collectors.toMap(
                    endpoint -> operation(endpoint).name(),
                    endpoint ->
                        endpoint.by().stream().map(Who::scheme).collect(Collectors.toSet())));

    assertThat(rows)
        .isEqualTo(
            Contract.operations().stream()
                .collect(
                    Collectors.toMap(Contract.Operation::name, Contract.Operation::credentials)));
  }

  private Contract.Operation operation(Endpoint endpoint) {
    return Contract.find(endpoint.method(), scene.filled(endpoint.path()).replaceAll("\\?.*", ""))
        .orElseThrow(() -> new AssertionError(endpoint + " is no call of the contract"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1",
        "/v1/",
        "/v1/nothing",
        "/v1/customers",
        "/v1/customers/c/phones",
        "/v1/replies/r/follow-up/steps",
        "/v1/workspaces/w/debts",
        "/v1/receipts/fax",
        "/v1/callbacks",
        "/v2/replies",
        "/l",
        "/l/abc/def",
        "/nothing"
      })
  void an_unknown_route_is_not_found(String path) {
    for (String method : METHODS) {
      scene.world().call(method, path).send().isProblem(404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/%zz", "/v1/replies/%", "/v1/customers/%e", "/l/%g0"})
  void a_path_that_cannot_be_read_is_refused(String path) throws IOException {
    String answer = scene.world().laptop().http().byHand(path);

    assertThat(answer).startsWith("HTTP/1.1 400 ").containsIgnoringCase("application/problem+json");
    assertThat(answer).contains("\"title\"", "\"status\":400");
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("wrongMethods")
  void a_wrong_method_is_not_allowed(String method, String path) {
    Answer answer = scene.world().call(method, scene.filled(path)).send();

    answer.isProblem(405);
  }

  static Stream<Arguments> wrongMethods() {
    return Stream.of(Endpoint.values())
        .filter(endpoint -> endpoint != Endpoint.CALLBACK && endpoint != Endpoint.CONNECT)
        .collect(
            Collectors.groupingBy(
                endpoint -> endpoint.path().replaceAll("\\?.*|-gone|-b(?=/)", ""),
                Collectors.mapping(Endpoint::method, Collectors.toSet())))
        .entrySet()
        .stream()
        .flatMap(path -> wrong(path.getValue()).map(method -> Arguments.of(method, path.getKey())));
  }

  private static Stream<String> wrong(Set<String> right) {
    return METHODS.stream().filter(method -> !right.contains(method));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/l/abc", "/v1/unsubscribe/abc", "/v1/callbacks/nhn", "/v1/connect/x/y"})
  void a_wrong_method_for_anybodys_links_is_not_allowed(String path) {
    scene.world().anyone("DELETE", path).send().isProblem(405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/callbacks/nhn", "/v1/callbacks/pigeon", "/v1/callbacks/ses"})
  void a_callback_that_nobody_signed_is_refused(String path) {
    Answer answer = scene.world().anyone("POST", path).json("resultCode", "1000").send();

    assertThat(answer.status()).isIn(401, 404);
    answer.isProblem(answer.status());
  }

  @ParameterizedTest
  @MethodSource("io.followup.local.stories.contract.Endpoint#ofCustomers")
  void a_customers_call_answers_any_origin(Endpoint endpoint) {
    String origin = "https://shop.example";
    Http.Call call =
        scene
            .world()
            .anyone(endpoint.method(), scene.filled(endpoint.path()))
            .by(scene.mina().token())
            .header("Origin", origin);

    Answer answer = endpoint.takesBody() ? call.json(endpoint.body(scene)).send() : call.send();
    Http.Call strangers =
        scene
            .world()
            .anyone(endpoint.method(), scene.filled(endpoint.path()))
            .header("Origin", origin);
    Answer refused =
        endpoint.takesBody() ? strangers.json(endpoint.body(scene)).send() : strangers.send();

    assertThat(answer.header("Access-Control-Allow-Origin")).isIn("*", origin);
    assertThat(refused.isProblem(401).header("Access-Control-Allow-Origin")).isIn("*", origin);
  }

  @ParameterizedTest
  @MethodSource("io.followup.local.stories.contract.Endpoint#ofCustomers")
  void a_browser_may_ask_before_a_customers_call(Endpoint endpoint) {
    Answer answer =
        scene
            .world()
            .anyone("OPTIONS", scene.filled(endpoint.path()))
            .header("Origin", "https://shop.example")
            .header("Access-Control-Request-Method", endpoint.method())
            .header("Access-Control-Request-Headers", "authorization,content-type")
            .send();

    assertThat(answer.status()).isIn(200, 204);
    assertThat(answer.header("Access-Control-Allow-Origin")).isIn("*", "https://shop.example");
    assertThat(answer.header("Access-Control-Allow-Methods")).contains(endpoint.method());
    assertThat(answer.header("Access-Control-Allow-Headers").toLowerCase(java.util.Locale.ROOT))
        .contains("authorization", "content-type");
  }
}
