package io.followup.wire.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.id.CustomerId;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.secret.Keyring;
import io.followup.domain.secret.Keyring.What;
import io.followup.domain.secret.Keys;
import io.followup.domain.secret.Signer;
import io.followup.domain.secret.Versions;
import io.followup.domain.secret.Versions.Minted;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import io.followup.wire.Json;
import io.followup.wire.fixture.Deployment;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
  private final Deployment deployment = new Deployment();
  private final Credentials credentials = deployment.credentials();

  private Caller caller(ObjectNode claims) {
    return credentials.caller(deployment.sign(claims));
  }

  @Test
  void a_workspace_key_names_its_workspace() {
    assertThat(credentials.caller(deployment.key()))
        .isEqualTo(new Caller.Backend(deployment.workspace()));
  }

  @Test
  void a_token_names_its_customer() {
    assertThat(credentials.caller(deployment.token("mina")))
        .isInstanceOfSatisfying(
            Caller.Person.class,
            person -> assertThat(person.customer().customer()).isEqualTo(new CustomerId("mina")));
  }

  @Test
  void the_operator_is_known_by_the_key_of_the_deployment() {
    assertThat(credentials.caller(Deployment.OPERATOR_KEY)).isEqualTo(new Caller.Operator());
  }

  @Test
  void nobody_is_the_operator_where_no_key_is_set() {
    var none =
        new Credentials(
            Optional.of(" "),
            deployment.keys(),
            deployment.cache(),
            deployment.clock(),
            deployment.wall());

    assertThat(none.caller(" ")).isEqualTo(new Caller.Nobody());
    assertThat(none.caller("")).isEqualTo(new Caller.Nobody());
  }

  static Stream<Arguments> goodClaims() {
    return Stream.of(
        change("no iat", claims -> claims.without("iat")),
        change(
            "a fraction of a second",
            claims -> claims.put("exp", claims.get("exp").asLong() + 0.5)),
        change("what we do not know", claims -> claims.put("name", "Mina")),
        change("nbf in the past", claims -> claims.put("nbf", 1)),
        change("24 hours", claims -> claims.put("exp", claims.get("iat").asLong() + 86_400)),
        change(
            "a clock half a minute ahead",
            claims -> claims.put("exp", claims.get("iat").asLong() + 86_430)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goodClaims")
  void a_token_may_have(String what, UnaryOperator<ObjectNode> change) {
    ObjectNode claims = change.apply(deployment.claims("mina"));

    assertThat(caller(claims)).as(what).isInstanceOf(Caller.Person.class);
  }

  static Stream<Arguments> badClaims() {
    return Stream.of(
        change("no exp", claims -> claims.without("exp")),
        change("a text as exp", claims -> claims.put("exp", claims.get("exp").asText())),
        change("null as exp", claims -> claims.putNull("exp")),
        change("an exp that is now", claims -> claims.put("exp", claims.get("iat").asLong())),
        change("an exp in the past", claims -> claims.put("exp", claims.get("iat").asLong() - 1)),
        change("an exp below zero", claims -> claims.put("exp", -1e300)),
        change(
            "an exp beyond a day",
            claims -> claims.put("exp", claims.get("iat").asLong() + 86_500)),
        change(
            "an exp in milliseconds",
            claims -> claims.put("exp", claims.get("exp").asLong() * 1000)),
        change("a huge exp", claims -> claims.put("exp", 1e300)),
        change("nbf in the future", claims -> claims.put("nbf", claims.get("iat").asLong() + 60)),
        change("a text as nbf", claims -> claims.put("nbf", "0")),
        change("a text as iat", claims -> claims.put("iat", "yesterday")),
        change("aud link", claims -> claims.put("aud", "link")),
        change(
            "aud link among others",
            claims -> {
              claims.putArray("aud").add("link");
              return claims;
            }),
        change("any other aud", claims -> claims.put("aud", "somebody")),
        change("no iss", claims -> claims.without("iss")),
        change("an iss that is no id", claims -> claims.put("iss", "a b")),
        change("the iss of no workspace", claims -> claims.put("iss", "nobody")),
        change("no sub", claims -> claims.without("sub")),
        change("a number as sub", claims -> claims.put("sub", 7)),
        change("a sub that is no id", claims -> claims.put("sub", "mina@example.com")),
        change("an empty sub", claims -> claims.put("sub", "")));
  }

  private static Arguments change(String what, UnaryOperator<ObjectNode> change) {
    return Arguments.of(what, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badClaims")
  void a_token_may_not_have(String what, UnaryOperator<ObjectNode> change) {
    ObjectNode claims = change.apply(deployment.claims("mina"));

    assertThat(caller(claims)).as(what).isEqualTo(new Caller.Nobody());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"none\"}",
        "{\"alg\":\"None\"}",
        "{\"alg\":\"HS384\"}",
        "{\"alg\":\"hs256\"}",
        "{\"alg\":\"RS256\"}",
        "{\"alg\":[\"HS256\"]}",
        "{}",
        "[]",
        "HS256",
        "{\"alg\":\"HS256\",\"crit\":[\"exp\"]}",
        "{\"alg\":\"none\",\"alg\":\"HS256\"}"
      })
  void only_HS256_is_taken_however_well_it_is_signed(String header) {
    String signed = encode(header) + "." + encode(Json.write(deployment.claims("mina")));

    assertThat(credentials.caller(signed + "." + signature(signed))).isEqualTo(new Caller.Nobody());
    assertThat(credentials.caller(signed + ".")).isEqualTo(new Caller.Nobody());
  }

  @Test
  void typ_is_nobody_s_business() {
    String signed =
        encode("{\"typ\":\"whatever\",\"alg\":\"HS256\",\"kid\":\"1\"}")
            + "."
            + encode(Json.write(deployment.claims("mina")));

    assertThat(credentials.caller(signed + "." + signature(signed)))
        .isInstanceOf(Caller.Person.class);
  }

  @Test
  void a_token_of_another_secret_is_nobody_s() {
    ObjectNode claims = deployment.claims("mina");
    WorkspaceId other = deployment.create("coffee");

    String byOther = Jwt.sign(claims, deployment.keys().tokenSecret(other, Minted.FIRST));
    String byKey = Jwt.sign(claims, deployment.key());

    assertThat(credentials.caller(byOther)).isEqualTo(new Caller.Nobody());
    assertThat(credentials.caller(byKey)).isEqualTo(new Caller.Nobody());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "...",
        "a.b.c",
        "x",
        "eyJhbGciOiJIUzI1NiJ9",
        "eyJhbGciOiJIUzI1NiJ9..",
        "eyJhbGciOiJIUzI1NiJ9.e30.",
        "fk_",
        "fk_.",
        "fk_dGVh",
        "fk_dGVh.",
        "fk_dGVh.x",
        "fk_!!!.x",
        "fk_YSBi.x",
        "한",
        "the-operator "
      })
  void garbage_is_nobody_s(String bearer) {
    assertThat(credentials.caller(bearer)).isEqualTo(new Caller.Nobody());
  }

  @Test
  void a_changed_letter_makes_a_key_or_a_token_nobody_s() {
    String key = deployment.key();
    String token = deployment.token();

    assertThat(credentials.caller(changed(key))).isEqualTo(new Caller.Nobody());
    assertThat(credentials.caller(changed(token))).isEqualTo(new Caller.Nobody());
    assertThat(credentials.caller(token + "=")).isEqualTo(new Caller.Nobody());
    assertThat(credentials.caller(token + ".x")).isEqualTo(new Caller.Nobody());
  }

  @Test
  void a_key_of_a_workspace_that_is_not_there_is_nobody_s() {
    assertThat(credentials.caller(deployment.keyOf("gone"))).isEqualTo(new Caller.Nobody());
  }

  @Test
  void only_the_valid_version_of_a_key_opens() {
    WorkspaceId id = new WorkspaceId("rotated");
    Workspace rotated = new Workspace(id, 3, 1, Settings.defaults("Rotated"), false);
    boolean _ = deployment.workspaces().create(rotated);

    assertThat(
            credentials.caller(deployment.keys().workspaceKey(id, new Minted(3, Optional.empty()))))
        .isEqualTo(new Caller.Backend(rotated));
    assertThat(credentials.caller(deployment.keys().workspaceKey(id, Minted.FIRST)))
        .isEqualTo(new Caller.Nobody());
  }

  private WorkspaceId tea() {
    return new WorkspaceId(Deployment.WORKSPACE);
  }

  private void mint(What what, Duration grace) {
    Keyring before = deployment.workspace().keys();
    Versions next =
        before.of(what).next(deployment.keys().by(), grace, deployment.clock().instant());
    assertThat(deployment.workspaces().replaceKeys(tea(), before, before.with(what, next)))
        .isTrue();
  }

  private String current(What what) {
    return deployment.keys().of(what, tea(), deployment.workspace().keys().of(what).current());
  }

  @Test
  void S7_an_old_key_holds_for_its_grace_and_not_a_moment_longer() {
    String old = deployment.key();

    mint(What.WORKSPACE_KEY, Duration.ofHours(1));

    assertThat(current(What.WORKSPACE_KEY)).isNotEqualTo(old);
    assertThat(credentials.caller(current(What.WORKSPACE_KEY))).isInstanceOf(Caller.Backend.class);
    deployment.clock().after(Duration.ofSeconds(3599));
    assertThat(credentials.caller(old)).isInstanceOf(Caller.Backend.class);
    deployment.clock().after(Duration.ofSeconds(1));
    assertThat(credentials.caller(old)).isEqualTo(new Caller.Nobody());
    assertThat(credentials.caller(deployment.token())).isInstanceOf(Caller.Person.class);
  }

  @Test
  void S7_tokens_of_an_old_secret_hold_for_its_grace() {
    String old = deployment.token();
    mint(What.TOKEN_SECRET, Duration.ofHours(1));
    String anew = Jwt.sign(deployment.claims("mina"), current(What.TOKEN_SECRET));

    assertThat(credentials.caller(old)).isInstanceOf(Caller.Person.class);
    assertThat(credentials.caller(anew)).isInstanceOf(Caller.Person.class);
    deployment.clock().after(Duration.ofHours(1));
    assertThat(credentials.caller(old)).isEqualTo(new Caller.Nobody());
    assertThat(credentials.caller(anew)).isInstanceOf(Caller.Person.class);
    assertThat(credentials.caller(deployment.key())).isInstanceOf(Caller.Backend.class);
  }

  @Test
  void S7_without_grace_every_older_one_is_revoked_at_once() {
    String first = deployment.key();
    mint(What.WORKSPACE_KEY, Duration.ofDays(7));
    String second = current(What.WORKSPACE_KEY);
    assertThat(credentials.caller(first)).isInstanceOf(Caller.Backend.class);

    mint(What.WORKSPACE_KEY, Duration.ZERO);

    assertThat(credentials.caller(first)).isEqualTo(new Caller.Nobody());
    assertThat(credentials.caller(second)).isEqualTo(new Caller.Nobody());
    assertThat(credentials.caller(current(What.WORKSPACE_KEY))).isInstanceOf(Caller.Backend.class);
  }

  @Test
  void S7_there_may_be_any_number_of_versions() {
    for (int i = 0; i < 40; i++) {
      mint(What.WORKSPACE_KEY, Duration.ofSeconds(1));
      mint(What.TOKEN_SECRET, Duration.ofSeconds(1));
      deployment.clock().after(Duration.ofSeconds(2));
    }

    String token = Jwt.sign(deployment.claims("mina"), current(What.TOKEN_SECRET));
    assertThat(credentials.caller(current(What.WORKSPACE_KEY))).isInstanceOf(Caller.Backend.class);
    assertThat(credentials.caller(token)).isInstanceOf(Caller.Person.class);
    assertThat(deployment.workspace().keys().workspaceKey().older()).hasSize(1);
  }

  @Test
  void S7_a_master_secret_with_a_successor_holds_until_it_is_taken_away() {
    byte[] successor = "the-successor-of-the-master-secret".getBytes(UTF_8);
    Keys both = new Keys(new Signer(successor, Optional.of(deployment.signer())));
    Keys alone = new Keys(new Signer(successor));
    Keyring before = deployment.workspace().keys();
    Versions next =
        before.workspaceKey().next(both.by(), Duration.ZERO, deployment.clock().instant());

    assertThat(caller(both, deployment.key())).isInstanceOf(Caller.Backend.class);
    assertThat(caller(both, deployment.token())).isInstanceOf(Caller.Person.class);
    assertThat(
            deployment
                .workspaces()
                .replaceKeys(tea(), before, before.with(What.WORKSPACE_KEY, next)))
        .isTrue();
    String anew = both.workspaceKey(tea(), next.current());

    assertThat(caller(both, anew)).isInstanceOf(Caller.Backend.class);
    assertThat(caller(alone, anew)).isInstanceOf(Caller.Backend.class);
    assertThat(caller(both, deployment.keys().workspaceKey(tea(), next.current())))
        .isEqualTo(new Caller.Nobody());
    assertThat(caller(alone, deployment.token())).isEqualTo(new Caller.Nobody());
  }

  private Caller caller(Keys keys, String bearer) {
    return new Credentials(
            Optional.empty(), keys, deployment.cache(), deployment.clock(), deployment.wall())
        .caller(bearer);
  }

  @Test
  void a_token_is_judged_by_the_clock_on_the_wall() {
    String token = deployment.token();

    deployment.clock().after(Duration.ofDays(30));
    assertThat(credentials.caller(token)).isInstanceOf(Caller.Person.class);

    deployment.wall().after(Duration.ofHours(23));
    assertThat(credentials.caller(token)).isEqualTo(new Caller.Nobody());
  }

  @Test
  void a_customer_may_speak_for_nobody_else_and_a_backend_for_all_of_its_own() {
    Caller mina = credentials.caller(deployment.token("mina"));
    Caller backend = credentials.caller(deployment.key());

    assertThat(mina.as(new CustomerId("mina"))).isPresent();
    assertThat(mina.as(new CustomerId("jun"))).isEmpty();
    assertThat(backend.as(new CustomerId("jun"))).isPresent();
    assertThat(new Caller.Operator().as(new CustomerId("jun"))).isEmpty();
  }

  private String signature(String signed) {
    String secret =
        deployment.keys().tokenSecret(new WorkspaceId(Deployment.WORKSPACE), Minted.FIRST);
    byte[] mac = Signer.hmac(secret.getBytes(UTF_8), signed.getBytes(UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static String changed(String text) {
    int at = text.length() - 10;
    char other = text.charAt(at) == 'A' ? 'B' : 'A';
    return text.substring(0, at) + other + text.substring(at + 1);
  }
}
