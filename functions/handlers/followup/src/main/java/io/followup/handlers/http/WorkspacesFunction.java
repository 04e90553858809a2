package io.followup.handlers.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.secret.Keyring;
import io.followup.domain.secret.Keyring.What;
import io.followup.domain.secret.Keys;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import io.followup.domain.settings.Workspaces;
import io.followup.wire.Api;
import io.followup.wire.Json;
import io.followup.wire.Problem;
import io.followup.wire.Request;
import io.followup.wire.Response;
import io.followup.wire.Route;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Fields;
import io.followup.wire.check.Forms;
import io.followup.wire.credential.Credentials;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Workspaces: the operator makes them and speaks for their billing, they set themselves up. */
@Singleton
public class WorkspacesFunction {
  private static final int FIRST_VERSION = 1;

  private final Workspaces workspaces;
  private final Keys keys;
  private final Api api;

  WorkspacesFunction(
      Credentials credentials,
      Workspaces workspaces,
      Keys keys,
      MintKeys mint,
      WorkspaceSettings settings,
      Money money,
      WebhookTries tries,
      ShowPreview preview) {
    this.workspaces = workspaces;
    this.keys = keys;
    this.api =
        new Api(credentials)
            .plain(Route.CREATE_WORKSPACE, this::create)
            .plain(Route.MINT_KEY, mint::mint)
            .plain(Route.PUT_BILLING, this::putBilling)
            .plain(Route.ADD_CREDITS, money::addCredits)
            .plain(Route.PUT_PRICES, money::putPrices)
            .byWorkspace(Route.GET_USAGE, money::usage)
            .byWorkspace(Route.GET_LEDGER, money::entries)
            .byWorkspace(Route.GET_WORKSPACE, settings::get)
            .byWorkspace(Route.PUT_WORKSPACE, settings::put)
            .byWorkspace(Route.GET_WEBHOOK_TRIES, tries::get)
            .byWorkspace(Route.PREVIEW, preview::show);
  }

  @Funq("workspaces")
  public APIGatewayV2HTTPResponse workspaces(APIGatewayV2HTTPEvent event) {
    return api.answer(event);
  }

  private record Creation(WorkspaceId id, String name) {}

  private Response create(Request request) {
    return switch (creation(request.json())) {
      case Checked.Good<Creation>(Creation wanted) -> create(wanted);
      case Checked.Bad<Creation>(var violations) -> Problem.of(violations);
    };
  }

  private static Checked<Creation> creation(JsonNode json) {
    return Fields.<Creation>object(
            fields -> {
              Optional<WorkspaceId> id = fields.required("id", Forms.id(WorkspaceId::new));
              Optional<String> name = fields.required("name", Forms.line(200));
              return fields.done(() -> new Creation(id.orElseThrow(), name.orElseThrow()));
            })
        .check(json);
  }

  /** The secrets are derived, so nobody can lose them; but they are shown this once. */
  private Response create(Creation wanted) {
    WorkspaceId id = wanted.id();
    Settings settings = Settings.defaults(wanted.name());
    Keyring first = Keyring.of(FIRST_VERSION, Optional.of(keys.by()));
    if (!workspaces.create(new Workspace(id, first, 1, settings, false))) {
      return Problem.conflict("id", "is another workspace's");
    }
    ObjectNode shown = Json.object().put("id", id.value());
    for (What what : What.values()) {
      shown.put(what.word(), keys.of(what, id, first.of(what).current()));
    }
    return Response.json(201, shown);
  }

  private Response putBilling(Request request) {
    Checked<Boolean> registered =
        Fields.<Boolean>object(
                fields -> {
                  Optional<Boolean> given = fields.required("paymentMethod", Forms.bool());
                  return fields.done(given::orElseThrow);
                })
            .check(request.json());
    return switch (registered) {
      case Checked.Good<Boolean>(Boolean is) -> setPaymentMethod(request, is);
      case Checked.Bad<Boolean>(var violations) -> Problem.of(violations);
    };
  }

  private Response setPaymentMethod(Request request, boolean registered) {
    return workspaces.setPaymentMethod(new WorkspaceId(request.name("id")), registered)
        ? Response.json(200, Json.object().put("paymentMethod", registered))
        : Problem.notFound();
  }
}
