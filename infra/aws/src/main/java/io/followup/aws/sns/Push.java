package io.followup.aws.sns;

import io.followup.aws.QueryRequest;
import io.followup.vendors.Notice;
import io.followup.vendors.Outbox;
import io.followup.vendors.Weather;

/**
 * Publishes to one device. The weather is that of the way to the phone: devices can be registered
 * in any.
 */
final class Push {
  private final PlatformEndpoints endpoints;
  private final Weather weather;
  private final Outbox outbox;
  private final PushMessage messages = new PushMessage();

  Push(PlatformEndpoints endpoints, Weather weather, Outbox outbox) {
    this.endpoints = endpoints;
    this.weather = weather;
    this.outbox = outbox;
  }

  void publish(QueryRequest request) {
    Weather.Mode mode = weather.of(Weather.Carrier.PUSH);
    if (mode == Weather.Mode.DOWN) {
      throw SnsError.unavailable();
    }
    PlatformEndpoint endpoint = endpoints.get(request.required("TargetArn"));
    PushPayload payload =
        messages.read(
            request.optional("MessageStructure"),
            request.required("Message"),
            endpoint.application().platform());
    if (!endpoint.enabled()) {
      throw SnsError.endpointDisabled();
    }
    switch (mode) {
      case OK, SILENT, SLOW -> take(endpoint, payload);
      case REFUSE -> throw SnsError.invalid("Message Reason: the platform refused it");
      case BLOCKED -> {
        endpoints.disable(endpoint.arn());
        throw SnsError.endpointDisabled();
      }
      case DOWN -> throw SnsError.unavailable();
    }
  }

  private void take(PlatformEndpoint endpoint, PushPayload payload) {
    outbox.take(
        Notice.push(
            endpoint.application().arn(),
            endpoint.token(),
            payload.title(),
            payload.text(),
            payload.data()));
  }
}
