package io.followup.carriers.eventbridge;

import io.followup.carriers.aws.AwsFailure;
import io.followup.domain.workflow.Event;
import io.followup.domain.workflow.Events;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** Events on a bus, by source {@code followup} and the event's name as detail-type. */
@Singleton
public class EventBridgeEvents implements Events {
  private static final String SOURCE = "followup";

  private final EventBridgeClient eventBridge;
  private final Supplier<String> bus;

  public EventBridgeEvents(
      EventBridgeClient eventBridge,
      @ConfigProperty(name = "followup.bus.name") Supplier<String> bus) {
    this.eventBridge = eventBridge;
    this.bus = bus;
  }

  @Override
  public void tell(Event event) {
    PutEventsResponse response = put(event);
    // PutEvents answers 200 for entries that it did not take, too.
    if (response.failedEntryCount() > 0) {
      throw new AwsFailure(failed(event), response.entries().getFirst().errorCode());
    }
  }

  private PutEventsResponse put(Event event) {
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder()
            .eventBusName(bus.get())
            .source(SOURCE)
            .detailType(event.type())
            .detail(Detail.of(event).toString())
            .build();
    try {
      return eventBridge.putEvents(request -> request.entries(entry));
    } catch (SdkException e) {
      throw AwsFailure.of(failed(event), e);
    }
  }

  private static String failed(Event event) {
    return "the bus did not take a " + event.type();
  }
}
