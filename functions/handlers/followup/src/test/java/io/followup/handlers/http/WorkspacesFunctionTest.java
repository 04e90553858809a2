package io.followup.handlers.http;

import static io.followup.wire.fixture.Deployment.OPERATOR_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.domain.fixture.MemoryLedger;
import io.followup.domain.fixture.MemoryTries;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.price.Prices;
import io.followup.domain.secret.Keyring;
import io.followup.domain.secret.Keyring.What;
import io.followup.domain.secret.Versions;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import io.followup.domain.settings.Workspaces;
import io.followup.wire.Json;
import io.followup.wire.credential.Caller;
import io.followup.wire.fixture.Answered;
import io.followup.wire.fixture.Call;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspacesFunctionTest extends Ports {
  /** Puts that come between this many others' reads and writes. */
  private int between;

  private final Workspaces workspaces = new Contended();
  private final MemoryTries tries = new MemoryTries();
  private final WorkspacesFunction function =
      new WorkspacesFunction(
          deployment.credentials(),
          workspaces,
          deployment.keys(),
          new MintKeys(workspaces, deployment.keys(), deployment.clock()),
          new WorkspaceSettings(workspaces),
          new Money(
              workspaces,
              new MemoryLedger(deployment.store()),
              Prices.defaults(),
              "KRW",
              deployment.clock()),
          new WebhookTries(tries),
          HttpDoors.preview(workspaces, deployment.clock()));

  @Override
  protected Call.Door door() {
    return function::workspaces;
  }

  private final class Contended implements Workspaces {
    @Override
    public boolean create(Workspace workspace) {
      return deployment.workspaces().create(workspace);
    }

    @Override
    public Optional<Workspace> get(WorkspaceId id) {
      return deployment.workspaces().get(id);
    }

    @Override
    public boolean setPrices(WorkspaceId id, Prices prices) {
      return deployment.workspaces().setPrices(id, prices);
    }

    @Override
    public boolean replaceSettings(WorkspaceId id, long expectedVersion, Settings settings) {
      if (between > 0) {
        between--;
        boolean _ =
            deployment.workspaces().replaceSettings(id, expectedVersion, Settings.defaults("B"));
      }
      return deployment.workspaces().replaceSettings(id, expectedVersion, settings);
    }

    @Override
    public boolean replaceKeys(WorkspaceId id, Keyring before, Keyring after) {
      if (between > 0) {
        between--;
        Keyring now = deployment.workspaces().get(id).orElseThrow().keys();
        Versions next =
            now.webhookSecret()
                .next(deployment.keys().by(), Duration.ZERO, deployment.clock().instant());
        boolean _ =
            deployment.workspaces().replaceKeys(id, now, now.with(What.WEBHOOK_SECRET, next));
      }
      return deployment.workspaces().replaceKeys(id, before, after);
    }

    @Override
    public boolean setPaymentMethod(WorkspaceId id, boolean registered) {
      return deployment.workspaces().setPaymentMethod(id, registered);
    }
  }

  private Answered operator(String method, String target, String json) {
    return answered(Call.of(method, target).with(quoted(json)).by(OPERATOR_KEY));
  }

  private Answered mint(String json) {
    return operator("POST", "/v1/workspaces/tea/keys", json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"workspaceKey", "tokenSecret", "webhookSecret"})
  void S7_a_key_is_minted_anew_beside_the_old_one(String what) {
    Answered minted = mint("{'what':'" + what + "','graceSeconds':60}");
    Answered again = mint("{'what':'" + what + "'}");

    assertThat(minted.status()).isEqualTo(201);
    assertThat(minted.json().path("oldValidUntil").asText())
        .isEqualTo(deployment.clock().instant().plusSeconds(60).toString());
    assertThat(again.json().path("oldValidUntil").asText())
        .isEqualTo(deployment.clock().instant().plusSeconds(86_400).toString());
    assertThat(minted.json().path(what).asText())
        .isNotBlank()
        .isNotEqualTo(again.json().path(what).asText());
    assertThat(minted.json()).hasSize(2);
  }

  @Test
  void S7_an_old_key_opens_until_its_grace_ends() {
    String anew =
        mint("{'what':'workspaceKey','graceSeconds':60}").json().path("workspaceKey").asText();

    assertThat(answered(Call.get("/v1/workspace").by(anew)).status()).isEqualTo(200);
    assertThat(answered(Call.get("/v1/workspace").by(deployment.key())).status()).isEqualTo(200);
    deployment.clock().after(Duration.ofSeconds(60));
    assertThat(answered(Call.get("/v1/workspace").by(deployment.key())).status()).isEqualTo(401);
    assertThat(answered(Call.get("/v1/workspace").by(anew)).status()).isEqualTo(200);
  }

  @Test
  void S7_a_minting_that_another_came_between_begins_anew() {
    between = 3;

    String anew = mint("{'what':'workspaceKey'}").json().path("workspaceKey").asText();

    assertThat(answered(Call.get("/v1/workspace").by(anew)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|422|what required",
        "{'what':'operatorKey'}|422|what unknown",
        "{'what':'tokenSecret','graceSeconds':-1}|422|graceSeconds out-of-range",
        "{'what':'tokenSecret','graceSeconds':604801}|422|graceSeconds out-of-range",
        "{'what':'tokenSecret','graceSeconds':'1'}|400|graceSeconds wrong-type"
      })
  void what_cannot_be_minted_is_named_and_revokes_nothing(String json, int status, String told) {
    Answered refused = mint(json);

    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.problem()).containsExactly(told);
    assertThat(answered(Call.get("/v1/workspace").by(deployment.key())).status()).isEqualTo(200);
  }

  @Test
  void the_operator_alone_mints_and_only_for_a_workspace_that_is_there() {
    Call call = Call.post("/v1/workspaces/tea/keys", "{\"what\":\"workspaceKey\"}");

    assertThat(answered(call.by(deployment.key())).status()).isEqualTo(401);
    assertThat(answered(call.by(deployment.token())).status()).isEqualTo(401);
    assertThat(answered(call).status()).isEqualTo(401);
    assertThat(operator("POST", "/v1/workspaces/none/keys", "{'what':'workspaceKey'}").status())
        .isEqualTo(404);
  }

  private Answered put(String json) {
    return backend("PUT", "/v1/workspace", json);
  }

  private Answered put(String json, String condition) {
    return answered(
        Call.put("/v1/workspace", quoted(json)).by(deployment.key()).with("If-Match", condition));
  }

  private void pay(boolean registered) {
    operator("PUT", "/v1/workspaces/tea/billing", "{'paymentMethod':" + registered + "}");
  }

  @Test
  void a_workspace_is_created_with_secrets_that_open() {
    Answered created = operator("POST", "/v1/workspaces", "{'id':'hanok','name':'Hanok'}");

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().path("id").asText()).isEqualTo("hanok");
    assertThat(created.json().path("tokenSecret").asText()).hasSizeGreaterThanOrEqualTo(32);
    String key = created.json().path("workspaceKey").asText();
    assertThat(key).startsWith("fk_");
    assertThat(deployment.credentials().caller(key)).isInstanceOf(Caller.Backend.class);
  }

  @Test
  void a_workspace_is_created_once() {
    operator("POST", "/v1/workspaces", "{'id':'hanok','name':'Hanok'}");

    Answered again = operator("POST", "/v1/workspaces", "{'id':'hanok','name':'Hanok'}");

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.body()).doesNotContain("fk_");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|422|id required, name required",
        "{'id':'a b','name':''}|422|id malformed, name blank",
        "{'id':'a','name':['x']}|400|name wrong-type"
      })
  void what_is_wrong_with_a_workspace_is_named(String json, int status, String told) {
    Answered refused = operator("POST", "/v1/workspaces", json);

    assertThat(refused.status()).isEqualTo(status);
    assertThat(String.join(", ", refused.problem())).isEqualTo(told);
  }

  @Test
  void the_operator_speaks_for_billing() {
    Answered answered = operator("PUT", "/v1/workspaces/tea/billing", "{'paymentMethod':true}");

    assertThat(answered.status()).isEqualTo(200);
    assertThat(answered.body()).isEqualTo("{\"paymentMethod\":true}");
    assertThat(backend("GET", "/v1/workspace").json().path("billing").path("paymentMethod"))
        .isEqualTo(Json.tree(true));
    assertThat(operator("PUT", "/v1/workspaces/none/billing", "{'paymentMethod':true}").status())
        .isEqualTo(404);
    assertThat(operator("PUT", "/v1/workspaces/tea/billing", "{'paymentMethod':1}").problem())
        .containsExactly("paymentMethod wrong-type");
    assertThat(backend("PUT", "/v1/workspaces/tea/billing", "{'paymentMethod':true}").status())
        .isEqualTo(401);
  }

  @Test
  void what_is_shown_can_be_put_again() {
    Answered shown = backend("GET", "/v1/workspace");

    Answered put = put(shown.body());

    assertThat(put.status()).isEqualTo(200);
    assertThat(put.json()).isEqualTo(shown.json());
    assertThat(put.header("ETag")).isNotEqualTo(shown.header("ETag"));
  }

  @Test
  void a_put_replaces_all_that_it_does_not_name() {
    put("{'name':'Tea','idleSeconds':100,'chatUrl':'https://tea.example.com'}");

    JsonNode shown = put("{'name':'Tea','minGapSeconds':0}").json();

    assertThat(shown.path("idleSeconds").asInt()).isEqualTo(270);
    assertThat(shown.path("minGapSeconds").asInt()).isZero();
    assertThat(shown.has("chatUrl")).isFalse();
  }

  @Test
  void a_put_of_billing_is_ignored() {
    JsonNode shown = put("{'name':'Tea','billing':{'paymentMethod':true}}").json();

    assertThat(shown.path("billing").path("paymentMethod").asBoolean(true)).isFalse();
  }

  @Test
  void asking_for_the_phone_number_needs_a_payment_method() {
    Answered refused = put("{'name':'Tea','ask':{'phone':true}}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problem()).containsExactly("ask.phone payment-method-required");
    assertThat(refused.json().path("type").asText()).endsWith("/payment-method-required");

    pay(true);
    assertThat(put("{'name':'Tea','ask':{'phone':true}}").status()).isEqualTo(200);
  }

  @Test
  void what_is_shown_can_be_put_again_also_when_the_payment_method_has_gone() {
    pay(true);
    put("{'name':'Tea','ask':{'phone':true}}");
    pay(false);

    assertThat(put(backend("GET", "/v1/workspace").body()).status()).isEqualTo(200);

    put("{'name':'Tea'}");
    assertThat(put("{'name':'Tea','ask':{'phone':true}}").status()).isEqualTo(422);
  }

  @Test
  void a_condition_that_holds_lets_the_put_through() {
    String etag = backend("GET", "/v1/workspace").header("ETag");

    assertThat(etag).isEqualTo("\"1\"");
    assertThat(put("{'name':'A'}", etag).status()).isEqualTo(200);
    assertThat(put("{'name':'B'}", "\"0\", \"2\"").status()).isEqualTo(200);
    assertThat(put("{'name':'C'}", "*").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"0\"", "W/\"1\"", "1", "", "\"0\", \"2\"", "\"1", "\"01\""})
  void a_condition_that_does_not_hold_changes_nothing(String condition) {
    Answered failed = put("{'name':'Other'}", condition);

    assertThat(failed.status()).isEqualTo(412);
    assertThat(deployment.workspace().settings().name()).isEqualTo("tea");
  }

  @Test
  void what_breaks_a_rule_is_told_before_what_has_changed() {
    assertThat(put("{}", "\"0\"").status()).isEqualTo(422);
  }

  @Test
  void a_put_without_a_condition_is_tried_again_when_another_comes_between() {
    between = 3;

    assertThat(put("{'name':'Mine'}").status()).isEqualTo(200);
    assertThat(deployment.workspace().settings().name()).isEqualTo("Mine");
  }

  @Test
  void a_put_with_a_condition_loses_to_another_that_comes_between() {
    between = 1;

    assertThat(put("{'name':'Mine'}", "\"1\"").status()).isEqualTo(412);
    assertThat(deployment.workspace().settings().name()).isEqualTo("B");
  }

  @Test
  void a_secret_is_kept_by_a_put_that_cannot_know_it() {
    put("{'name':'Tea','text':{'line':{'secretRef':'tea/line'}}}");
    Answered shown = backend("GET", "/v1/workspace");

    put(shown.body());

    assertThat(shown.body()).doesNotContain("tea/line");
    assertThat(deployment.workspace().settings().text().line())
        .contains(new Settings.Line(Optional.of("tea/line")));
  }

  @Test
  void settings_that_are_wrong_are_named_and_change_nothing() {
    Answered refused = put("{'idleSeconds':1,'content':7,'chatUrl':'http://example.com'}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.problem())
        .containsExactlyInAnyOrder(
            "name required", "idleSeconds out-of-range", "content wrong-type", "chatUrl malformed");
    assertThat(deployment.workspace().version()).isEqualTo(1);
  }

  @Test
  void settings_are_for_the_workspace_s_key_alone() {
    assertThat(answered(Call.get("/v1/workspace").by(OPERATOR_KEY)).status()).isEqualTo(401);
    assertThat(answered(Call.get("/v1/workspace").by(deployment.token())).status()).isEqualTo(401);
  }

  @Test
  void M3_a_credit_is_booked_once_and_other_units_are_a_conflict() {
    Answered first = operator("POST", "/v1/workspaces/tea/credits", "{'id':'p1','units':500}");
    Answered again = operator("POST", "/v1/workspaces/tea/credits", "{'id':'p1','units':500}");
    Answered other = operator("POST", "/v1/workspaces/tea/credits", "{'id':'p1','units':501}");

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(201);
    assertThat(other.status()).isEqualTo(409);
    assertThat(usage().path("credits").asLong()).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1000000000001", "null"})
  void credits_that_are_none_are_refused(String units) {
    String json = "{'id':'p1','units':" + units + "}";

    assertThat(operator("POST", "/v1/workspaces/tea/credits", json).status()).isEqualTo(422);
    assertThat(usage().path("credits").asLong()).isZero();
  }

  @Test
  void a_workspace_that_is_none_has_neither_credits_nor_prices() {
    assertThat(operator("POST", "/v1/workspaces/no/credits", "{'id':'p','units':1}").status())
        .isEqualTo(404);
    assertThat(operator("PUT", "/v1/workspaces/no/prices", "{'prices':[]}").status())
        .isEqualTo(404);
  }

  @Test
  void M1_a_workspace_sees_its_own_prices_before_the_operators() {
    Answered put =
        operator(
            "PUT",
            "/v1/workspaces/tea/prices",
            "{'prices':[{'kind':'SMS','unitsPerPart':9},{'kind':'SMS','country':'US','unitsPerPart':70}]}");

    assertThat(put.status()).isEqualTo(200);
    assertThat(usage().path("prices"))
        .filteredOn(price -> price.path("kind").asText().equals("SMS"))
        .extracting(price -> price.path("unitsPerPart").asLong())
        .containsExactlyInAnyOrder(9L, 70L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'kind':'FAX','unitsPerPart':1}",
        "{'kind':'SMS','unitsPerPart':-1}",
        "{'kind':'SMS'}",
        "{'kind':'SMS','unitsPerPart':1,'country':'Korea'}",
        "{'kind':'SMS','unitsPerPart':1,'from':'soon'}",
        "{'kind':'SMS','unitsPerPart':1,'from':''}"
      })
  void M1_a_price_that_is_none_is_refused(String price) {
    assertThat(operator("PUT", "/v1/workspaces/tea/prices", "{'prices':[" + price + "]}").status())
        .isEqualTo(422);
  }

  @Test
  void a_month_and_a_cursor_that_are_none_are_named() {
    assertThat(backend("GET", "/v1/workspace/usage?month=2026-13").status()).isEqualTo(422);
    assertThat(backend("GET", "/v1/workspace/ledger?cursor=nonsense").status()).isEqualTo(422);
    assertThat(backend("GET", "/v1/workspace/ledger?from=lately").status()).isEqualTo(422);
  }

  @Test
  void a_ledger_is_empty_at_first_and_usage_is_that_of_this_month() {
    assertThat(backend("GET", "/v1/workspace/ledger").json().path("entries")).isEmpty();
    assertThat(usage().path("cap").isNull()).isTrue();
    assertThat(usage().path("spent").asLong()).isZero();
    assertThat(usage().path("currency").asText()).isEqualTo("KRW");
  }

  private JsonNode usage() {
    return backend("GET", "/v1/workspace/usage").json();
  }

  @Test
  void F10_a_preview_shows_what_customers_would_get_by_the_settings_that_hold() {
    JsonNode notices =
        backend("POST", "/v1/workspace/preview", "{'text':'Hello','manager':{'name':'Jun'}}")
            .json()
            .path("notices");

    assertThat(notices.valueStream().map(one -> one.path("kind").asText()))
        .containsExactly("PUSH", "SMS", "EMAIL");
    assertThat(notices.valueStream().map(one -> one.path("channel").asText()))
        .containsExactly("PUSH", "TEXT", "EMAIL");
    assertThat(notices.path(0).path("title").asText()).isEqualTo("Jun");
    assertThat(notices.path(1).path("text").asText()).contains("Hello", "https://chat.example/l/");
    assertThat(notices.path(1).path("price").asInt()).isEqualTo(12);
    assertThat(notices.path(2).path("html").asText()).startsWith("<p>");
  }

  @Test
  void F10_a_preview_tries_settings_that_nobody_has_put() {
    String settings =
        "{'name':'Lampen','language':'ja','content':'none','text':{'line':{},'alimTalk':"
            + "{'vendor':'nhn','senderKey':'1234567890123456789012345678901234567890',"
            + "'templateCode':'T1'}}}";

    Answered korea =
        backend("POST", "/v1/workspace/preview", "{'text':'Hello','settings':" + settings + "}");
    Answered japan =
        backend(
            "POST",
            "/v1/workspace/preview",
            "{'text':'Hello','country':'JP','settings':" + settings + "}");

    assertThat(kinds(korea)).containsExactly("PUSH", "ALIMTALK", "LINE", "SMS", "EMAIL");
    assertThat(kinds(japan)).containsExactly("PUSH", "LINE", "SMS", "EMAIL");
    assertThat(korea.body()).contains("Lampen").doesNotContain("Hello");
    assertThat(backend("GET", "/v1/workspace").body()).doesNotContain("Lampen");
  }

  private static List<String> kinds(Answered preview) {
    return preview.json().path("notices").valueStream().map(n -> n.path("kind").asText()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|text required",
        "{'text':' '}|text blank",
        "{'text':'a','country':'Korea'}|country unknown",
        "{'text':'a','manager':{}}|manager.name required",
        "{'text':'a','settings':{'name':'x','idleSeconds':1}}|settings.idleSeconds out-of-range"
      })
  void what_is_wrong_with_a_preview_is_named(String body, String told) {
    Answered refused = backend("POST", "/v1/workspace/preview", body);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problem()).containsExactly(told);
  }
}
