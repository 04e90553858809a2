package io.followup.handlers.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.settings.Workspace;
import io.followup.domain.webhook.Post.Answer;
import io.followup.domain.webhook.Post.Fault;
import io.followup.domain.webhook.Tries;
import io.followup.domain.webhook.Try;
import io.followup.wire.Json;
import io.followup.wire.Request;
import io.followup.wire.Response;
import jakarta.inject.Singleton;

/** What came of the last attempts at a workspace's webhook. */
@Singleton
class WebhookTries {
  private final Tries tries;

  WebhookTries(Tries tries) {
    this.tries = tries;
  }

  Response get(Workspace workspace, Request request) {
    ObjectNode json = Json.object();
    ArrayNode all = json.putArray("tries");
    tries.last(workspace.id()).stream().map(WebhookTries::json).forEach(all::add);
    return Response.json(200, json);
  }

  private static ObjectNode json(Try made) {
    ObjectNode json = Json.object();
    json.put("at", made.at().toString());
    json.put("id", made.event());
    json.put("type", made.topic().word());
    json.put("attempt", made.attempt());
    json.put("result", made.result().word());
    switch (made.answer()) {
      case Answer.Status(int code) -> json.put("status", code);
      case Answer.Failed(Fault fault) -> json.put("error", fault.word());
    }
    made.next().ifPresent(next -> json.put("next", next.toString()));
    return json;
  }
}
