package io.followup.handlers.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.id.ChatId;
import io.followup.domain.id.CustomerId;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.record.ReadStories;
import io.followup.domain.record.Stories;
import io.followup.domain.reply.Replies;
import io.followup.domain.reply.StoredReply;
import io.followup.domain.settings.Workspace;
import io.followup.wire.Api;
import io.followup.wire.Json;
import io.followup.wire.Problem;
import io.followup.wire.Request;
import io.followup.wire.Response;
import io.followup.wire.Route;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Fields;
import io.followup.wire.check.Forms;
import io.followup.wire.check.Violation;
import io.followup.wire.credential.Credentials;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Why did my customer get this, or nothing? */
@Singleton
public class RecordsFunction {
  private static final int LONGEST_CURSOR = 2048;

  private final Replies replies;
  private final Stories stories;
  private final ReadStories readStories;
  private final Api api;

  RecordsFunction(
      Credentials credentials, Replies replies, Stories stories, ReadStories readStories) {
    this.replies = replies;
    this.stories = stories;
    this.readStories = readStories;
    this.api =
        new Api(credentials)
            .byWorkspace(Route.GET_RECORD, this::get)
            .byWorkspace(Route.LIST_RECORDS, this::list);
  }

  @Funq("records")
  public APIGatewayV2HTTPResponse records(APIGatewayV2HTTPEvent event) {
    return api.answer(event);
  }

  private Response get(Workspace workspace, Request request) {
    ReplyKey key = new ReplyKey(workspace.id(), new ReplyId(request.name("id")));
    return switch (replies.get(key).orElse(null)) {
      case StoredReply.Present reply -> Response.json(200, RecordJson.of(readStories.of(reply)));
      case StoredReply.Tombstone _ -> Problem.notFound();
      case null -> Problem.notFound();
    };
  }

  private record Asked(CustomerId customer, Optional<ChatId> chat, Optional<String> cursor) {}

  private Response list(Workspace workspace, Request request) {
    return switch (asked(request)) {
      case Checked.Good<Asked>(Asked asked) -> list(workspace, asked);
      case Checked.Bad<Asked>(var violations) -> Problem.of(violations);
    };
  }

  private static Checked<Asked> asked(Request request) {
    return Fields.<Asked>object(
            fields -> {
              Optional<CustomerId> customer =
                  fields.required("customerId", Forms.id(CustomerId::new));
              Optional<ChatId> chat = fields.optional("chatId", Forms.id(ChatId::new));
              Optional<String> cursor = fields.optional("cursor", Forms.line(LONGEST_CURSOR));
              return fields.done(() -> new Asked(customer.orElseThrow(), chat, cursor));
            })
        .check(request.queryJson());
  }

  private Response list(Workspace workspace, Asked asked) {
    CustomerKey customer = new CustomerKey(workspace.id(), asked.customer());
    Stories.Page page;
    try {
      page = stories.repliesOf(customer, asked.chat(), asked.cursor());
    } catch (IllegalArgumentException e) {
      return Problem.unprocessable("cursor", Violation.Code.MALFORMED, "is none of this list");
    }
    ObjectNode json = Json.object();
    ArrayNode followUps = json.putArray("followUps");
    readStories.page(workspace.id(), page.replies()).stream()
        .map(RecordJson::withoutSteps)
        .forEach(followUps::add);
    page.cursor().ifPresent(cursor -> json.put("cursor", cursor));
    return Response.json(200, json);
  }
}
