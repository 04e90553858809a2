package io.followup.handlers.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.followup.domain.followup.DeleteReply;
import io.followup.domain.followup.EditReply;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.reply.AcceptReply;
import io.followup.domain.settings.Workspace;
import io.followup.handlers.form.EditForm;
import io.followup.handlers.form.ReplyForm;
import io.followup.wire.Api;
import io.followup.wire.Json;
import io.followup.wire.Problem;
import io.followup.wire.Request;
import io.followup.wire.Response;
import io.followup.wire.Route;
import io.followup.wire.check.Checked;
import io.followup.wire.credential.Credentials;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;

/** A manager answered, changed an answer, or took it back. */
@Singleton
public class RepliesFunction {
  private static final int CHAT_FULL_SECONDS = 60;

  private final AcceptReply accept;
  private final EditReply edit;
  private final DeleteReply delete;
  private final Clock clock;
  private final Api api;

  RepliesFunction(
      Credentials credentials,
      AcceptReply accept,
      EditReply edit,
      DeleteReply delete,
      Clock clock) {
    this.accept = accept;
    this.edit = edit;
    this.delete = delete;
    this.clock = clock;
    this.api =
        new Api(credentials)
            .byWorkspace(Route.POST_REPLY, this::post)
            .byWorkspace(Route.EDIT_REPLY, this::edit)
            .byWorkspace(Route.DELETE_REPLY, this::delete);
  }

  @Funq("replies")
  public APIGatewayV2HTTPResponse replies(APIGatewayV2HTTPEvent event) {
    return api.answer(event);
  }

  private Response post(Workspace workspace, Request request) {
    return switch (ReplyForm.read(request.json())) {
      case Checked.Good<ReplyForm>(ReplyForm form) -> accept(workspace, form);
      case Checked.Bad<ReplyForm>(var violations) -> Problem.of(violations);
    };
  }

  private Response accept(Workspace workspace, ReplyForm form) {
    return switch (accept.accept(
        form.in(workspace.id(), form.sentAt(), clock.instant()),
        workspace.settings().receiptWait())) {
      case ACCEPTED -> Response.json(202, Json.object().put("id", form.id().value()));
      case OTHER_CONTENT -> Problem.conflict("id", "was used before with other content");
      case CHAT_FULL -> Problem.tooMany(CHAT_FULL_SECONDS);
    };
  }

  private Response edit(Workspace workspace, Request request) {
    return switch (EditForm.read(request.json())) {
      case Checked.Good<EditForm>(EditForm form) -> edit(reply(workspace, request), form);
      case Checked.Bad<EditForm>(var violations) -> Problem.of(violations);
    };
  }

  private Response edit(ReplyKey reply, EditForm form) {
    return edit.edit(reply, form.text(), clock.instant())
        .map(told -> Json.object().put("id", reply.reply().value()).put("told", told))
        .map(json -> Response.json(200, json))
        .orElseGet(Problem::notFound);
  }

  private static ReplyKey reply(Workspace workspace, Request request) {
    return new ReplyKey(workspace.id(), new ReplyId(request.name("id")));
  }

  private Response delete(Workspace workspace, Request request) {
    return delete.delete(reply(workspace, request)) ? Response.noContent() : Problem.notFound();
  }
}
