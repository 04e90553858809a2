package io.followup.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.vendors.Underway;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The services that are simulated here, each behind its protocol: JSON, of which errors carry
 * {@code __type}, or the forms of SNS.
 */
public final class Services implements Wire {
  private final Map<AwsService, JsonApi> apis = new ConcurrentHashMap<>();
  private final QueryWire query = new QueryWire();
  private volatile @Nullable QueryApi sns;

  public Services register(AwsService service, JsonApi api) {
    apis.put(service, api);
    return this;
  }

  /** Whoever answers the calls that are forms. */
  public Services register(QueryApi api) {
    sns = api;
    return this;
  }

  @Override
  public WireAnswer answer(AwsCall call) {
    if (call.service() == AwsService.SNS) {
      QueryApi forms = sns;
      return forms == null
          ? WireAnswer.plain(404, "UnknownOperation")
          : query.answer(forms, call.body());
    }
    try {
      JsonNode answer = call(call.service(), call.operation(), call.json());
      return WireAnswer.json(200, call.contentType(), answer.toString());
    } catch (AwsError e) {
      return WireAnswer.error(call.contentType(), e);
    }
  }

  /**
   * What a service that speaks JSON answers.
   *
   * @throws AwsError as it refuses
   */
  JsonNode call(AwsService service, String operation, JsonNode request) {
    JsonApi api = apis.get(service);
    if (api == null) {
      throw AwsError.of(
          "UnknownOperationException", "nobody here answers " + service + " " + operation);
    }
    return api.call(operation, request);
  }

  /**
   * A client of the SDK for one of them, for who is in this process: it is answered as it would be
   * by an endpoint.
   *
   * @param underway a call is, until it is answered
   */
  public <C> C client(Class<C> type, AwsService service, Underway underway) {
    return WithoutSocket.client(type, service, this, underway);
  }
}
