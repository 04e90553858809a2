package io.followup.local.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call of the contract from within this process, as API Gateway would hand it over. */
@Singleton
public class InProcess {
  private final HttpFunctions functions;
  private final ObjectMapper json;

  InProcess(HttpFunctions functions, ObjectMapper json) {
    this.functions = functions;
    this.json = json;
  }

  /**
   * @throws IllegalStateException if the answer is not a success
   */
  public JsonNode call(String method, String path, String bearer, @Nullable JsonNode body) {
    APIGatewayV2HTTPResponse answer =
        functions.call(
            APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey("$default")
                .withRawPath(path)
                .withRawQueryString("")
                .withHeaders(
                    Map.of("authorization", "Bearer " + bearer, "content-type", "application/json"))
                .withBody(body == null ? null : body.toString())
                .withIsBase64Encoded(false)
                .withRequestContext(
                    APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withHttp(
                            APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                                .withMethod(method)
                                .withPath(path)
                                .build())
                        .build())
                .build());
    if (answer.getStatusCode() >= 300) {
      throw new IllegalStateException(method + " answered " + answer.getStatusCode());
    }
    try {
      return answer.getBody() == null ? MissingNode.getInstance() : json.readTree(answer.getBody());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(method + " answered no JSON", e);
    }
  }
}
