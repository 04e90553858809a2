package io.followup.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.secret.Keys;
import io.followup.domain.secret.Signer;
import io.followup.domain.settings.Workspace;
import io.followup.domain.settings.Workspaces;
import io.followup.local.http.InProcess;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Lays out a workspace with three customers, by the same calls that anybody would make. */
@Singleton
public class Demo {
  /**
   * Somebody to try things with.
   *
   * @param deviceToken of a simulated phone; null: none
   */
  private record Person(
      String id,
      String name,
      String phone,
      String country,
      String language,
      @Nullable String deviceToken) {
    String email() {
      return id + "@example.com";
    }

    /** Has the form of LINE's own. */
    String lineUserId() {
      return "U%032x".formatted(id.hashCode());
    }
  }

  private static final String WORKSPACE = "demo";
  private static final long DAY = 86_000;

  private static final List<Person> PEOPLE =
      List.of(
          new Person("mina", "Mina Kim", "010-2000-1234", "KR", "ko", "demo-phone-of-mina"),
          new Person("alex", "Alex Stone", "(201) 555-0123", "US", "en", null),
          new Person("yuki", "Yuki Sato", "090-1234-5678", "JP", "ja", "demo-phone-of-yuki"));

  private final InProcess calls;
  private final Workspaces workspaces;
  private final Keys keys;
  private final ObjectMapper json;
  private final String operatorKey;
  private String workspaceKey = "";
  private String tokenSecret = "";

  Demo(
      InProcess calls,
      Workspaces workspaces,
      Keys keys,
      ObjectMapper json,
      @ConfigProperty(name = "followup.operator-key") String operatorKey) {
    this.calls = calls;
    this.workspaces = workspaces;
    this.keys = keys;
    this.json = json;
    this.operatorKey = operatorKey;
  }

  /** Not again where an earlier process has: then it is as somebody left it. */
  public void layOut() {
    workspaces.get(new WorkspaceId(WORKSPACE)).ifPresentOrElse(this::resume, this::make);
  }

  private void resume(Workspace there) {
    workspaceKey = keys.workspaceKey(there.id(), there.keys().workspaceKey().current());
    tokenSecret = keys.tokenSecret(there.id(), there.keys().tokenSecret().current());
  }

  private void make() {
    JsonNode made =
        calls.call(
            "POST",
            "/v1/workspaces",
            operatorKey,
            json.createObjectNode().put("id", WORKSPACE).put("name", "Haru Coffee"));
    workspaceKey = made.path("workspaceKey").asText();
    tokenSecret = made.path("tokenSecret").asText();
    calls.call(
        "PUT",
        "/v1/workspaces/" + WORKSPACE + "/billing",
        operatorKey,
        json.createObjectNode().put("paymentMethod", true));
    ObjectNode settings = (ObjectNode) calls.call("GET", "/v1/workspace", workspaceKey, null);
    settings.putObject("ask").put("phone", true).put("email", true).put("name", true);
    ObjectNode text = settings.putObject("text");
    text.putObject("alimTalk")
        .put("vendor", "nhn")
        .put("senderKey", "0123456789abcdef0123456789abcdef01234567")
        .put("templateCode", "new-reply");
    text.putObject("line");
    settings.putObject("email").put("fromName", "Haru Coffee").put("color", "#7a4b2a");
    calls.call("PUT", "/v1/workspace", workspaceKey, settings);
    PEOPLE.forEach(this::introduce);
  }

  private void introduce(Person person) {
    calls.call(
        "PUT",
        "/v1/customers/" + person.id(),
        workspaceKey,
        json.createObjectNode()
            .put("name", person.name())
            .put("phone", person.phone())
            .put("email", person.email())
            .put("country", person.country())
            .put("language", person.language())
            .put("lineUserId", person.lineUserId()));
    if (person.deviceToken() != null) {
      calls.call(
          "PUT",
          "/v1/customers/" + person.id() + "/devices/phone",
          workspaceKey,
          json.createObjectNode().put("platform", "android").put("token", person.deviceToken()));
    }
  }

  /** What the console page and the first curl need, with a fresh token for each customer. */
  public ObjectNode credentials() {
    ObjectNode all =
        json.createObjectNode().put("workspace", WORKSPACE).put("workspaceKey", workspaceKey);
    var customers = all.putArray("customers");
    for (Person person : PEOPLE) {
      customers
          .addObject()
          .put("id", person.id())
          .put("name", person.name())
          .put("email", person.email())
          .put("phone", person.phone())
          .put("language", person.language())
          .put("deviceToken", person.deviceToken())
          .put("lineUserId", person.lineUserId())
          .put("token", token(person.id()));
    }
    return all;
  }

  private String token(String customer) {
    long now = InstantSource.system().instant().getEpochSecond();
    String head = part(json.createObjectNode().put("alg", "HS256").put("typ", "JWT"));
    String body =
        part(
            json.createObjectNode()
                .put("iss", WORKSPACE)
                .put("sub", customer)
                .put("iat", now)
                .put("exp", now + DAY));
    byte[] mac =
        Signer.hmac(
            tokenSecret.getBytes(StandardCharsets.UTF_8),
            (head + "." + body).getBytes(StandardCharsets.UTF_8));
    return head + "." + body + "." + encode(mac);
  }

  private static String part(ObjectNode node) {
    return encode(node.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
