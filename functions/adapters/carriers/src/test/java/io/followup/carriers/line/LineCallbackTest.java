package io.followup.carriers.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.carriers.callback.Callback;
import io.followup.carriers.callback.Callback.Call;
import io.followup.carriers.callback.Callback.News;
import io.followup.carriers.callback.Callback.Read;
import io.followup.carriers.conformance.CallingBack;
import io.followup.domain.id.WorkspaceId;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineCallbackTest implements CallingBack {
  private static final WorkspaceId SHOP = new WorkspaceId("shop");
  private static final Map<String, String> OF_SHOP = Map.of("workspace", "shop");
  private static final Instant AT = Instant.ofEpochMilli(1_795_305_600_123L);

  private final KnownSecrets secrets =
      new KnownSecrets()
          .own("shop", "own", "shops-token", "shops-secret")
          .own("other", "own", "others-token", "others-secret")
          .own("shop", "unsigned", "shops-token", "");
  private final LineCallback callback = new LineCallback(secrets);

  @Override
  public Callback callback() {
    return callback;
  }

  @Override
  public Signed first() {
    return new Signed(signed(body(event("unfollow", "U1", AT))), List.of(blocked("U1", AT)));
  }

  @Override
  public Signed second() {
    Instant later = AT.plusMillis(1);
    return new Signed(
        signed(body(event("follow", "U1", later))),
        List.of(new News.LineFriend(SHOP, "U1", false, later)));
  }

  @Override
  public Call forged() {
    return call(OF_SHOP, first().call().body(), signature("guessed", first().call().body()));
  }

  @Override
  public Call unsigned() {
    return new Call(Map.of(), OF_SHOP, first().call().body());
  }

  @Override
  public Call malformed() {
    return signed("{\"events\":");
  }

  @Override
  public Call aboutNobody() {
    return signed(body(event("message", "U1", AT), event("postback", "U2", AT)));
  }

  @Test
  void each_byte_of_the_body_counts() {
    byte[] body = first().call().body();
    String signature = signature(KnownSecrets.SECRET, body);

    for (int i = 0; i < body.length; i++) {
      byte[] tampered = body.clone();
      tampered[i] ^= 1;
      assertThat(callback.read(call(OF_SHOP, tampered, signature))).isEqualTo(new Read.Forged());
    }
    assertThat(callback.read(call(OF_SHOP, body, signature))).isInstanceOf(Read.Told.class);
  }

  @Test
  void the_raw_bytes_are_signed_and_not_what_they_mean() {
    byte[] body = body(event("unfollow", "U1", AT)).replace(":", " : ").getBytes(UTF_8);
    byte[] same = body(event("unfollow", "U1", AT)).getBytes(UTF_8);

    Read asSigned = callback.read(call(OF_SHOP, body, signature(KnownSecrets.SECRET, body)));
    Read rewritten = callback.read(call(OF_SHOP, same, signature(KnownSecrets.SECRET, body)));

    assertThat(asSigned).isEqualTo(new Read.Told(List.of(blocked("U1", AT))));
    assertThat(rewritten).isEqualTo(new Read.Forged());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "=", "no base64 at all", "c2hvcnQ="})
  void a_signature_of_another_form_is_a_forged_one(String signature) {
    assertThat(callback.read(call(OF_SHOP, first().call().body(), signature)))
        .isEqualTo(new Read.Forged());
  }

  @Test
  void one_call_may_tell_of_several_users() {
    Call call =
        signed(
            body(
                event("unfollow", "U1", AT),
                event("message", "U2", AT),
                event("follow", "U3", AT),
                event("unfollow", "U1", AT)));

    Read read = callback.read(call);

    assertThat(read)
        .isEqualTo(
            new Read.Told(
                List.of(
                    blocked("U1", AT),
                    new News.LineFriend(SHOP, "U3", false, AT),
                    blocked("U1", AT))));
  }

  @Test
  void a_redelivered_event_keeps_the_time_at_which_it_happened() {
    String redelivered = event("unfollow", "U1", AT).replace("false", "true");

    assertThat(callback.read(signed(body(redelivered))))
        .isEqualTo(new Read.Told(List.of(blocked("U1", AT))));
  }

  @Test
  void a_test_of_the_address_tells_nothing_and_is_taken() {
    assertThat(callback.read(signed(body()))).isEqualTo(new Read.Told(List.of()));
  }

  @Test
  void an_event_that_names_no_user_tells_nothing() {
    String ofGroup =
        "{\"type\":\"unfollow\",\"timestamp\":1,\"source\":{\"type\":\"group\",\"groupId\":\"C1\"}}";

    assertThat(callback.read(signed(body(ofGroup, "7", "null"))))
        .isEqualTo(new Read.Told(List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{}", "{\"events\":{}}", "7"})
  void a_signed_body_without_events_is_not_understood(String body) {
    assertThat(callback.read(signed(body))).isEqualTo(new Read.Unreadable());
  }

  @Test
  void a_workspaces_own_channel_signs_with_its_own_secret() {
    Map<String, String> own = Map.of("workspace", "shop", "secret", "own");
    byte[] body = first().call().body();

    assertThat(callback.read(call(own, body, signature("shops-secret", body))))
        .isEqualTo(new Read.Told(first().news()));
    assertThat(callback.read(call(own, body, signature(KnownSecrets.SECRET, body))))
        .isEqualTo(new Read.Forged());
  }

  @ParameterizedTest
  @ValueSource(strings = {"others-secret", "", "operators-secret-7Qx1"})
  void nobody_elses_secret_speaks_for_a_workspaces_own_channel(String secret) {
    Map<String, String> own = Map.of("workspace", "shop", "secret", "own");
    byte[] body = first().call().body();

    assertThat(callback.read(call(own, body, signature(secret, body))))
        .isEqualTo(new Read.Forged());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unsigned", "unknown", "../other/own", "other/own"})
  void a_reference_that_leads_to_no_secret_of_the_workspace_takes_nothing(String reference) {
    Map<String, String> query = Map.of("workspace", "shop", "secret", reference);
    byte[] body = first().call().body();

    assertThat(callback.read(call(query, body, signature("others-secret", body))))
        .isEqualTo(new Read.Forged());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "shop/own"})
  void a_call_that_names_no_workspace_is_taken_by_nobody(String workspace) {
    byte[] body = first().call().body();
    Call call = call(Map.of("workspace", workspace), body, signature(KnownSecrets.SECRET, body));

    assertThat(callback.takes(call)).isFalse();
    assertThat(callback.read(call)).isEqualTo(new Read.Forged());
  }

  @Test
  void what_was_told_shows_no_user() {
    assertThat(callback.read(first().call()).toString()).doesNotContain("U1");
    assertThat(first().call().toString()).doesNotContain("U1");
  }

  private static News blocked(String user, Instant at) {
    return new News.LineFriend(SHOP, user, true, at);
  }

  private static String event(String type, String user, Instant at) {
    return """
        {"type":"%s","mode":"active","timestamp":%d,"source":{"type":"user","userId":"%s"},\
        "webhookEventId":"01FZ74A0TDDPYRVKNK77XKC3ZR","deliveryContext":{"isRedelivery":false}}"""
        .formatted(type, at.toEpochMilli(), user);
  }

  private static String body(String... events) {
    return "{\"destination\":\"Uxxx\",\"events\":[" + String.join(",", events) + "]}";
  }

  private static Call signed(String body) {
    byte[] bytes = body.getBytes(UTF_8);
    return call(OF_SHOP, bytes, signature(KnownSecrets.SECRET, bytes));
  }

  private static Call call(Map<String, String> query, byte[] body, String signature) {
    return new Call(new HashMap<>(Map.of("x-line-signature", signature)), query, body);
  }

  private static String signature(String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      // A zero and nothing pad to the same key, and the class takes no empty one.
      mac.init(
          new SecretKeySpec(secret.isEmpty() ? new byte[1] : secret.getBytes(UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
