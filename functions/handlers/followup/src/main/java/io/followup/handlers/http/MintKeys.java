package io.followup.handlers.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.secret.Keyring.What;
import io.followup.domain.secret.Keys;
import io.followup.domain.secret.Versions;
import io.followup.domain.settings.Workspace;
import io.followup.domain.settings.Workspaces;
import io.followup.wire.Json;
import io.followup.wire.Problem;
import io.followup.wire.Request;
import io.followup.wire.Response;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Fields;
import io.followup.wire.check.Forms;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A workspace's key or secret is changed without a gap (S7). Whoever lost the answer asks again: a
 * minting more does no harm.
 */
@Singleton
class MintKeys {
  /** How often a minting is tried again when another came between. */
  private static final int RACES = 25;

  private static final long DAY = Duration.ofDays(1).toSeconds();
  private static final long LONGEST = Duration.ofDays(7).toSeconds();

  private record Wanted(What what, Duration grace) {}

  private final Workspaces workspaces;
  private final Keys keys;
  private final Clock clock;

  MintKeys(Workspaces workspaces, Keys keys, Clock clock) {
    this.workspaces = workspaces;
    this.keys = keys;
    this.clock = clock;
  }

  Response mint(Request request) {
    WorkspaceId id = new WorkspaceId(request.name("id"));
    return switch (wanted(request.json())) {
      case Checked.Good<Wanted>(Wanted wanted) -> mint(id, wanted);
      case Checked.Bad<Wanted>(var violations) -> Problem.of(violations);
    };
  }

  private static Checked<Wanted> wanted(JsonNode json) {
    return Fields.<Wanted>object(
            fields -> {
              Optional<What> what = fields.required("what", Forms.oneOf(What.values(), What::word));
              Optional<Long> grace = fields.optional("graceSeconds", Forms.whole(0, LONGEST));
              return fields.done(
                  () -> new Wanted(what.orElseThrow(), Duration.ofSeconds(grace.orElse(DAY))));
            })
        .check(json);
  }

  private Response mint(WorkspaceId id, Wanted wanted) {
    for (int race = 0; race < RACES; race++) {
      Optional<Workspace> workspace = workspaces.get(id);
      if (workspace.isEmpty()) {
        return Problem.notFound();
      }
      Optional<Response> minted = mint(workspace.get(), wanted);
      if (minted.isPresent()) {
        return minted.get();
      }
    }
    return Problem.unavailable(1);
  }

  /** Nothing if another minting came between. */
  private Optional<Response> mint(Workspace workspace, Wanted wanted) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    What what = wanted.what();
    Versions next = workspace.keys().of(what).next(keys.by(), wanted.grace(), now);
    WorkspaceId id = workspace.id();
    return workspaces.replaceKeys(id, workspace.keys(), workspace.keys().with(what, next))
        ? Optional.of(
            Response.json(
                201,
                Json.object()
                    .put(what.word(), keys.of(what, id, next.current()))
                    .put("oldValidUntil", now.plus(wanted.grace()).toString())))
        : Optional.empty();
  }
}
