package io.followup.standins.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.standins.contract.EventsContract;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** Somebody listens to source {@code followup}, by a rule that puts what it hears into a queue. */
@OnAws
class EventBridgeTest extends EventsContract {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RULE = "followup-test";
  private static final String TARGET = "queue";

  private final TestQueue queue = new TestQueue();
  private final String bus = "followup-test-" + UUID.randomUUID();

  @BeforeEach
  void listen() {
    client().createEventBus(made -> made.name(bus));
    client()
        .putRule(
            rule -> rule.name(RULE).eventBusName(bus).eventPattern("{\"source\": [\"followup\"]}"));
    Target into = Target.builder().id(TARGET).arn(queue.arn()).build();
    client().putTargets(targets -> targets.rule(RULE).eventBusName(bus).targets(into));
  }

  @AfterEach
  void delete() {
    client().removeTargets(asked -> asked.rule(RULE).eventBusName(bus).ids(TARGET));
    client().deleteRule(asked -> asked.name(RULE).eventBusName(bus));
    client().deleteEventBus(asked -> asked.name(bus));
    queue.delete();
  }

  @Override
  protected EventBridgeClient client() {
    return Aws.running().clients().eventBridge();
  }

  @Override
  protected String bus() {
    return bus;
  }

  @Override
  protected List<Heard> hear() {
    return queue.receive().stream().map(EventBridgeTest::heard).toList();
  }

  private static Heard heard(String body) {
    try {
      JsonNode event = JSON.readTree(body);
      return new Heard(event.path("detail-type").textValue(), event.path("detail"));
    } catch (JsonProcessingException e) {
      throw new AssertionError("an event is JSON", e);
    }
  }
}
