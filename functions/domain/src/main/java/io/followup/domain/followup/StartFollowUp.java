package io.followup.domain.followup;

import io.followup.domain.chat.Chats;
import io.followup.domain.chat.Step;
import io.followup.domain.contact.Reach;
import io.followup.domain.id.Run;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.outcome.Reason;
import io.followup.domain.presence.Presence;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import io.followup.domain.settings.Workspaces;
import io.followup.domain.workflow.Workflow;
import io.followup.domain.workflow.Workflow.First;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Starts the execution of a follow-up's round, and tells what was known then. */
final class StartFollowUp {
  private final Chats chats;
  private final Workspaces workspaces;
  private final Workflow workflow;

  StartFollowUp(Chats chats, Workspaces workspaces, Workflow workflow) {
    this.chats = chats;
    this.workspaces = workspaces;
    this.workflow = workflow;
  }

  Settings settings(WorkspaceId workspace) {
    return workspaces
        .get(workspace)
        .map(Workspace::settings)
        .orElseGet(() -> Settings.defaults(workspace.value()));
  }

  /** Round 0 begins with a push where there is a device; later rounds never push again. */
  void start(Run run, Presence presence, Reach reach, Settings settings, Instant now) {
    boolean push = pushes(run, reach);
    chats.tell(run.chat(), step(run, presence, reach, settings, push, now));
    begin(run, push ? First.PUSH : First.LOOKAGAIN, settings);
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

  private static Step step(
      Run run, Presence presence, Reach reach, Settings settings, boolean push, Instant now) {
    Map<String, String> facts = new TreeMap<>(known(presence));
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
