package io.followup.handlers.http;

import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import io.followup.domain.settings.Workspaces;
import io.followup.wire.Problem;
import io.followup.wire.Request;
import io.followup.wire.Response;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Violation;
import io.followup.wire.check.Violation.Code;
import io.followup.wire.form.SettingsForm;
import io.followup.wire.form.SettingsJson;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** A workspace reads and replaces its settings. */
@Singleton
class WorkspaceSettings {
  /** How often a put without a precondition is tried again when another came between. */
  private static final int RACES = 25;

  private final Workspaces workspaces;

  WorkspaceSettings(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  Response get(Workspace cached, Request request) {
    return workspaces
        .get(cached.id())
        .map(WorkspaceSettings::shown)
        .orElseGet(Problem::unauthorized);
  }

  Response put(Workspace cached, Request request) {
    return switch (SettingsForm.read(request.json())) {
      case Checked.Good<Settings>(Settings settings) -> replace(cached, request, settings);
      case Checked.Bad<Settings>(var violations) -> Problem.of(violations);
    };
  }

  private Response replace(Workspace cached, Request request, Settings settings) {
    for (int race = 0; race < RACES; race++) {
      Optional<Response> response =
          workspaces
              .get(cached.id())
              .map(now -> attempt(now, request, settings))
              .orElseGet(() -> Optional.of(Problem.unauthorized()));
      if (response.isPresent()) {
        return response.get();
      }
    }
    return Problem.unavailable(1);
  }

  /** Nothing if another put came between and the caller named no version. */
  private Optional<Response> attempt(Workspace now, Request request, Settings settings) {
    if (asksForPhoneAnew(now, settings) && !now.paymentMethod()) {
      return Optional.of(paymentMethodRequired());
    }
    Optional<String> condition = request.header("if-match");
    if (condition.filter(header -> !IfMatch.holds(header, now.version())).isPresent()) {
      return Optional.of(Problem.preconditionFailed());
    }
    Settings kept = SettingsJson.keepingSecrets(now.settings(), settings);
    return workspaces.replaceSettings(now.id(), now.version(), kept)
        ? Optional.of(shown(now.withSettings(kept)))
        : Optional.empty();
  }

  /** What is shown can be put again, also when the payment method has gone meanwhile (S1). */
  private static boolean asksForPhoneAnew(Workspace now, Settings settings) {
    return settings.ask().phone() && !now.settings().ask().phone();
  }

  private static Response paymentMethodRequired() {
    Code rule = Code.PAYMENT_METHOD_REQUIRED;
    return Problem.rule(
        rule,
        "Payment method required",
        List.of(new Violation("ask.phone", rule, "needs a registered payment method")));
  }

  private static Response shown(Workspace workspace) {
    return Response.json(200, SettingsJson.of(workspace))
        .with("ETag", IfMatch.etag(workspace.version()));
  }
}
