package io.followup.local.stories.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.local.stories.Answer;
import io.followup.local.stories.Customer;
import io.followup.local.stories.Http;
import io.followup.local.stories.OnTheLaptop;
import io.followup.local.stories.Tokens;
import io.followup.local.stories.World;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what: no, bad, foreign and the wrong kind of credentials. */
@OnTheLaptop
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CredentialStories {
  private final Scene scene;
  private final Scene neighbour;
  private final List<String> before;

  CredentialStories(World world) {
    scene = Scene.in(world);
    neighbour = Scene.in(world.neighbour());
    before = scene.stored();
  }

  /** A customer token that nobody should take. */
  @SuppressWarnings("ImmutableEnumChecker") // functions without a state
  enum BadToken {
    EXPIRED((tokens, customer) -> tokens.with(customer, "exp", now() - 5)),
    OF_MORE_THAN_24_HOURS((tokens, customer) -> tokens.with(customer, "exp", now() + 86_500)),
    FOR_EVER((tokens, customer) -> tokens.with(customer, "exp", null)),
    OF_NOBODY((tokens, customer) -> tokens.with(customer, "sub", null)),
    OF_AN_EMPTY_NAME((tokens, customer) -> tokens.with(customer, "sub", "")),
    OF_AN_ODD_NAME((tokens, customer) -> tokens.with(customer, "sub", "a b")),
    OF_A_NUMBER((tokens, customer) -> tokens.with(customer, "sub", 17)),
    OF_NO_WORKSPACE((tokens, customer) -> tokens.with(customer, "iss", null)),
    OF_ANOTHER_WORKSPACE((tokens, customer) -> tokens.with(customer, "iss", "other")),
    EXPIRING_IN_WORDS((tokens, customer) -> tokens.with(customer, "exp", "tomorrow")),
    OF_A_LINK((tokens, customer) -> tokens.with(customer, "aud", "link", "chat", "c")),
    BY_ANOTHER_SECRET((tokens, customer) -> tokens.by("another-secret-of-some-length", customer)),
    UNSIGNED(Tokens::unsigned),
    BY_HS512(Tokens::hs512),
    CUT((tokens, customer) -> tokens.of(customer).substring(0, 40)),
    OF_TWO_PARTS((tokens, customer) -> tokens.of(customer).replaceAll("\\.[^.]*$", "")),
    ALTERED((tokens, customer) -> tokens.of(customer) + "A"),
    EMPTY_PARTS((tokens, customer) -> "..");

    private final BiFunction<Tokens, String, String> minted;

    BadToken(BiFunction<Tokens, String, String> minted) {
      this.minted = minted;
    }

    private static long now() {
      return Instant.now().getEpochSecond();
    }
  }

  @ParameterizedTest
  @MethodSource("io.followup.local.stories.contract.Endpoint#served")
  void a_call_without_credentials_is_refused(Endpoint endpoint) {
    ObjectNode body = endpoint.body(scene);
    Http.Call call = scene.world().anyone(endpoint.method(), scene.filled(endpoint.path()));

    Answer answer = endpoint.takesBody() ? call.json(body).send() : call.send();

    answer.isProblem(401);
    assertThat(scene.stored()).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("wrongKinds")
  void the_wrong_kind_of_credentials_is_refused(Endpoint endpoint, Who who) {
    refused(endpoint, "Bearer " + who.credential(scene));
  }

  static Stream<Arguments> wrongKinds() {
    return Endpoint.served()
        .flatMap(
            endpoint ->
                Stream.of(Who.values())
                    .filter(who -> !endpoint.by().contains(who))
                    .map(who -> Arguments.of(endpoint, who)));
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("nonsense")
  void nonsense_is_refused(Endpoint endpoint, String header) {
    refused(endpoint, header);
  }

  static Stream<Arguments> nonsense() {
    List<String> nonsense =
        List.of("Bearer x", "Bearer ", "Bearer", "Basic bG9jYWw6bG9jYWw=", "local", "Bearer fk_x");
    return Stream.of(Endpoint.BEAT, Endpoint.GET_WORKSPACE, Endpoint.BILLING, Endpoint.PUT_CUSTOMER)
        .flatMap(endpoint -> nonsense.stream().map(header -> Arguments.of(endpoint, header)));
  }

  @ParameterizedTest
  @EnumSource
  void a_token_that_nobody_should_take_is_refused(BadToken bad) {
    String token = bad.minted.apply(scene.world().tokens(), scene.mina().id());

    refused(Endpoint.BEAT, "Bearer " + token);
    refused(Endpoint.PUT_CUSTOMER, "Bearer " + token);
    refused(Endpoint.RECEIPT, "Bearer " + token);
    scene
        .world()
        .anyone("POST", "/v1/presence")
        .json("session", "tab-1", "state", "active", "token", token)
        .send()
        .isProblem(401);
  }

  @Test
  void a_token_needs_no_iat_and_may_last_a_day(World world) {
    Customer mina = world.customer();
    String token =
        world.tokens().with(mina.id(), "iat", null, "exp", Instant.now().getEpochSecond() + 86_390);

    Answer beat =
        world
            .anyone("PUT", "/v1/presence")
            .by(token)
            .json("session", "tab-1", "state", "active")
            .send();

    beat.is(200);
  }

  @Test
  void tokens_are_judged_by_the_wall_clock(World world) {
    Customer mina = world.customer();
    String minted = mina.token();

    world.skip(java.time.Duration.ofHours(30));

    world
        .anyone("PUT", "/v1/presence")
        .by(minted)
        .json("session", "tab-1", "state", "active")
        .send()
        .is(200);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.3, 0.5, 0.7, 0.9})
  void a_workspace_key_with_another_letter_is_none(double place) {
    String key = scene.world().key();
    int at = (int) (key.length() * place);
    char other = key.charAt(at) == 'a' ? 'b' : 'a';

    refused(
        Endpoint.GET_WORKSPACE, "Bearer " + key.substring(0, at) + other + key.substring(at + 1));
  }

  @ParameterizedTest
  @EnumSource(names = {"GET_CUSTOMER", "FOLLOW_UP"})
  void another_workspaces_things_are_not_there(Endpoint endpoint) {
    Answer answer =
        scene
            .world()
            .anyone(endpoint.method(), scene.filled(endpoint.path()))
            .by(neighbour.world().key())
            .send();

    answer.isProblem(404);
  }

  @Test
  void another_workspaces_reply_can_not_be_deleted_or_read() {
    World other = neighbour.world();

    other.call("DELETE", "/v1/replies/" + scene.reply()).send().isProblem(404);
    other
        .call("POST", "/v1/chats/" + scene.mina().chat() + "/read")
        .json("customerId", scene.mina().id(), "upTo", scene.reply())
        .send()
        .isProblem(404);

    assertThat(scene.stored()).isEqualTo(before);
  }

  @Test
  void another_workspaces_customer_can_not_be_erased_or_seen() {
    World other = neighbour.world();

    other.call("DELETE", "/v1/customers/" + scene.mina().id()).send().isProblem(404);
    Answer presence =
        other.call("GET", "/v1/customers/" + scene.mina().id() + "/presence").send().is(200);

    assertThat(presence.json().size()).isEqualTo(1);
    assertThat(scene.stored()).isEqualTo(before);
  }

  @Test
  void another_workspaces_push_can_not_be_acknowledged() {
    Answer answer =
        scene
            .world()
            .anyone("POST", "/v1/receipts/push")
            .by(neighbour.world().tokens().of(scene.mina().id()))
            .json("deliveryId", scene.push().deliveryId(), "kind", "received")
            .send();

    answer.isProblem(404);
    assertThat(scene.stored()).isEqualTo(before);
  }

  @Test
  void another_customers_things_are_not_there() {
    String yuna = scene.world().tokens().of("yuna");
    String there = "/v1/customers/" + scene.mina().id();

    by(yuna, "PUT", there, "name", "Yuna").isProblem(404);
    by(yuna, "PUT", there + "/devices/phone", "platform", "ios", "token", "t").isProblem(404);
    by(yuna, "DELETE", there + "/devices/phone").isProblem(404);
    by(
            yuna,
            "POST",
            "/v1/chats/" + scene.mina().chat() + "/read",
            "customerId",
            scene.mina().id(),
            "upTo",
            scene.reply())
        .isProblem(404);
    by(
            yuna,
            "POST",
            "/v1/receipts/push",
            "deliveryId",
            scene.push().deliveryId(),
            "kind",
            "received")
        .isProblem(404);

    assertThat(scene.stored()).isEqualTo(before);
  }

  @Test
  void an_unknown_workspace_has_no_billing() {
    scene
        .world()
        .anyone("PUT", "/v1/workspaces/unknown/billing")
        .by("local")
        .json("paymentMethod", true)
        .send()
        .isProblem(404);
  }

  private Answer by(String credential, String method, String path, Object... body) {
    Http.Call call = scene.world().anyone(method, path).by(credential);
    return body.length == 0 ? call.send() : call.json(body).send();
  }

  private void refused(Endpoint endpoint, String header) {
    Http.Call call =
        scene
            .world()
            .anyone(endpoint.method(), scene.filled(endpoint.path()))
            .header("Authorization", header);

    Answer answer = endpoint.takesBody() ? call.json(endpoint.body(scene)).send() : call.send();

    answer.isProblem(401);
    assertThat(scene.stored()).isEqualTo(before);
  }
}
