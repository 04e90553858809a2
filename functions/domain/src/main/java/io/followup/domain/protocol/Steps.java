package io.followup.domain.protocol;

import io.followup.domain.chat.Claim;
import io.followup.domain.chat.Step;
import io.followup.domain.contact.Reach;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.outcome.Reason;
import io.followup.domain.presence.Presence;
import io.followup.domain.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What of a decision is told in the reply's record, and counted. */
final class Steps {
  private Steps() {}

  static Step watched(ReplyId reply, int round, Presence presence, Instant now) {
    return new Step(
        reply, "watched-" + round, now, Step.Kind.WATCHED, Reason.ONLINE, known(presence));
  }

  static Step started(Run run, boolean push, Facts facts, Instant now) {
    Reach reach = facts.reach();
    Settings settings = facts.settings();
    Map<String, String> told = known(facts.presence());
    if (settings.ask().phone() && reach.phone() == Reach.Phone.TEXTABLE) {
      told.put("balance", Long.toString(facts.credits()));
    }
    told.put("devices", Integer.toString(reach.liveDevices()));
    told.put("phone", reach.phone().word());
    told.put("email", Boolean.toString(reach.email()));
    told.put("textsOn", Boolean.toString(settings.ask().phone()));
    told.put("emailsOn", Boolean.toString(settings.ask().email()));
    told.put("first", push ? "push" : "text and email");
    return new Step(
        run.reply(), "started-" + run.round(), now, Step.Kind.STARTED, Reason.OFFLINE, told);
  }

  static Step waited(Run run, Instant until, Instant now) {
    return new Step(
        run.reply(),
        "waited-" + run.round(),
        now,
        Step.Kind.WAITED,
        Reason.GAP,
        Map.of("until", until.toString()));
  }

  static List<Step> claimed(Claim claim, Instant now) {
    Map<String, String> told =
        Map.of(
            "followUp",
            claim.followUp().value(),
            "replies",
            Integer.toString(claim.replies().size()));
    return claim.replies().stream()
        .map(
            reply ->
                new Step(
                    reply,
                    "claimed",
                    now,
                    Step.Kind.CLAIMED,
                    reply.equals(claim.began()) ? Reason.OFFLINE : Reason.CLAIMED,
                    told))
        .toList();
  }

  static Step takenUp(Run next, Instant now) {
    return new Step(
        next.reply(),
        "taken-up-" + next.round(),
        now,
        Step.Kind.TAKEN_UP,
        Reason.EXECUTION_ENDED,
        Map.of("round", Integer.toString(next.round())));
  }

  private static Map<String, String> known(Presence presence) {
    Map<String, String> told = new TreeMap<>();
    presence.lastActive().ifPresent(at -> told.put("lastActiveAt", at.toString()));
    switch (presence) {
      case Presence.Online(Instant until, _) -> {
        told.put("presence", "online");
        told.put("until", until.toString());
      }
      case Presence.Offline(var since, _) -> {
        told.put("presence", "offline");
        since.ifPresent(at -> told.put("since", at.toString()));
      }
    }
    return told;
  }
}
