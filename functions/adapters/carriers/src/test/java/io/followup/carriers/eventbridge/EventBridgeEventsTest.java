package io.followup.carriers.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.carriers.aws.AwsFailure;
import io.followup.carriers.aws.AwsStub;
import io.followup.carriers.aws.Request;
import io.followup.domain.id.ChatId;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.outcome.Evidence;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.workflow.Event;
import io.followup.domain.workflow.Event.CustomerWentOffline;
import io.followup.domain.workflow.Event.DeliveryChanged;
import io.followup.domain.workflow.Event.FollowUpSettled;
import io.followup.domain.workflow.Event.FollowUpSettled.Told;
import io.followup.domain.workflow.Event.InputRejected;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

class EventBridgeEventsTest {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  private static final CustomerKey MINA = CustomerKey.of("shop", "mina");
  private static final ReplyKey REPLY = ReplyKey.of("shop", "reply-1");
  private static final DeliveryId SMS = new DeliveryId(REPLY.followUp(), Slot.XMS);
  private static final DeliveryId ALIMTALK = new DeliveryId(REPLY.followUp(), Slot.MESSENGER);
  private static final DeliveryId EMAIL = new DeliveryId(REPLY.followUp(), Slot.EMAIL);
  private static final Event LEFT = new CustomerWentOffline(MINA, AT, AT.minusSeconds(270));

  private final AwsStub aws = new AwsStub().asDefault();
  private final EventBridgeClient client = new EventBridgeClients().eventBridge();
  private final EventBridgeEvents events = new EventBridgeEvents(client, () -> "followup-bus");

  @AfterEach
  void close() {
    client.close();
    aws.close();
  }

  @Test
  void a_customer_who_went_offline_is_told_on_the_bus() {
    JsonNode detail = told(LEFT);

    assertThat(aws.request().target()).isEqualTo("AWSEvents.PutEvents");
    JsonNode entry = aws.request().json().at("/Entries/0");
    assertThat(entry.get("EventBusName").textValue()).isEqualTo("followup-bus");
    assertThat(entry.get("Source").textValue()).isEqualTo("followup");
    assertThat(entry.get("DetailType").textValue()).isEqualTo("customer-went-offline");
    assertThat(detail)
        .isEqualTo(
            Request.json(
                """
                {"version": 1, "id": "shop:mina:offline:2026-11-22T10:00:00Z",
                 "workspace": "shop", "customerId": "mina",
                 "since": "2026-11-22T10:00:00Z", "lastActiveAt": "2026-11-22T09:55:30Z"}"""));
  }

  @Test
  void a_settled_follow_up_tells_each_channel_once_and_what_all_cost() {
    JsonNode detail =
        told(
            new FollowUpSettled(
                REPLY,
                new ChatId("chat-1"),
                MINA,
                Outcome.REACHED,
                Optional.of(Evidence.SENT),
                Reason.ACCEPTED,
                AT,
                AT,
                List.of(
                    new Told(ALIMTALK, "TEXT", "ALIMTALK", "REFUSED", 0),
                    new Told(SMS, "TEXT", "SMS", "ACCEPTED", 12),
                    new Told(EMAIL, "EMAIL", "EMAIL", "ACCEPTED", 1))));

    assertThat(detail)
        .isEqualTo(
            Request.json(
                """
                {"version": 1, "id": "shop:reply-1:settled", "workspace": "shop",
                 "replyId": "reply-1", "chatId": "chat-1", "customerId": "mina",
                 "outcome": "REACHED", "evidence": "sent", "reason": "accepted", "at": "2026-11-22T10:00:00Z",
                 "channels": ["TEXT", "EMAIL"], "cost": 13,
                 "deliveries": [
                   {"id": "%s", "channel": "TEXT", "kind": "ALIMTALK", "status": "REFUSED", "cost": 0},
                   {"id": "%s", "channel": "TEXT", "kind": "SMS", "status": "ACCEPTED", "cost": 12},
                   {"id": "%s", "channel": "EMAIL", "kind": "EMAIL", "status": "ACCEPTED", "cost": 1}]}"""
                    .formatted(ALIMTALK, SMS, EMAIL)));
  }

  @Test
  void a_changed_delivery_has_a_reason_where_there_is_one() {
    JsonNode refused = told(changed("REFUSED", Optional.of(Reason.INVALID_ADDRESS)));

    assertThat(refused)
        .isEqualTo(
            Request.json(
                """
                {"version": 1, "id": "%1$s:REFUSED:2026-11-22T10:00:00Z", "workspace": "shop",
                 "customerId": "mina", "chatId": "chat-1", "deliveryId": "%1$s",
                 "channel": "TEXT", "kind": "SMS", "status": "REFUSED",
                 "reason": "invalid-address", "cost": 12, "at": "2026-11-22T10:00:00Z"}"""
                    .formatted(SMS)));
  }

  @Test
  void a_changed_delivery_without_a_reason_names_none() {
    JsonNode accepted = told(changed("ACCEPTED", Optional.empty()));

    assertThat(accepted.has("reason")).isFalse();
  }

  @Test
  void rejected_input_is_told_without_its_content() {
    JsonNode detail =
        told(
            new InputRejected(
                Optional.empty(), Optional.of("e-1"), "reply-posted", "chatId", "missing", AT));

    assertThat(detail)
        .isEqualTo(
            Request.json(
                """
                {"version": 1, "id": "input-rejected:reply-posted:e-1",
                 "input": "reply-posted", "field": "chatId", "code": "missing",
                 "at": "2026-11-22T10:00:00Z"}"""));
  }

  @Test
  void an_event_that_the_bus_did_not_take_is_thrown() {
    aws.answers(
        200,
        """
        {"FailedEntryCount": 1,
         "Entries": [{"ErrorCode": "ThrottlingException", "ErrorMessage": "mina"}]}""");

    assertThatThrownBy(() -> events.tell(LEFT))
        .isInstanceOf(AwsFailure.class)
        .hasMessageContaining("ThrottlingException")
        .hasMessageNotContaining("mina");
  }

  @Test
  void a_bus_that_cannot_be_asked_is_thrown() {
    aws.faults(400, "AccessDeniedException", "mina");

    assertThatThrownBy(() -> events.tell(LEFT))
        .isInstanceOf(AwsFailure.class)
        .hasMessageNotContaining("mina");
  }

  private static DeliveryChanged changed(String status, Optional<Reason> reason) {
    return new DeliveryChanged(
        MINA, new ChatId("chat-1"), SMS, "TEXT", "SMS", status, reason, 12, AT);
  }

  private JsonNode told(Event event) {
    aws.answers(200, "{\"FailedEntryCount\": 0, \"Entries\": [{\"EventId\": \"e-1\"}]}");
    assertThatCode(() -> events.tell(event)).doesNotThrowAnyException();
    return Request.json(aws.request().json().at("/Entries/0/Detail").textValue());
  }
}
