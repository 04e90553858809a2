package io.followup.local.stories.contract;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.local.stories.Answer;
import io.followup.local.stories.Contract;
import io.followup.local.stories.Http;
import io.followup.local.stories.OnTheLaptop;
import io.followup.local.stories.Tokens;
import io.followup.local.stories.World;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every call of the contract by every kind of credential. Who has no right gets one and the same
 * answer; and what is another's is answered as what is not there.
 */
@OnTheLaptop
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorisationStories {
  /** Calls whose path names a thing that only its own workspace has. */
  private static final Set<Endpoint> OF_A_THING =
      EnumSet.of(
          Endpoint.GET_CUSTOMER,
          Endpoint.ERASE_CUSTOMER,
          Endpoint.REACHABILITY,
          Endpoint.EDIT_REPLY,
          Endpoint.DELETE_REPLY,
          Endpoint.FOLLOW_UP);

  /** Calls of a customer, for that customer alone. */
  private static final Set<Endpoint> OF_ONE_CUSTOMER =
      EnumSet.of(
          Endpoint.PUT_CUSTOMER,
          Endpoint.PUT_DEVICE,
          Endpoint.DELETE_DEVICE,
          Endpoint.PUT_STOP,
          Endpoint.LIFT_STOP,
          Endpoint.READ,
          Endpoint.RECEIPT);

  private final Scene scene;
  private final Scene open;
  private final List<String> before;

  AuthorisationStories(World world) {
    scene = Scene.in(world);
    open = Scene.in(world.neighbour());
    before = scene.stored();
  }

  /** What nobody should take, for any call. */
  @SuppressWarnings("ImmutableEnumChecker") // functions without a state
  enum Nobody {
    MALFORMED((world, _) -> "a.b"),
    UNKNOWN_KEY((world, _) -> world.key().replaceFirst("fk_[^.]*", "fk_bm93aGVyZQ")),
    FORGED_KEY((world, _) -> changed(world.key())),
    UNKNOWN_TOKEN((world, who) -> world.tokens().with(who, "iss", "nowhere")),
    FORGED_TOKEN((world, who) -> world.tokens().by("a-secret-that-is-not-this-one-at-all", who)),
    EXPIRED((world, who) -> world.tokens().with(who, "exp", Instant.now().getEpochSecond() - 5)),
    ALG_NONE((world, who) -> world.tokens().unsigned(who)),
    HS512((world, who) -> world.tokens().hs512(who)),
    OF_A_LINK((world, who) -> world.tokens().with(who, "aud", "link", "chat", "c"));

    private final BiFunction<World, String, String> minted;

    Nobody(BiFunction<World, String, String> minted) {
      this.minted = minted;
    }

    private static String changed(String key) {
      int last = key.length() - 5;
      char other = key.charAt(last) == 'a' ? 'b' : 'a';
      return key.substring(0, last) + other + key.substring(last + 1);
    }
  }

  @ParameterizedTest
  @MethodSource("io.followup.local.stories.contract.Endpoint#served")
  void who_is_nobody_or_of_the_wrong_kind_gets_one_and_the_same_401(Endpoint endpoint) {
    Answer withoutAny = send(scene.world(), endpoint, filled(endpoint)).isProblem(401);

    for (Nobody nobody : Nobody.values()) {
      String credential = nobody.minted.apply(scene.world(), scene.mina().id());
      same(withoutAny, send(endpoint, credential), nobody);
    }
    for (Who who : Who.values()) {
      if (!endpoint.by().contains(who)) {
        same(withoutAny, send(endpoint, who.credential(scene)), who);
      }
    }
    assertThat(scene.stored()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("io.followup.local.stories.contract.Endpoint#ofAnyone")
  void what_is_anyones_asks_for_no_credential_and_takes_none(Endpoint endpoint) {
    Asked asked = filled(open, endpoint);
    int withoutAny = send(open.world(), endpoint, asked).status();

    for (Nobody nobody : Nobody.values()) {
      String credential = nobody.minted.apply(open.world(), open.mina().id());
      Answer answer = send(open.world(), endpoint, asked, "Bearer " + credential);
      assertThat(answer.status()).as("%s by %s", answer, nobody).isEqualTo(withoutAny);
    }
    for (Who who : Who.values()) {
      Answer answer = send(open.world(), endpoint, asked, "Bearer " + who.credential(open));
      assertThat(answer.status()).as("%s by %s", answer, who).isEqualTo(withoutAny);
    }
  }

  @ParameterizedTest
  @MethodSource("io.followup.local.stories.contract.Endpoint#served")
  void invariant_7_anothers_things_are_answered_as_what_is_not_there(Endpoint endpoint) {
    if (endpoint.by().contains(Who.WORKSPACE)) {
      World other = scene.world().neighbour();
      Answer ours = send(endpoint, other.key());
      Answer nowhere = sendNowhere(endpoint, other.key());
      same(nowhere, ours, "another workspace's key");
      if (OF_A_THING.contains(endpoint)) {
        ours.isProblem(404);
      }
    }
    if (endpoint.by().contains(Who.CUSTOMER)) {
      Tokens neighbours = scene.world().neighbour().tokens();
      anothers(endpoint, scene.world().tokens().of("yuna"), "another customer's token");
      String namesake = neighbours.of(scene.mina().id());
      if (endpoint == Endpoint.RECEIPT) {
        anothers(endpoint, namesake, "a namesake's token");
      }
    }
    assertThat(scene.stored()).isEqualTo(before);
  }

  private void anothers(Endpoint endpoint, String token, String whose) {
    Answer ours = send(endpoint, token);
    same(sendNowhere(endpoint, token), ours, whose);
    if (OF_ONE_CUSTOMER.contains(endpoint)) {
      ours.isProblem(404);
    }
  }

  @Test
  void a_key_that_names_no_customer_is_no_customer() {
    ObjectNode beat = Endpoint.BEAT.body(scene);

    scene.world().call("PUT", "/v1/presence").json(beat).send().isProblem(401);
    scene.world().call("POST", "/v1/presence").json(beat).send().isProblem(401);
  }

  @Test
  void whoever_has_the_right_is_served(World world) {
    allIsServed(Scene.in(world));
  }

  @Test
  void S7_who_has_an_old_key_or_an_old_secret_is_served_all_through_its_grace(World world) {
    Scene own = Scene.in(world);
    String _ = mint(world, "workspaceKey", 3600);
    String _ = mint(world, "tokenSecret", 3600);

    allIsServed(own);
  }

  private static void allIsServed(Scene own) {
    for (Endpoint endpoint : Endpoint.values()) {
      if (endpoint != Endpoint.ERASE_CUSTOMER) {
        endpoint.by().forEach(who -> served(own, endpoint, who.credential(own)));
      }
    }
    served(own, Endpoint.ERASE_CUSTOMER, own.world().key());
  }

  /** Only the customer takes a stop back (S6). */
  private static void served(Scene own, Endpoint endpoint, String credential) {
    Answer answer = send(own.world(), endpoint, filled(own, endpoint), "Bearer " + credential);

    if (endpoint == Endpoint.LIFT_STOP && credential.equals(own.world().key())) {
      answer.isProblem(403);
    } else {
      assertThat(answer.status())
          .as("%s: %s", answer, answer.text())
          .isIn(operation(own, endpoint).goodAnswers());
    }
  }

  @Test
  void S7_an_old_key_holds_in_its_grace_and_not_after_it(World world) {
    Scene own = Scene.in(world);
    List<String> stored = own.stored();
    String minted = mint(world, "workspaceKey", 60);
    mint(world, "tokenSecret", 60);
    String token = own.mina().token();

    assertThat(own.stored()).isEqualTo(stored);
    assertThat(beat(world, token).status()).isEqualTo(200);
    world.skip(ofSeconds(61));

    for (Endpoint endpoint : Endpoint.values()) {
      if (endpoint.by().contains(Who.WORKSPACE)) {
        send(world, endpoint, filled(own, endpoint), "Bearer " + world.key()).isProblem(401);
      }
      if (endpoint.by().contains(Who.CUSTOMER)) {
        send(world, endpoint, filled(own, endpoint), "Bearer " + token).isProblem(401);
      }
    }
    world.anyone("GET", "/v1/workspace").by(minted).send().is(200);
  }

  private static String mint(World world, String what, int graceSeconds) {
    return world
        .anyone("POST", "/v1/workspaces/" + world.id() + "/keys")
        .by("local")
        .json("what", what, "graceSeconds", graceSeconds)
        .send()
        .is(201)
        .json()
        .required(what)
        .asText();
  }

  private static Answer beat(World world, String token) {
    return world
        .anyone("PUT", "/v1/presence")
        .by(token)
        .json("session", "tab-2", "state", "left")
        .send();
  }

  /** A path and a body, as they are sent. */
  private record Asked(String path, String body) {
    Asked about(Scene scene, String customer, String reply, String delivery) {
      return new Asked(
          renamed(path, scene, customer, reply, delivery),
          renamed(body, scene, customer, reply, delivery));
    }

    private static String renamed(
        String text, Scene scene, String customer, String reply, String delivery) {
      return text.replace(scene.push().deliveryId(), delivery)
          .replace(scene.reply(), reply)
          .replace(scene.mina().chat(), "chat-" + customer)
          .replace(scene.mina().id(), customer);
    }
  }

  private Asked filled(Endpoint endpoint) {
    return filled(scene, endpoint);
  }

  private static Asked filled(Scene scene, Endpoint endpoint) {
    // What other stories leave in peace is asked of Mina herself here.
    String path = scene.filled(endpoint.path().replaceAll("-gone", ""));
    if (!endpoint.takesBody()) {
      return new Asked(path, "");
    }
    ObjectNode body = endpoint.body(scene);
    if (endpoint == Endpoint.BEAT || endpoint == Endpoint.BEACON) {
      body.put("customerId", scene.mina().id());
    }
    return new Asked(path, body.toString());
  }

  private Answer send(Endpoint endpoint, String credential) {
    return send(scene.world(), endpoint, filled(endpoint), "Bearer " + credential);
  }

  private Answer sendNowhere(Endpoint endpoint, String credential) {
    Asked nowhere =
        filled(endpoint).about(scene, "c-nowhere", "r-nowhere", "ft4wsmwnzhcxrczkpsujuudehb.push");
    return send(scene.world(), endpoint, nowhere, "Bearer " + credential);
  }

  private static Answer send(World world, Endpoint endpoint, Asked asked, String... credential) {
    Http.Call call = world.anyone(endpoint.method(), asked.path());
    for (String header : credential) {
      call.header("Authorization", header);
    }
    return asked.body().isEmpty() ? call.send() : call.raw(asked.body()).send();
  }

  private void same(Answer expected, Answer answer, Object by) {
    assertThat(answer.status())
        .as("%s by %s: %s", answer, by, answer.text())
        .isEqualTo(expected.status());
    assertThat(nameless(answer)).as("%s by %s", answer, by).isEqualTo(nameless(expected));
  }

  /** What is answered, but for the names that were asked with. */
  private String nameless(Answer answer) {
    return answer
        .text()
        .replace(scene.mina().chat(), "")
        .replace(scene.mina().id(), "")
        .replace("chat-c-nowhere", "")
        .replace("c-nowhere", "")
        .replaceAll("\"x-[0-9]+\"", "\"x\"")
        .replaceAll("\"until\":\"[^\"]*\"", "\"until\"");
  }

  private static Contract.Operation operation(Scene scene, Endpoint endpoint) {
    return Contract.find(endpoint.method(), filled(scene, endpoint).path().replaceAll("\\?.*", ""))
        .orElseThrow();
  }
}
