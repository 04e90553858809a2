package io.followup.handlers.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.followup.domain.chat.OpenChat;
import io.followup.domain.chat.OpenChat.Opened;
import io.followup.domain.chat.Position;
import io.followup.domain.contact.Asked;
import io.followup.domain.followup.CustomerWrote;
import io.followup.domain.followup.ReadChat;
import io.followup.domain.id.ChatId;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.settings.Workspace;
import io.followup.domain.settings.Workspaces;
import io.followup.handlers.form.ReadForm;
import io.followup.handlers.form.ReadMarkers;
import io.followup.handlers.form.WroteForm;
import io.followup.wire.Api;
import io.followup.wire.Problem;
import io.followup.wire.Request;
import io.followup.wire.Response;
import io.followup.wire.Route;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Violation;
import io.followup.wire.check.Violation.Code;
import io.followup.wire.credential.Caller;
import io.followup.wire.credential.Credentials;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** A chat starts, is read, and is written in by its customer. */
@Singleton
public class ChatsFunction {
  private final OpenChat open;
  private final ReadChat read;
  private final CustomerWrote wrote;
  private final ReadMarkers markers;
  private final Workspaces workspaces;
  private final Api api;

  ChatsFunction(
      Credentials credentials,
      OpenChat open,
      ReadChat read,
      CustomerWrote wrote,
      ReadMarkers markers,
      Workspaces workspaces) {
    this.open = open;
    this.read = read;
    this.wrote = wrote;
    this.markers = markers;
    this.workspaces = workspaces;
    this.api =
        new Api(credentials)
            .byWorkspace(Route.OPEN_CHAT, this::open)
            .on(Route.READ_CHAT, this::read)
            .byWorkspace(Route.WROTE, this::wrote);
  }

  @Funq("chats")
  public APIGatewayV2HTTPResponse chats(APIGatewayV2HTTPEvent event) {
    return api.answer(event);
  }

  private Response open(Workspace workspace, Request request) {
    return switch (ChatForm.read(request.json())) {
      case Checked.Good<ChatForm>(ChatForm form) -> admit(workspace, form);
      case Checked.Bad<ChatForm>(var violations) -> Problem.of(violations);
    };
  }

  private Response admit(Workspace cached, ChatForm form) {
    Workspace workspace = workspaces.get(cached.id()).orElse(cached);
    return switch (open.open(form.in(workspace.id()), form.openedBy(), workspace.settings())) {
      case Opened.Now _ -> Response.json(201, form.json());
      case Opened.Before _ -> Response.json(200, form.json());
      case Opened.Otherwise _ -> Problem.conflict("openedBy", "was opened by the other side");
      case Opened.ContactRequired(var missing) -> contactRequired(missing);
    };
  }

  private static Response contactRequired(List<Asked> missing) {
    Code rule = Code.CONTACT_REQUIRED;
    return Problem.rule(
        rule,
        "Contact required",
        missing.stream().map(one -> new Violation(one.word(), rule, "is missing")).toList());
  }

  private Response wrote(Workspace workspace, Request request) {
    return switch (WroteForm.read(request.json())) {
      case Checked.Good<WroteForm>(WroteForm form) -> {
        CustomerKey customer = new CustomerKey(workspace.id(), form.customer());
        wrote.wrote(customer.chat(new ChatId(request.name("id"))), form.at());
        yield Response.noContent();
      }
      case Checked.Bad<WroteForm>(var violations) -> Problem.of(violations);
    };
  }

  private Response read(Caller caller, Request request) {
    return switch (ReadForm.read(request.json())) {
      case Checked.Good<ReadForm>(ReadForm form) -> read(caller, request, form);
      case Checked.Bad<ReadForm>(var violations) -> Problem.of(violations);
    };
  }

  private Response read(Caller caller, Request request, ReadForm form) {
    Optional<CustomerKey> customer = caller.as(form.customer());
    Optional<ChatKey> chat = customer.map(c -> c.chat(new ChatId(request.name("id"))));
    Optional<Position> marker = chat.flatMap(key -> markers.find(key, form.upTo()));
    if (marker.isEmpty()) {
      return Problem.notFound();
    }
    read.read(chat.orElseThrow(), marker.get());
    return Response.noContent();
  }
}
