package io.followup.carriers.eventbridge;

import io.followup.transport.Transport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/**
 * Makes the EventBridge client, on its first use.
 *
 * <p>Region, credentials and endpoint ({@code AWS_ENDPOINT_URL_EVENTBRIDGE}, {@code
 * aws.endpointUrlEventBridge}) come from the SDK's own chain. Its retries stay on: an event may be
 * told twice.
 */
@Singleton
public class EventBridgeClients {
  @Produces
  @ApplicationScoped
  EventBridgeClient eventBridge() {
    return EventBridgeClient.builder().httpClientBuilder(Transport.http()).build();
  }

  void close(@Disposes EventBridgeClient eventBridge) {
    eventBridge.close();
  }
}
