package io.followup.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By hand as by data binding, set as Quarkus sets it. */
class EventJsonTest {
  private final ObjectMapper bound =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
          .build();
  private final ObjectMapper ours = bound.copy();

  EventJsonTest() {
    new EventJson().customize(ours);
  }

  /** All that is ever looked at. */
  private record Taken(Incoming incoming, Optional<String> body, boolean isBase64) {
    static Taken of(APIGatewayV2HTTPEvent event) {
      return new Taken(
          Incoming.of(event), Optional.ofNullable(event.getBody()), event.getIsBase64Encoded());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"version":"2.0","routeKey":"PUT /v1/presence","rawPath":"/v1/presence","rawQueryString":"a=1&a=2&b",
        "cookies":["one=1","two=2"],"headers":{"Authorization":"Bearer k","accept":"a,b","x-forwarded-for":"203.0.113.7"},
        "queryStringParameters":{"a":"1,2","b":""},"pathParameters":{"id":"1"},"stageVariables":{"s":"v"},
        "requestContext":{"accountId":"1","apiId":"a","authentication":null,
        "authorizer":{"jwt":{"claims":{"sub":"1"},"scopes":["a"]}},"domainName":"d","domainPrefix":"p",
        "http":{"method":"PUT","path":"/v1/presence","protocol":"HTTP/1.1","sourceIp":"203.0.113.7","userAgent":"u"},
        "requestId":"i","routeKey":"r","stage":"$default","time":"22/Nov/2026:09:14:03 +0000","timeEpoch":1795338843000},
        "body":"{\\"state\\":\\"active\\"}","isBase64Encoded":false}
        """,
        "{}",
        "{\"body\":\"eyJzdGF0ZSI6ImxlZnQifQ==\",\"isBase64Encoded\":true}",
        "{\"isBase64Encoded\":\"true\"}",
        "{\"isBase64Encoded\":null,\"body\":null,\"rawPath\":null,\"rawQueryString\":null,\"headers\":null}",
        "{\"requestContext\":null}",
        "{\"requestContext\":{}}",
        "{\"requestContext\":{\"http\":null}}",
        "{\"requestContext\":{\"http\":{\"method\":null}}}",
        "{\"requestContext\":{\"http\":{\"method\":[\"GET\"]}},\"rawPath\":\"/\"}",
        "{\"headers\":{\"a\":null,\"B\":1,\"b\":2,\"c\":true,\"d\":1.50}}",
        "{\"headers\":{\"a\":[\"1\",\"2\"]}}",
        "{\"headers\":[]}",
        "{\"headers\":\"\"}",
        "{\"RAWPATH\":\"/v1\",\"Body\":\"한국어 \\ud83c\\udf75\",\"requestcontext\":{\"HTTP\":{\"Method\":\"GET\"}}}",
        "{\"rawPath\":1,\"body\":2.5,\"rawQueryString\":true}",
        "{\"body\":{\"state\":\"active\"}}",
        "{\"body\":[\"a\"]}",
        "{\"rawPath\":\"/1\",\"rawPath\":\"/2\",\"headers\":{\"a\":\"1\"},\"headers\":{\"b\":\"2\"}}",
        "{\"new\":{\"rawPath\":\"/\",\"deep\":[{\"body\":\"x\"}]},\"rawPath\":\"/1\"}",
        "{\"isBase64Encoded\":\"perhaps\"}",
        "{\"isBase64Encoded\":{}}",
        "{\"requestContext\":\"\"}",
        "{\"requestContext\":[]}",
        "{\"requestContext\":{\"http\":1}}",
        "{\"rawPath\":\"/",
        "[]",
        "[{}]",
        "\"\"",
        "\"text\"",
        "1",
        "true",
        ""
      })
  void an_event_is_taken_as_before(String event) throws JsonProcessingException {
    Taken before;
    try {
      before = Taken.of(bound.readValue(event, APIGatewayV2HTTPEvent.class));
    } catch (JsonProcessingException e) {
      assertThatThrownBy(() -> ours.readValue(event, APIGatewayV2HTTPEvent.class))
          .isInstanceOf(JsonProcessingException.class);
      return;
    }

    assertThat(Taken.of(ours.readValue(event, APIGatewayV2HTTPEvent.class))).isEqualTo(before);
    // So are the events of a function that streams and queues could wake: as a tree, first.
    JsonNode tree = bound.readTree(event);
    assertThat(Taken.of(ours.treeToValue(tree, APIGatewayV2HTTPEvent.class)))
        .isEqualTo(Taken.of(bound.treeToValue(tree, APIGatewayV2HTTPEvent.class)));
  }

  @Test
  void no_event_at_all_is_none() throws JsonProcessingException {
    assertThat(ours.readValue("null", APIGatewayV2HTTPEvent.class)).isNull();
  }

  /** But for what API Gateway takes for absent. */
  @ParameterizedTest
  @ValueSource(strings = {"", "{\"a\":\"한국어 \\u0000 \\ud83c\\udf75\"}", "<p>\"</p>"})
  void an_answer_is_written_as_before(String body) throws JsonProcessingException {
    var answer =
        new Response(429, Map.of("Retry-After", "1", "Content-Type", "text/html"), body).toEvent();
    ObjectNode before = bound.valueToTree(answer);

    String written = ours.writeValueAsString(answer);

    assertThat(before.remove("cookies").isNull()).isTrue();
    assertThat(before.remove("multiValueHeaders").isNull()).isTrue();
    assertThat(bound.readTree(written)).isEqualTo(before);
  }
}
