package io.followup.handlers.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.domain.chat.OpenChat;
import io.followup.domain.chat.OpenedBy;
import io.followup.domain.contact.Device;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.delivery.Channel;
import io.followup.domain.device.RegisterDevice;
import io.followup.domain.erasure.EraseCustomer;
import io.followup.domain.erasure.ForgetChats;
import io.followup.domain.erasure.ForgetReplies;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.fixture.MemoryLedger;
import io.followup.domain.fixture.MemorySuppressions;
import io.followup.domain.followup.JudgeReachability;
import io.followup.domain.id.DeviceId;
import io.followup.domain.presence.Whereabouts;
import io.followup.domain.price.Prices;
import io.followup.domain.settings.Settings;
import io.followup.wire.fixture.Answered;
import io.followup.wire.fixture.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomersFunctionTest extends Ports {
  private static final String MINA = "/v1/customers/mina";
  private static final String PHONE = MINA + "/devices/phone-1";
  private static final String CONTACT =
      """
      {'name':'Mina Kim','phone':'010-2345-6789','email':'mina@example.com','country':'KR',
       'language':'ko','lineUserId':'U0123456789abcdef0123456789abcdef'}
      """;

  private final CustomersFunction function =
      new CustomersFunction(
          deployment.credentials(),
          customers,
          new EraseCustomer(
              customers,
              presences,
              new ForgetChats(chats, room),
              new ForgetReplies(stories, replies, deliveries, links, deployment.signer()),
              new MemorySuppressions(),
              MemorySuppressions.FINGERPRINTS,
              deployment.clock()),
          new Devices(
              new RegisterDevice(phones, customers, deployment.clock()),
              customers,
              deployment.workspaces()),
          new ReadReachability(
              new JudgeReachability(
                  new Whereabouts(presences, customers, deployment.clock()),
                  chats,
                  new MemorySuppressions(),
                  Prices.defaults(),
                  new MemoryLedger(deployment.store()),
                  deployment.clock()),
              deployment.workspaces()),
          presences,
          stories,
          chats,
          deployment.clock());

  @Override
  protected Call.Door door() {
    return function::customers;
  }

  @Test
  void a_customer_has_twenty_phones_and_no_more_unless_one_is_dead() {
    for (int i = 0; i < 20; i++) {
      customers.putDevice(mina(), Fresh.device("phone-" + i, "token-" + i));
    }
    String device = "{'platform':'android','token':'one-more'}";

    Answered full = backend("PUT", MINA + "/devices/one-more", device);
    Answered again = backend("PUT", MINA + "/devices/phone-3", device);
    customers.markDead(mina(), new DeviceId("phone-7"), "token-7");
    Answered room = backend("PUT", MINA + "/devices/another", "{'platform':'android','token':'n'}");

    assertThat(full.status()).isEqualTo(422);
    assertThat(full.problem()).containsExactly("deviceId too-many");
    assertThat(again.status()).isEqualTo(200);
    assertThat(room.status()).isEqualTo(200);
    assertThat(customers.get(mina()).devices()).hasSize(20);
  }

  @Test
  void contact_is_stored_and_shown_masked_alone() {
    Answered put = backend("PUT", MINA, CONTACT);
    Answered get = backend("GET", MINA);

    assertThat(put.status()).isEqualTo(200);
    assertThat(get.status()).isEqualTo(200);
    assertThat(get.body()).isEqualTo(put.body());
    assertThat(get.body()).doesNotContain("Mina Kim", "23456789", "mina@", "0123456789abcdef");
    JsonNode shown = get.json();
    assertThat(shown.path("id").asText()).isEqualTo("mina");
    assertThat(shown.path("name").asText()).isEqualTo("M***");
    assertThat(shown.path("phone").asText()).startsWith("+82").endsWith("6789").contains("*");
    assertThat(shown.path("email").asText()).isEqualTo("m***@example.com");
    assertThat(shown.path("country").asText()).isEqualTo("KR");
    assertThat(shown.path("language").asText()).isEqualTo("ko");
    assertThat(shown.path("devices").isEmpty()).isTrue();
    assertThat(customers.get(mina()).phone().map(PhoneNumber::e164)).contains("+821023456789");
  }

  @Test
  void a_put_merges_and_null_removes() {
    backend("PUT", MINA, CONTACT);

    JsonNode shown = backend("PUT", MINA, "{'email':null,'name':'Kim'}").json();

    assertThat(shown.path("email").isNull()).isTrue();
    assertThat(shown.path("name").asText()).isEqualTo("K***");
    assertThat(shown.path("phone").isTextual()).isTrue();
  }

  @Test
  void a_number_is_parsed_with_the_stored_country_and_stays_when_that_changes() {
    backend("PUT", MINA, "{'country':'KR'}");
    backend("PUT", MINA, "{'phone':'010-2345-6789'}");

    Answered moved = backend("PUT", MINA, "{'country':'JP'}");

    assertThat(moved.status()).isEqualTo(200);
    assertThat(customers.get(mina()).phone().map(PhoneNumber::e164)).contains("+821023456789");
  }

  @Test
  void one_bad_field_and_nothing_is_stored() {
    Answered refused = backend("PUT", MINA, "{'name':'Mina','phone':'12','country':'KR'}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problem()).containsExactly("phone invalid-number");
    assertThat(refused.body()).doesNotContain("\"12\"");
    assertThat(backend("GET", MINA).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'name':7}|400|name wrong-type",
        "{'phone':821023456789}|400|phone wrong-type",
        "{'email':{'address':'x'}}|400|email wrong-type",
        "{'lineUserId':'mi na'}|422|lineUserId malformed",
        "{'language':'-'}|422|language malformed",
        "[]|400|"
      })
  void what_is_wrong_is_named(String json, int status, String told) {
    Answered refused = backend("PUT", MINA, json);

    assertThat(refused.status()).isEqualTo(status);
    assertThat(String.join(", ", refused.problem())).isEqualTo(told == null ? "" : told);
  }

  @Test
  void customers_store_their_own_contact_and_nobody_else_s() {
    Call put = Call.put(MINA, "{\"name\":\"Mina\"}");

    assertThat(answered(put.by(deployment.token("mina"))).status()).isEqualTo(200);
    assertThat(answered(put.by(deployment.token("jun"))).status()).isEqualTo(404);
    assertThat(answered(put).status()).isEqualTo(401);
    assertThat(answered(Call.get(MINA).by(deployment.token("mina"))).status()).isEqualTo(401);
    assertThat(answered(Call.delete(MINA).by(deployment.token("mina"))).status()).isEqualTo(401);
  }

  @Test
  void another_workspace_s_customer_is_not_there() {
    backend("PUT", MINA, CONTACT);
    deployment.create("coffee");

    assertThat(answered(Call.get(MINA).by(deployment.keyOf("coffee"))).status()).isEqualTo(404);
  }

  @Test
  void an_erased_customer_is_gone_and_may_be_erased_again() {
    backend("PUT", MINA, CONTACT);

    assertThat(backend("DELETE", MINA).status()).isEqualTo(204);
    assertThat(backend("GET", MINA).status()).isEqualTo(404);
    assertThat(backend("DELETE", MINA).status()).isEqualTo(204);
  }

  @Test
  void S5_whoever_only_began_a_chat_can_be_erased() {
    assertThat(backend("DELETE", MINA).status()).isEqualTo(404);
    var _ = new OpenChat(chats, customers).open(chat(), OpenedBy.MANAGER, Settings.defaults("Tea"));

    assertThat(backend("DELETE", MINA).status()).isEqualTo(204);
  }

  @Test
  void S5_whoever_only_stopped_a_channel_can_be_erased() {
    assertThat(backend("PUT", MINA + "/stops/EMAIL").status()).isEqualTo(204);

    assertThat(backend("DELETE", MINA).status()).isEqualTo(204);
  }

  @Test
  void a_phone_is_registered_with_the_carrier_and_shown_without_its_token() {
    Answered put =
        answered(
            Call.put(PHONE, "{\"platform\":\"ios\",\"token\":\"apns-token\"}")
                .by(deployment.token()));

    assertThat(put.status()).isEqualTo(200);
    assertThat(put.body()).isEqualTo("{\"id\":\"phone-1\",\"platform\":\"ios\",\"live\":true}");
    assertThat(customers.get(mina()).devices())
        .extracting(Device::endpoint)
        .containsExactly("endpoint-of-apns-token");
    assertThat(backend("GET", MINA).body()).contains("phone-1").doesNotContain("apns-token");
  }

  @Test
  void a_phone_goes_and_may_go_again() {
    backend("PUT", PHONE, "{'platform':'android','token':'t'}");

    assertThat(backend("DELETE", PHONE).status()).isEqualTo(204);
    assertThat(backend("DELETE", PHONE).status()).isEqualTo(204);
    assertThat(customers.get(mina()).devices()).isEmpty();
  }

  @Test
  void another_customer_s_phone_is_not_there_for_a_customer() {
    Call put = Call.put(PHONE, "{\"platform\":\"ios\",\"token\":\"t\"}");

    assertThat(answered(put.by(deployment.token("jun"))).status()).isEqualTo(404);
    assertThat(answered(Call.delete(PHONE).by(deployment.token("jun"))).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|422|platform required, token required",
        "{'platform':'windows','token':'t'}|422|platform unknown",
        "{'platform':'ios','token':''}|422|token blank",
        "{'platform':'ios','token':7}|400|token wrong-type",
        "{'platform':'ios','token':'bad-token'}|422|token malformed"
      })
  void what_is_wrong_with_a_phone_is_named_and_it_is_stored_nowhere(
      String json, int status, String told) {
    Answered refused = backend("PUT", PHONE, json);

    assertThat(refused.status()).isEqualTo(status);
    assertThat(String.join(", ", refused.problem())).isEqualTo(told);
    assertThat(customers.get(mina()).devices()).isEmpty();
  }

  @Test
  void a_token_has_at_most_4_096_characters() {
    String most = "t".repeat(4096);

    assertThat(backend("PUT", PHONE, "{'platform':'ios','token':'" + most + "'}").status())
        .isEqualTo(200);
    assertThat(backend("PUT", PHONE, "{'platform':'ios','token':'" + most + "t'}").problem())
        .containsExactly("token too-long");
  }

  @Test
  void a_phone_is_stored_only_once_the_carrier_knows_it() {
    phones.down = true;

    Answered later = backend("PUT", PHONE, "{'platform':'ios','token':'t'}");

    assertThat(later.status()).isEqualTo(503);
    assertThat(later.header("Retry-After")).isEqualTo("5");
    assertThat(customers.get(mina()).devices()).isEmpty();
  }

  private Answered customer(String method, String target) {
    return answered(Call.of(method, target).by(deployment.token()));
  }

  @Test
  void S6_both_may_stop_and_only_the_customer_undoes_it() {
    String stop = MINA + "/stops/TEXT";
    assertThat(backend("PUT", stop).status()).isEqualTo(204);
    assertThat(backend("PUT", stop).status()).isEqualTo(204);
    assertThat(customers.get(mina()).stopped()).containsExactly(Channel.TEXT);

    Answered refused = backend("DELETE", stop);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("type").asText()).endsWith("/customer-only");
    assertThat(customers.get(mina()).stopped()).containsExactly(Channel.TEXT);

    assertThat(customer("DELETE", stop).status()).isEqualTo(204);
    assertThat(customer("DELETE", stop).status()).isEqualTo(204);
    assertThat(customers.get(mina()).stopped()).isEmpty();
    assertThat(customer("PUT", stop).status()).isEqualTo(204);
    assertThat(customers.get(mina()).stopped()).containsExactly(Channel.TEXT);
  }

  @Test
  void S6_what_is_no_channel_or_another_customers_is_not_found() {
    assertThat(backend("PUT", MINA + "/stops/SMS").status()).isEqualTo(404);
    assertThat(backend("PUT", MINA + "/stops/text").status()).isEqualTo(404);
    assertThat(customer("PUT", "/v1/customers/sora/stops/TEXT").status()).isEqualTo(404);
    assertThat(customer("DELETE", "/v1/customers/sora/stops/TEXT").status()).isEqualTo(404);
  }

  @Test
  void a_stopped_channel_is_shown() {
    backend("PUT", MINA, CONTACT);
    customers.stop(mina(), Channel.EMAIL);

    assertThat(backend("GET", MINA).json().path("stopped").toString()).isEqualTo("[\"EMAIL\"]");
  }

  private static final String BROWSER =
      "{'endpoint':'https://push.example/1','expirationTime':null,'keys':{'p256dh':'"
          + "B".repeat(87)
          + "','auth':'"
          + "A".repeat(22)
          + "'}}";

  @Test
  void a_browser_is_registered_by_its_subscription_however_that_is_written() {
    String text = BROWSER.replace("'", "\\\"").replace("A\\\"}}", "A==\\\"}}");

    Answered object =
        backend("PUT", MINA + "/devices/b", "{'platform':'web','token':" + BROWSER + "}");
    String first = customers.get(mina()).devices().getFirst().token();
    Answered same =
        backend("PUT", MINA + "/devices/b", "{'platform':'web','token':'" + text + "'}");

    assertThat(object.json().path("platform").asText()).isEqualTo("web");
    assertThat(same.status()).isEqualTo(200);
    assertThat(customers.get(mina()).devices()).extracting(Device::token).containsExactly(first);
    assertThat(first).isEqualTo("https://push.example/1 " + "B".repeat(87) + " " + "A".repeat(22));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'token-of-a-phone'|token malformed",
        "'{}'|token.endpoint required, token.keys required",
        "{'endpoint':'http://push.example/1','keys':{}}|token.endpoint malformed, token.keys.p256dh required, token.keys.auth required",
        "{'endpoint':'https://push.example/1','keys':{'p256dh':'short','auth':'short'}}|token.keys.p256dh malformed, token.keys.auth malformed"
      })
  void what_is_wrong_with_a_subscription_is_named(String token, String told) {
    Answered refused =
        backend("PUT", MINA + "/devices/b", "{'platform':'web','token':" + token + "}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(String.join(", ", refused.problem())).isEqualTo(told);
  }
}
