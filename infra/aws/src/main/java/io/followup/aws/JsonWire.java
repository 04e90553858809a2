package io.followup.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The JSON protocol: {@code X-Amz-Target} names service and operation, errors carry {@code __type}.
 */
final class JsonWire {
  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, JsonApi> apis = new ConcurrentHashMap<>();

  void register(String prefix, JsonApi api) {
    apis.put(prefix, api);
  }

  WireAnswer answer(String target, String contentType, byte[] body) throws IOException {
    try {
      return write(200, contentType, call(target, body));
    } catch (AwsError e) {
      return write(
          e.status(),
          contentType,
          json.createObjectNode().put("__type", e.type()).put("message", e.message()));
    }
  }

  private JsonNode call(String target, byte[] body) throws AwsError, IOException {
    int dot = target.indexOf('.');
    @Nullable JsonApi api = dot < 0 ? null : apis.get(target.substring(0, dot));
    if (api == null) {
      throw new AwsError(400, "UnknownOperationException", "nobody here answers " + target);
    }
    return api.call(target.substring(dot + 1), parse(body));
  }

  private JsonNode parse(byte[] body) throws AwsError, IOException {
    try {
      JsonNode request = json.readTree(body);
      if (request.isObject()) {
        return request;
      }
    } catch (JsonProcessingException e) {
      throw new AwsError(400, "SerializationException", "the request is not JSON");
    }
    throw new AwsError(400, "SerializationException", "the request is not a JSON object");
  }

  private WireAnswer write(int status, String contentType, JsonNode body) throws IOException {
    String requestId = UUID.randomUUID().toString();
    return new WireAnswer(status, contentType, requestId, json.writeValueAsString(body));
  }
}
