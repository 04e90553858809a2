package io.followup.carriers.eventbridge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.workflow.Event;
import io.followup.domain.workflow.Event.CreditsLow;
import io.followup.domain.workflow.Event.CustomerWentOffline;
import io.followup.domain.workflow.Event.DeliveryChanged;
import io.followup.domain.workflow.Event.FollowUpSettled;
import io.followup.domain.workflow.Event.FollowUpSettled.Told;
import io.followup.domain.workflow.Event.InputRejected;
import java.util.List;

/** An event as JSON, by the schemas of the events module. */
final class Detail {
  private static final int VERSION = 1;

  private Detail() {}

  static ObjectNode of(Event event) {
    ObjectNode detail =
        JsonNodeFactory.instance.objectNode().put("version", VERSION).put("id", event.id());
    return switch (event) {
      case CustomerWentOffline offline -> offline(detail, offline);
      case FollowUpSettled settled -> settled(detail, settled);
      case DeliveryChanged changed -> changed(detail, changed);
      case CreditsLow low -> low(detail, low);
      case InputRejected rejected -> rejected(detail, rejected);
    };
  }

  private static ObjectNode offline(ObjectNode detail, CustomerWentOffline offline) {
    return detail
        .put("workspace", offline.customer().workspace().value())
        .put("customerId", offline.customer().customer().value())
        .put("since", offline.since().toString())
        .put("lastActiveAt", offline.lastActiveAt().toString());
  }

  private static ObjectNode settled(ObjectNode detail, FollowUpSettled settled) {
    detail
        .put("workspace", settled.reply().workspace().value())
        .put("replyId", settled.reply().reply().value())
        .put("chatId", settled.chat().value())
        .put("customerId", settled.customer().customer().value())
        .put("outcome", settled.outcome().name());
    settled.evidence().ifPresent(evidence -> detail.put("evidence", evidence.word()));
    detail.put("reason", settled.reason().word()).put("at", settled.at().toString());
    ArrayNode channels = detail.putArray("channels");
    settled.deliveries().stream().map(Told::channel).distinct().forEach(channels::add);
    detail.put("cost", settled.deliveries().stream().mapToLong(Told::cost).sum());
    detail.set("deliveries", deliveries(settled.deliveries()));
    return detail;
  }

  private static ArrayNode deliveries(List<Told> told) {
    ArrayNode deliveries = JsonNodeFactory.instance.arrayNode();
    for (Told each : told) {
      deliveries
          .addObject()
          .put("id", each.delivery().value())
          .put("channel", each.channel())
          .put("kind", each.kind())
          .put("status", each.status())
          .put("cost", each.cost());
    }
    return deliveries;
  }

  private static ObjectNode changed(ObjectNode detail, DeliveryChanged changed) {
    detail
        .put("workspace", changed.customer().workspace().value())
        .put("customerId", changed.customer().customer().value())
        .put("chatId", changed.chat().value())
        .put("deliveryId", changed.delivery().value())
        .put("channel", changed.channel())
        .put("kind", changed.kind())
        .put("status", changed.status());
    changed.reason().ifPresent(reason -> detail.put("reason", reason.word()));
    return detail.put("cost", changed.cost()).put("at", changed.at().toString());
  }

  private static ObjectNode low(ObjectNode detail, CreditsLow low) {
    return detail
        .put("workspace", low.workspace().value())
        .put("credits", low.credits())
        .put("at", low.at().toString());
  }

  private static ObjectNode rejected(ObjectNode detail, InputRejected rejected) {
    rejected.workspace().ifPresent(workspace -> detail.put("workspace", workspace.value()));
    return detail
        .put("input", rejected.input())
        .put("field", rejected.field())
        .put("code", rejected.code())
        .put("at", rejected.at().toString());
  }
}
