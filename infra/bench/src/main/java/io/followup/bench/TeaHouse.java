package io.followup.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.artefact.Deployment;
import io.followup.artefact.Outcome;
import io.followup.artefact.aws.LocalDynamoDb;
import io.followup.aws.events.Batch;
import io.followup.aws.events.HttpCall;
import io.followup.aws.events.StreamRecord;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A workspace, and the events of a customer of it who gets a reply. */
public final class TeaHouse {
  private static final String WORKSPACE = "tea-house";
  private static final String CUSTOMER = "mina";
  private static final String REPLY = "reply-1";

  private final Deployment deployment;
  private final JsonNode credentials;

  private TeaHouse(Deployment deployment, JsonNode credentials) {
    this.deployment = deployment;
    this.credentials = credentials;
  }

  public static TeaHouse opened(Deployment deployment) {
    HttpCall opening =
        HttpCall.of("POST", "/v1/workspaces")
            .by(Deployment.OPERATOR_KEY)
            .with(object().put("id", WORKSPACE).put("name", "Tea house"));
    return new TeaHouse(deployment, body(deployment, "workspaces", opening));
  }

  /** What wakes each function that is measured. */
  public Map<String, JsonNode> events() {
    return Map.of("presence", beat(), "dispatch", inserted());
  }

  private JsonNode beat() {
    return HttpCall.of("PUT", "/v1/presence")
        .by(token())
        .with(object().put("session", "tab").put("state", "active"))
        .event();
  }

  /** The customer of the reply is another one, who never was here: it is followed up each time. */
  private JsonNode inserted() {
    HttpCall post =
        HttpCall.of("POST", "/v1/replies")
            .by(credentials.path("workspaceKey").asText())
            .with(
                object()
                    .put("id", REPLY)
                    .put("chatId", "chat-1")
                    .put("customerId", "jun")
                    .put("text", "Your tea is on its way."));
    body(deployment, "replies", post);
    return deployment.aws().dynamoDb().records(LocalDynamoDb.FOLLOWUP).stream()
        .map(record -> StreamRecord.of(LocalDynamoDb.FOLLOWUP, record))
        .filter(record -> record.at("/dynamodb/Keys/pk/S").asText().endsWith("#" + REPLY))
        .filter(record -> record.at("/dynamodb/Keys/sk/S").asText().equals("reply"))
        .map(Batch::of)
        .findFirst()
        .orElseThrow();
  }

  private String token() {
    ObjectNode claims =
        object()
            .put("iss", WORKSPACE)
            .put("sub", CUSTOMER)
            .put("exp", Instant.now().getEpochSecond() + 7200);
    String signed =
        base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(UTF_8))
            + "."
            + base64(claims.toString().getBytes(UTF_8));
    return signed + "." + base64(signature(signed));
  }

  private byte[] signature(String text) {
    try {
      byte[] secret = credentials.path("tokenSecret").asText().getBytes(UTF_8);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static JsonNode body(Deployment deployment, String function, HttpCall call) {
    JsonNode answer = answered(deployment.function(function).invoke(call.event()));
    return json(answer.path("body").asText());
  }

  /**
   * The answer of a function that did its work; fails otherwise, so that no failure is measured.
   */
  public static JsonNode answered(Outcome outcome) {
    JsonNode answer =
        switch (outcome) {
          case Outcome.Answered(String body) -> json(body);
          case Outcome.Failed(String type, String message) ->
              throw new IllegalStateException("it failed: " + type + ": " + message);
          case Outcome.Died _ -> throw new IllegalStateException("its process died");
        };
    if (answer.path("statusCode").asInt() >= 400 || !answer.path("batchItemFailures").isEmpty()) {
      throw new IllegalStateException("it refused: " + answer);
    }
    return answer;
  }

  private static JsonNode json(String text) {
    try {
      return new JsonMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
