package io.followup.handlers.connect;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.carriers.callback.Callback.Call;
import io.followup.carriers.secrets.Secrets;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.settings.Workspace;
import io.followup.handlers.connect.TakeSaid.Taken;
import io.followup.wire.Api;
import io.followup.wire.Json;
import io.followup.wire.Problem;
import io.followup.wire.Request;
import io.followup.wire.Response;
import io.followup.wire.Route;
import io.followup.wire.check.Checked;
import io.followup.wire.credential.Credentials;
import io.followup.wire.credential.Wall;
import io.followup.wire.credential.WorkspaceCache;
import io.quarkus.funqy.Funq;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A chat backend's webhook knocks: proven by the backend's own means, taken by ours. */
@Singleton
public class ConnectFunction {
  private static final int CHAT_FULL_SECONDS = 60;

  private final Iterable<Backend> backends;
  private final WorkspaceCache workspaces;
  private final Secrets secrets;
  private final TakeSaid take;
  private final InstantSource wall;
  private final Clock clock;
  private final Api api;

  @Inject
  ConnectFunction(
      Credentials credentials,
      @Any Instance<Backend> backends,
      WorkspaceCache workspaces,
      Secrets secrets,
      TakeSaid take,
      @Wall InstantSource wall,
      Clock clock) {
    this(credentials, (Iterable<Backend>) backends, workspaces, secrets, take, wall, clock);
  }

  ConnectFunction(
      Credentials credentials,
      Iterable<Backend> backends,
      WorkspaceCache workspaces,
      Secrets secrets,
      TakeSaid take,
      InstantSource wall,
      Clock clock) {
    this.backends = backends;
    this.workspaces = workspaces;
    this.secrets = secrets;
    this.take = take;
    this.wall = wall;
    this.clock = clock;
    this.api = new Api(credentials).raw(Route.CONNECT, this::connect);
  }

  @Funq("connect")
  public APIGatewayV2HTTPResponse connect(APIGatewayV2HTTPEvent event) {
    return api.answer(event);
  }

  private Response connect(Request request, byte[] body) {
    return StreamSupport.stream(backends.spliterator(), false)
        .filter(backend -> backend.word().equals(request.name("backend")))
        .findFirst()
        .map(backend -> connect(backend, request, body))
        .orElseGet(Problem::notFound);
  }

  /** A stranger learns neither which workspaces there are nor what they have set up. */
  private Response connect(Backend backend, Request request, byte[] body) {
    Call call = new Call(request.headers(), request.query(), body);
    Optional<Workspace> workspace =
        workspaces
            .get(new WorkspaceId(request.name("workspace")))
            .filter(known -> isProven(backend, known, call));
    if (workspace.isEmpty()) {
      return Problem.unauthorized();
    }
    return Json.parse(body)
        .map(json -> answer(backend, workspace.get(), json))
        .orElseGet(() -> Problem.badRequest("The body is not a JSON object."));
  }

  private boolean isProven(Backend backend, Workspace workspace, Call call) {
    return backend
        .reference(workspace.settings().connect())
        .flatMap(reference -> secrets.of(workspace.id(), reference))
        .filter(secret -> backend.isProven(call, secret, wall.instant()))
        .isPresent();
  }

  private Response answer(Backend backend, Workspace workspace, ObjectNode json) {
    return switch (backend.read(json, clock.instant())) {
      case Checked.Good<List<Said>>(List<Said> all) -> answer(workspace, all);
      case Checked.Bad<List<Said>>(var violations) -> Problem.of(violations);
    };
  }

  private Response answer(Workspace workspace, List<Said> all) {
    for (Said said : all) {
      switch (take.take(workspace, said)) {
        case Taken.Done _ -> {}
        case Taken.Bad(var violations) -> {
          return Problem.of(violations);
        }
        case Taken.ChatFull _ -> {
          return Problem.tooMany(CHAT_FULL_SECONDS);
        }
      }
    }
    return Response.noContent();
  }
}
