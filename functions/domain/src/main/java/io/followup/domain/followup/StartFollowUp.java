package io.followup.domain.followup;

import io.followup.domain.chat.Chats;
import io.followup.domain.chat.Step;
import io.followup.domain.contact.Reach;
import io.followup.domain.id.Run;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.ledger.Ledger;
import io.followup.domain.outcome.Reason;
import io.followup.domain.presence.Presence;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import io.followup.domain.settings.Workspaces;
import io.followup.domain.workflow.Workflow;
import io.followup.domain.workflow.Workflow.First;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Starts the execution of a follow-up's round, and tells what was known then. */
final class StartFollowUp {
  private final Chats chats;
  private final Workspaces workspaces;
  private final Workflow workflow;

  /**
   * What is known when a follow-up starts.
   *
   * @param balance prepaid credits; empty: no text can cost anything
   */
  record Known(Presence presence, Reach reach, Settings settings, Optional<Long> balance) {}

  StartFollowUp(Chats chats, Workspaces workspaces, Workflow workflow) {
    this.chats = chats;
    this.workspaces = workspaces;
    this.workflow = workflow;
  }

  Known known(WorkspaceId workspace, Presence presence, Reach reach, Ledger ledger) {
    Settings settings = settings(workspace);
    boolean texts = settings.ask().phone() && reach.phone() == Reach.Phone.TEXTABLE;
    return new Known(
        presence,
        reach,
        settings,
        texts ? Optional.of(ledger.funds(workspace).credits()) : Optional.empty());
  }

  Settings settings(WorkspaceId workspace) {
    return workspaces
        .get(workspace)
        .map(Workspace::settings)
        .orElseGet(() -> Settings.defaults(workspace.value()));
  }

  /** Round 0 begins with a push where there is a device; later rounds never push again. */
  void start(Run run, Known known, Instant now) {
    boolean push = pushes(run, known.reach());
    chats.tell(run.chat(), step(run, known, push, now));
    begin(run, push ? First.PUSH : First.LOOKAGAIN, known.settings());
  }

  /** Whether the run begins with a push. */
  static boolean pushes(Run run, Reach reach) {
    return run.round() == 0 && Obstacles.push(reach).isEmpty();
  }

  void begin(Run run, First first, Settings settings) {
    workflow.start(
        run,
        new Workflow.Plan(
            first, settings.receiptWait(), settings.messengerWait(), settings.hasMessenger()));
  }

  private static Step step(Run run, Known known, boolean push, Instant now) {
    Reach reach = known.reach();
    Settings settings = known.settings();
    Map<String, String> facts = new TreeMap<>(known(known.presence()));
    known.balance().ifPresent(credits -> facts.put("balance", Long.toString(credits)));
    facts.put("devices", Integer.toString(reach.liveDevices()));
    facts.put("phone", reach.phone().word());
    facts.put("email", Boolean.toString(reach.email()));
    facts.put("textsOn", Boolean.toString(settings.ask().phone()));
    facts.put("emailsOn", Boolean.toString(settings.ask().email()));
    facts.put("first", push ? "push" : "text and email");
    return new Step(
        run.reply(), "started-" + run.round(), now, Step.Kind.STARTED, Reason.OFFLINE, facts);
  }

  /** What is known of a presence, as a record tells it. */
  static Map<String, String> known(Presence presence) {
    Map<String, String> facts = new TreeMap<>();
    presence.lastActive().ifPresent(at -> facts.put("lastActiveAt", at.toString()));
    switch (presence) {
      case Presence.Online(Instant until, _) -> {
        facts.put("presence", "online");
        facts.put("until", until.toString());
      }
      case Presence.Offline(var since, _) -> {
        facts.put("presence", "offline");
        since.ifPresent(at -> facts.put("since", at.toString()));
      }
    }
    return facts;
  }
}
