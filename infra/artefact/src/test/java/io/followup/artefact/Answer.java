package io.followup.artefact;

import com.fasterxml.jackson.databind.JsonNode;

/** What a function answers to a call over HTTP. */
record Answer(int status, JsonNode headers, JsonNode json) {
  static Answer of(JsonNode response) {
    String body = response.path("body").asText("");
    return new Answer(
        response.path("statusCode").asInt(),
        response.path("headers"),
        World.json(body.startsWith("{") ? body : "{}"));
  }

  String header(String name) {
    return headers.path(name).asText();
  }

  String text(String field) {
    return json.path(field).asText();
  }
}
