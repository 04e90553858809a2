package io.followup.handlers.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.chat.OpenedBy;
import io.followup.domain.id.ChatId;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.CustomerId;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.WorkspaceId;
import io.followup.wire.Json;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Fields;
import io.followup.wire.check.Forms;
import java.util.Locale;
import java.util.Optional;

/** A chat that is about to start. */
record ChatForm(ChatId id, CustomerId customer, OpenedBy openedBy) {
  static Checked<ChatForm> read(JsonNode json) {
    return Fields.<ChatForm>object(ChatForm::read).check(json);
  }

  private static Checked<ChatForm> read(Fields fields) {
    Optional<ChatId> id = fields.required("id", Forms.id(ChatId::new));
    Optional<CustomerId> customer = fields.required("customerId", Forms.id(CustomerId::new));
    Optional<OpenedBy> who =
        fields.required("openedBy", Forms.oneOf(OpenedBy.values(), ChatForm::word));
    return fields.done(
        () -> new ChatForm(id.orElseThrow(), customer.orElseThrow(), who.orElseThrow()));
  }

  ChatKey in(WorkspaceId workspace) {
    return new ChatKey(new CustomerKey(workspace, customer), id);
  }

  ObjectNode json() {
    return Json.object()
        .put("id", id.value())
        .put("customerId", customer.value())
        .put("openedBy", word(openedBy));
  }

  private static String word(OpenedBy who) {
    return who.name().toLowerCase(Locale.ROOT);
  }
}
