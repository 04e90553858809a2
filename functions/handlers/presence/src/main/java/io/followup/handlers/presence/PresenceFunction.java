package io.followup.handlers.presence;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.followup.wire.credential.Caller;
import io.followup.wire.credential.Credentials;
import io.followup.wire.form.BeatForm;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;

/** A session beats or leaves, and a backend asks who is here. */
@Singleton
public class PresenceFunction {
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
            .byCustomer(Route.BEAT, this::beat)
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
        !(caller instanceof Caller.Person) && token.isTextual()
            ? credentials.caller(token.textValue())
            : caller;
    return switch (known) {
      case Caller.Person person -> beat(person, request);
      case Caller.Operator _, Caller.Backend _, Caller.Nobody _ -> Problem.unauthorized();
    };
  }

  private Response beat(Caller.Person person, Request request) {
    return switch (BeatForm.read(request.json())) {
      case Checked.Good<BeatForm>(BeatForm beat) ->
          Response.json(200, PresenceJson.of(recorded(person, beat)));
      case Checked.Bad<BeatForm>(var violations) -> Problem.of(violations);
    };
  }

  private RecordPresence.Recorded recorded(Caller.Person person, BeatForm beat) {
    var settings = person.workspace().settings();
    return switch (beat.state()) {
      case ACTIVE -> record.beat(person.customer(), beat.session(), beat.n(), beat.ago(), settings);
      case LEFT -> record.leave(person.customer(), beat.session(), beat.n(), beat.ago(), settings);
    };
  }

  private Response get(Workspace workspace, Request request) {
    CustomerKey customer = new CustomerKey(workspace.id(), request.customer());
    ObjectNode json = PresenceJson.of(whereabouts.of(customer));
    return Response.json(200, json);
  }
}
