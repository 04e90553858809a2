package io.followup.handlers.stream;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.id.Ids;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.settings.Settings.Webhook.Topic;
import io.followup.domain.webhook.Message;
import io.followup.wire.Json;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message of the webhook queue: an event as the bus brings it, or what the queue was given for a
 * later attempt.
 *
 * @param attempt which one comes next; absent: the first
 * @param due when; absent: now
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@RegisterForReflection
public record WebhookMessage(
    @JsonProperty("detail-type") String type,
    Map<String, Object> detail,
    @Nullable Integer attempt,
    @Nullable String due) {

  /** Nothing for what belongs to no workspace. */
  Optional<Message> message() {
    JsonNode told = tree(detail);
    return Topic.of(type)
        .filter(_ -> Ids.isValid(told.path("workspace").asText()))
        .map(
            topic ->
                new Message(
                    new WorkspaceId(told.path("workspace").asText()),
                    topic,
                    told.path("id").asText(),
                    Json.write(body(told)),
                    attempt == null ? 1 : attempt,
                    due == null ? Instant.EPOCH : Instant.parse(due)));
  }

  /** A map binds without a class that reflection would have to know. */
  private static JsonNode tree(Map<String, Object> detail) {
    return Json.tree(detail);
  }

  private ObjectNode body(JsonNode told) {
    JsonNode at = told.has("at") ? told.path("at") : told.path("since");
    ObjectNode body = Json.object();
    body.put("type", type).put("id", told.path("id").asText()).put("timestamp", at.asText());
    body.set("data", told);
    return body;
  }
}
