package io.followup.handlers.presence;

import static io.followup.wire.fixture.Deployment.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.domain.fixture.MemoryCustomers;
import io.followup.domain.fixture.MemoryPresences;
import io.followup.domain.presence.RecordPresence;
import io.followup.domain.presence.Whereabouts;
import io.followup.wire.fixture.Answered;
import io.followup.wire.fixture.Call;
import io.followup.wire.fixture.Deployment;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresenceFunctionTest {
  private final Deployment deployment = new Deployment();
  private final MemoryPresences presences = new MemoryPresences(deployment.store());
  private final PresenceFunction function =
      new PresenceFunction(
          deployment.credentials(),
          new RecordPresence(presences, deployment.clock()),
          new Whereabouts(presences, new MemoryCustomers(deployment.store()), deployment.clock()));

  private Answered answered(Call call) {
    return call.to(function::presence);
  }

  private Answered put(String json) {
    return answered(Call.put("/v1/presence", json.replace('\'', '"')).by(deployment.token()));
  }

  private JsonNode presence() {
    return answered(Call.get("/v1/customers/" + CUSTOMER + "/presence").by(deployment.key()))
        .json();
  }

  private Instant now() {
    return deployment.clock().instant();
  }

  @Test
  void a_beat_is_told_until_when_it_holds_and_when_to_call_again() {
    Answered beat = put("{'session':'tab-1','state':'active'}");

    assertThat(beat.status()).isEqualTo(200);
    assertThat(beat.json().path("online").asBoolean()).isTrue();
    assertThat(beat.json().path("until").asText()).isEqualTo(now().plusSeconds(270).toString());
    assertThat(beat.json().path("nextBeatSeconds").asInt()).isEqualTo(90);
  }

  @Test
  void leaving_ends_a_session_and_the_last_one_ends_all() {
    put("{'session':'tab-1','state':'active'}");
    put("{'session':'tab-2','state':'active'}");

    assertThat(put("{'session':'tab-1','state':'left'}").json().path("online").asBoolean())
        .isTrue();

    JsonNode last = put("{'session':'tab-2','state':'left'}").json();
    assertThat(last.path("online").asBoolean(true)).isFalse();
    assertThat(last.has("until")).isFalse();
  }

  @Test
  void an_activity_of_a_while_ago_holds_no_longer_for_its_delay() {
    Answered beat = put("{'session':'tab-1','state':'active','n':1,'agoMs':60000}");

    assertThat(beat.json().path("until").asText()).isEqualTo(now().plusSeconds(210).toString());
  }

  @Test
  void a_number_that_does_not_rise_changes_nothing() {
    put("{'session':'tab-1','state':'active','n':5}");
    put("{'session':'tab-1','state':'left','n':5}");

    assertThat(presence().path("online").asBoolean()).isTrue();
  }

  @Test
  void a_backend_is_told_who_is_here() {
    put("{'session':'tab-1','state':'active'}");
    Instant active = now();

    JsonNode online = presence();
    deployment.clock().after(Duration.ofSeconds(270));
    JsonNode offline = presence();

    assertThat(online.path("online").asBoolean()).isTrue();
    assertThat(online.path("lastActiveAt").asText()).isEqualTo(active.toString());
    assertThat(offline.path("online").asBoolean(true)).isFalse();
    assertThat(offline.path("since").asText()).isEqualTo(active.plusSeconds(270).toString());
    assertThat(offline.has("until")).isFalse();
  }

  @Test
  void whoever_was_never_seen_is_offline() {
    JsonNode never = presence();

    assertThat(never.path("online").asBoolean(true)).isFalse();
    assertThat(never.has("since")).isFalse();
    assertThat(never.has("lastActiveAt")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain;charset=UTF-8", "application/json", ""})
  void a_beacon_brings_its_token_in_the_body(String contentType) {
    String body =
        "{\"session\":\"tab-1\",\"state\":\"active\",\"token\":\"" + deployment.token() + "\"}";

    Answered beacon = answered(Call.post("/v1/presence", body).with("Content-Type", contentType));

    assertThat(beacon.status()).isEqualTo(200);
    assertThat(presence().path("online").asBoolean()).isTrue();
  }

  @Test
  void a_beacon_may_bring_its_token_in_the_header_too() {
    Call beacon = Call.post("/v1/presence", "{\"session\":\"t\",\"state\":\"active\"}");

    assertThat(answered(beacon.by(deployment.token())).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{'token':''}", "{'token':7}", "{'token':'a.b.c'}", "{'token':null}"})
  void a_beacon_without_a_good_token_is_nobody_s(String json) {
    Answered beacon = answered(Call.post("/v1/presence", json.replace('\'', '"')));

    assertThat(beacon.status()).isEqualTo(401);
    assertThat(beacon.header("Access-Control-Allow-Origin")).isEqualTo("*");
  }

  @Test
  void a_workspace_key_is_no_customer_s() {
    String body = "{\"session\":\"t\",\"state\":\"active\",\"token\":\"" + deployment.key() + "\"}";

    assertThat(answered(Call.put("/v1/presence", body).by(deployment.key())).status())
        .isEqualTo(401);
    assertThat(answered(Call.post("/v1/presence", body)).status()).isEqualTo(401);
    assertThat(answered(Call.get("/v1/customers/mina/presence").by(deployment.token())).status())
        .isEqualTo(401);
  }

  @Test
  void a_backend_beats_for_a_customer_that_it_names() {
    String body = "{\"session\":\"t\",\"state\":\"%s\",\"customerId\":\"mina\"}";

    Answered beat =
        answered(Call.put("/v1/presence", body.formatted("active")).by(deployment.key()));
    assertThat(beat.status()).isEqualTo(200);
    assertThat(presence().path("online").asBoolean()).isTrue();

    Answered left =
        answered(Call.post("/v1/presence", body.formatted("left")).by(deployment.key()));
    assertThat(left.status()).isEqualTo(200);
    assertThat(presence().path("online").asBoolean(true)).isFalse();
  }

  @Test
  void a_customer_beats_for_nobody_else_whoever_is_named() {
    String body = "{\"session\":\"t\",\"state\":\"active\",\"customerId\":\"mina\"}";

    Answered beat = answered(Call.put("/v1/presence", body).by(deployment.token("jun")));

    assertThat(beat.status()).isEqualTo(200);
    assertThat(presence().path("online").asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'session':'t','state':'active'}|401|",
        "{'session':'t','state':'active','customerId':null}|401|",
        "{'session':'t','state':'active','customerId':''}|401|",
        "{'session':'t','state':'active','customerId':'a b'}|422|customerId malformed",
        "{'session':'t','state':'active','customerId':7}|400|customerId wrong-type"
      })
  void a_key_that_names_nobody_is_the_wrong_kind(String json, int status, @Nullable String told) {
    String body = json.replace('\'', '"');

    Answered refused = answered(Call.put("/v1/presence", body).by(deployment.key()));

    assertThat(refused.status()).isEqualTo(status);
    assertThat(String.join(", ", refused.problem())).isEqualTo(told == null ? "" : told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|422|session required, state required",
        "{'session':'','state':'active'}|422|session malformed",
        "{'session':'a b','state':'active'}|422|session malformed",
        "{'session':7,'state':'active'}|400|session wrong-type",
        "{'session':null,'state':'active'}|422|session required",
        "{'session':'t','state':'away'}|422|state unknown",
        "{'session':'t','state':'Active'}|422|state unknown",
        "{'session':'t','state':true}|400|state wrong-type",
        "{'session':'t','state':'active','n':-1}|422|n out-of-range",
        "{'session':'t','state':'active','n':1.5}|400|n wrong-type",
        "{'session':'t','state':'active','n':'1'}|400|n wrong-type",
        "{'session':'t','state':'active','n':1e300}|422|n out-of-range",
        "{'session':'t','state':'active','agoMs':-1}|422|agoMs out-of-range",
        "{'session':'t','state':'active','agoMs':86400001}|422|agoMs out-of-range",
        "{'session':'t','state':'active','agoMs':'now'}|400|agoMs wrong-type",
        "{'session':[],'state':'x','agoMs':-1}|400|session wrong-type, state unknown, agoMs out-of-range"
      })
  void what_is_wrong_is_named_and_changes_nothing(String json, int status, String told) {
    Answered refused = put(json);

    assertThat(refused.status()).isEqualTo(status);
    assertThat(String.join(", ", refused.problem())).isEqualTo(told);
    assertThat(presence().path("online").asBoolean(true)).isFalse();
  }
}
