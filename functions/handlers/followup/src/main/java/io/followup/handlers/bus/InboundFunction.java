package io.followup.handlers.bus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.id.Ids;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.workflow.Event;
import io.followup.domain.workflow.Events;
import io.followup.wire.Json;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Fields;
import io.followup.wire.check.Forms;
import io.followup.wire.check.Violation;
import io.followup.wire.check.Violation.Code;
import io.followup.wire.credential.WorkspaceCache;
import io.followup.wire.form.Times;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Takes what chat backends put on the bus instead of calling. What does not validate goes to the
 * dead letters and is told; bringing it again could not help, so nothing is thrown.
 */
@Singleton
public class InboundFunction {
  private static final List<String> IDS = List.of("workspace", "id", "chatId", "customerId");

  private final TakeReplies replies;
  private final TakeCustomers customers;
  private final WorkspaceCache workspaces;
  private final DeadLetters deadLetters;
  private final Events events;
  private final Clock clock;

  public InboundFunction(
      TakeReplies replies,
      TakeCustomers customers,
      WorkspaceCache workspaces,
      DeadLetters deadLetters,
      Events events,
      Clock clock) {
    this.replies = replies;
    this.customers = customers;
    this.workspaces = workspaces;
    this.deadLetters = deadLetters;
    this.events = events;
    this.clock = clock;
  }

  /**
   * @param event as EventBridge delivers it; a map, since its own type loses {@code detail-type}
   */
  @Funq("inbound")
  public void inbound(Map<String, Object> event) {
    JsonNode json = Json.tree(event);
    Optional<Input> input = Input.of(json.path("detail-type").asText());
    Checked<Input> taken =
        input.isPresent()
            ? arrival(json.path("detail")).then(arrival -> take(input.get(), arrival))
            : Checked.bad(Code.UNKNOWN, "is no event that is taken");
    switch (taken) {
      case Checked.Good<Input> _ -> {}
      case Checked.Bad<Input>(var violations) ->
          reject(json, input.map(Input::word).orElse("unknown"), violations.getFirst());
    }
  }

  private Checked<Arrival> arrival(JsonNode detail) {
    return Fields.<Arrival>object(
            fields -> {
              var workspace =
                  fields.required(
                      "workspace",
                      Forms.id(WorkspaceId::new)
                          .then(
                              id ->
                                  workspaces
                                      .get(id)
                                      .map(Checked::good)
                                      .orElseGet(
                                          () -> Checked.bad(Code.UNKNOWN, "is no workspace"))));
              Optional<Instant> at = fields.required("occurredAt", Times.form());
              return fields.done(
                  () -> new Arrival(workspace.orElseThrow(), at.orElseThrow(), detail));
            })
        .check(detail);
  }

  private Checked<Input> take(Input input, Arrival arrival) {
    return switch (input) {
      case REPLY_POSTED -> replies.posted(arrival);
      case REPLY_EDITED -> replies.edited(arrival);
      case REPLY_DELETED -> replies.deleted(arrival);
      case CHAT_READ -> replies.read(arrival);
      case CUSTOMER_WROTE -> replies.wrote(arrival);
      case PRESENCE_BEAT -> customers.beat(arrival);
      case CUSTOMER_UPDATED -> customers.updated(arrival);
    };
  }

  /** What may be kept of an event that is not taken: enough to find it at its sender's (S5). */
  private static ObjectNode ids(JsonNode event) {
    ObjectNode kept = copy(event, List.of("id", "detail-type"), _ -> true);
    ObjectNode detail = copy(event.path("detail"), IDS, Ids::isValid);
    if (!detail.isEmpty()) {
      kept.set("detail", detail);
    }
    return kept;
  }

  private static ObjectNode copy(JsonNode from, List<String> names, Predicate<String> form) {
    ObjectNode copy = Json.object();
    for (String name : names) {
      String text = from.path(name).asText();
      if (from.path(name).isTextual() && form.test(text)) {
        copy.put(name, text);
      }
    }
    return copy;
  }

  /** Kept before it is told, so that whoever hears of it finds it. */
  private void reject(JsonNode event, String input, Violation first) {
    deadLetters.keep(Json.write(ids(event)));
    Optional<String> came = Optional.of(event.path("id").asText()).filter(id -> !id.isBlank());
    events.tell(
        new Event.InputRejected(
            workspace(event), came, input, first.field(), first.code().word(), clock.instant()));
  }

  private Optional<WorkspaceId> workspace(JsonNode event) {
    return Optional.of(event.at("/detail/workspace").asText())
        .filter(Ids::isValid)
        .map(WorkspaceId::new)
        .filter(id -> workspaces.get(id).isPresent());
  }
}
