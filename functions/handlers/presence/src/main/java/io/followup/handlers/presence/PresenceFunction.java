package io.followup.handlers.presence;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.id.CustomerId;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.presence.RecordPresence;
import io.followup.domain.presence.Whereabouts;
import io.followup.domain.settings.Workspace;
import io.followup.wire.Api;
import io.followup.wire.Problem;
import io.followup.wire.Request;
import io.followup.wire.Response;
import io.followup.wire.Route;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Fields;
import io.followup.wire.check.Forms;
import io.followup.wire.credential.Caller;
import io.followup.wire.credential.Credentials;
import io.followup.wire.form.BeatForm;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;

/** A session beats or leaves, and a backend asks who is here. */
@Singleton
public class PresenceFunction {
  private static final String CUSTOMER = "customerId";

  private final Credentials credentials;
  private final RecordPresence record;
  private final Whereabouts whereabouts;
  private final Api api;

  PresenceFunction(Credentials credentials, RecordPresence record, Whereabouts whereabouts) {
    this.credentials = credentials;
    this.record = record;
    this.whereabouts = whereabouts;
    this.api =
        new Api(credentials)
            .on(Route.BEAT, this::beat)
            .on(Route.BEACON, this::beacon)
            .byWorkspace(Route.GET_PRESENCE, this::get);
  }

  @Funq("presence")
  public APIGatewayV2HTTPResponse presence(APIGatewayV2HTTPEvent event) {
    return api.answer(event);
  }

  /** A beacon can set no header, so its token may stand in the body. */
  private Response beacon(Caller caller, Request request) {
    JsonNode token = request.json().path("token");
    Caller known =
        caller instanceof Caller.Nobody && token.isTextual()
            ? credentials.caller(token.textValue())
            : caller;
    return beat(known, request);
  }

  /** A customer's token says whose session it is, whatever the body says; a key does not. */
  private Response beat(Caller caller, Request request) {
    return switch (caller) {
      case Caller.Person(CustomerKey customer, Workspace workspace) ->
          beat(workspace, customer, request);
      case Caller.Backend(Workspace workspace) -> byBackend(workspace, request);
      case Caller.Operator _, Caller.Nobody _ -> Problem.unauthorized();
    };
  }

  private Response byBackend(Workspace workspace, Request request) {
    if (Fields.isEmpty(request.json(), CUSTOMER)) {
      return Problem.unauthorized();
    }
    Checked<CustomerId> named =
        Fields.<CustomerId>object(
                fields -> {
                  var id = fields.required(CUSTOMER, Forms.id(CustomerId::new));
                  return fields.done(id::orElseThrow);
                })
            .check(request.json());
    return switch (named) {
      case Checked.Good<CustomerId>(CustomerId id) ->
          beat(workspace, new CustomerKey(workspace.id(), id), request);
      case Checked.Bad<CustomerId>(var violations) -> Problem.of(violations);
    };
  }

  private Response beat(Workspace workspace, CustomerKey customer, Request request) {
    return switch (BeatForm.read(request.json())) {
      case Checked.Good<BeatForm>(BeatForm beat) ->
          Response.json(200, PresenceJson.of(recorded(workspace, customer, beat)));
      case Checked.Bad<BeatForm>(var violations) -> Problem.of(violations);
    };
  }

  private RecordPresence.Recorded recorded(
      Workspace workspace, CustomerKey customer, BeatForm beat) {
    var settings = workspace.settings();
    return switch (beat.state()) {
      case ACTIVE -> record.beat(customer, beat.session(), beat.n(), beat.ago(), settings);
      case LEFT -> record.leave(customer, beat.session(), beat.n(), beat.ago(), settings);
    };
  }

  private Response get(Workspace workspace, Request request) {
    CustomerKey customer = new CustomerKey(workspace.id(), request.customer());
    ObjectNode json = PresenceJson.of(whereabouts.of(customer));
    return Response.json(200, json);
  }
}
