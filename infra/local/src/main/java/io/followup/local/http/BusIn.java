package io.followup.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.handlers.bus.InboundFunction;
import io.followup.local.time.Timeline;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** The bus, inwards: hands an event to its function as EventBridge would. */
@Singleton
class BusIn {
  private final InboundFunction inbound;
  private final Timeline timeline;
  private final ObjectMapper json;

  BusIn(InboundFunction inbound, Timeline timeline, ObjectMapper json) {
    this.inbound = inbound;
    this.timeline = timeline;
    this.json = json;
  }

  void put(String type, JsonNode detail) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("version", "0");
    event.put("source", "chat-backend");
    event.put("detail-type", type);
    event.put("time", timeline.now().toString());
    event.put("detail", json.convertValue(detail, Map.class));
    inbound.inbound(event);
  }
}
