package io.followup.wire;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.chat.ChatBusy;
import io.followup.domain.settings.Workspace;
import io.followup.wire.Routes.Match;
import io.followup.wire.credential.Caller;
import io.followup.wire.credential.Credentials;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The calls that one function serves. Route, then credentials, then body, then the call itself; no
 * input gets another answer than one of the contract.
 */
public final class Api {
  private static final int BUSY_SECONDS = 1;
  private static final Logger LOG = Logger.getLogger(Api.class);

  private final Credentials credentials;
  private final Map<Route, BiFunction<Caller, Request, Response>> calls =
      new EnumMap<>(Route.class);
  private final Map<Route, BiFunction<Request, byte[], Response>> raws = new EnumMap<>(Route.class);
  private Function<String, Optional<Response>> pages = _ -> Optional.empty();

  public Api(Credentials credentials) {
    this.credentials = credentials;
  }

  /** Serves a call whose caller may be of several kinds. */
  public Api on(Route route, BiFunction<Caller, Request, Response> call) {
    calls.put(route, call);
    return this;
  }

  /** Serves a call of chat backends. */
  public Api byWorkspace(Route route, BiFunction<Workspace, Request, Response> call) {
    return on(
        route,
        (caller, request) ->
            switch (caller) {
              case Caller.Backend(Workspace workspace) -> call.apply(workspace, request);
              case Caller.Operator _, Caller.Person _, Caller.Nobody _ -> Problem.unauthorized();
            });
  }

  /** Serves a call of customers. */
  public Api byCustomer(Route route, BiFunction<Caller.Person, Request, Response> call) {
    return on(
        route,
        (caller, request) ->
            switch (caller) {
              case Caller.Person person -> call.apply(person, request);
              case Caller.Operator _, Caller.Backend _, Caller.Nobody _ -> Problem.unauthorized();
            });
  }

  /** Serves a call for which who calls says nothing more. */
  public Api plain(Route route, Function<Request, Response> call) {
    return on(route, (_, request) -> call.apply(request));
  }

  /** Serves a call whose body is not ours to understand: as it came, byte for byte. */
  public Api raw(Route route, BiFunction<Request, byte[], Response> call) {
    raws.put(route, call);
    return this;
  }

  /** Serves what is to be read and no call of the contract, by its path. */
  public Api pages(Function<String, Optional<Response>> find) {
    pages = find;
    return this;
  }

  public APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
    Incoming incoming = Incoming.of(event);
    Response response =
        switch (Routes.find(incoming.method(), incoming.path())) {
          case Match.Found(Route route, Map<String, String> names) -> {
            Response answer = guarded(route, names, incoming, event);
            yield route.by().isCors() ? Cors.open(answer) : answer;
          }
          case Match.WrongMethod(Set<String> allowed, Set<String> cors) -> {
            Response answer = Problem.wrongMethod(allowed);
            yield cors.isEmpty() ? answer : Cors.open(answer);
          }
          case Match.Preflight(Set<String> methods) ->
              Cors.preflight(methods, incoming.asksForHeaders());
          case Match.Unknown _ -> page(incoming);
        };
    return (incoming.isHead() ? response.withoutBody() : response)
        .orWith("Cache-Control", "no-store")
        .with("X-Content-Type-Options", "nosniff")
        .toEvent();
  }

  private Response page(Incoming incoming) {
    boolean reads = incoming.isHead() || incoming.method().equals("GET");
    Optional<Response> page = reads ? pages.apply(incoming.path()) : Optional.empty();
    return page.orElseGet(Problem::notFound);
  }

  private Response guarded(
      Route route, Map<String, String> names, Incoming incoming, APIGatewayV2HTTPEvent event) {
    try {
      return serve(route, names, incoming, event);
    } catch (ChatBusy _) {
      return Problem.unavailable(BUSY_SECONDS);
    } catch (RuntimeException e) {
      // The class and the place alone: a message may quote an address.
      StackTraceElement[] trace = e.getStackTrace();
      LOG.errorf(
          "call=%s outcome=failed error=%s at=%s",
          route, e.getClass().getName(), trace.length == 0 ? "?" : trace[0]);
      return Problem.unexpected();
    }
  }

  private Response serve(
      Route route, Map<String, String> names, Incoming incoming, APIGatewayV2HTTPEvent event) {
    BiFunction<Request, byte[], Response> raw = raws.get(route);
    if (raw != null) {
      Request request = request(names, incoming, Json.object());
      return Body.isTooLarge(event)
          ? Problem.tooLarge()
          : Body.bytes(event)
              .map(bytes -> raw.apply(request, bytes))
              .orElseGet(() -> Problem.badRequest(Body.NOT_BASE64));
    }
    BiFunction<Caller, Request, Response> call = calls.get(route);
    if (call == null) {
      return Problem.notFound();
    }
    Caller caller = incoming.bearer().map(credentials::caller).orElseGet(Caller.Nobody::new);
    if (!mayCall(route.by(), caller)) {
      return Problem.unauthorized();
    }
    if (!route.takesJson()) {
      return Body.isTooLarge(event)
          ? Problem.tooLarge()
          : call.apply(caller, request(names, incoming, Json.object()));
    }
    return switch (Body.read(event)) {
      case Body.Read(ObjectNode json) -> call.apply(caller, request(names, incoming, json));
      case Body.TooLarge _ -> Problem.tooLarge();
      case Body.Broken(String detail) -> Problem.badRequest(detail);
    };
  }

  private static Request request(Map<String, String> names, Incoming incoming, ObjectNode json) {
    return new Request(names, incoming.query(), incoming.headers(), json, incoming.isHead());
  }

  private static boolean mayCall(By by, Caller caller) {
    return switch (by) {
      case OPERATOR -> caller instanceof Caller.Operator;
      case WORKSPACE -> caller instanceof Caller.Backend;
      case CUSTOMER -> caller instanceof Caller.Person;
      case BOTH -> caller instanceof Caller.Backend || caller instanceof Caller.Person;
      case BODY, ANYONE, ANY_PAGE -> true;
    };
  }
}
