package io.followup.domain.checker;

import static io.followup.domain.checker.Deed.What.ACCEPT;
import static io.followup.domain.checker.Deed.What.BEAT;
import static io.followup.domain.checker.Deed.What.DELETE;
import static io.followup.domain.checker.Deed.What.DELIVERED;
import static io.followup.domain.checker.Deed.What.EDIT;
import static io.followup.domain.checker.Deed.What.LEAVE;
import static io.followup.domain.checker.Deed.What.READ;
import static io.followup.domain.checker.Deed.What.RECEIVE;
import static io.followup.domain.checker.Deed.What.REFUSED;
import static io.followup.domain.checker.Deed.What.STOP;
import static io.followup.domain.checker.Deed.What.TTL;
import static io.followup.domain.checker.Deed.What.WRITE;

import java.util.List;
import java.util.stream.Stream;

/** What is explored, each to its end: some in every test run, all in a leg of its own. */
final class Scenarios {
  private Scenarios() {}

  /** Those of this run: the few, all of them, or those whose names have a word in them. */
  static List<Scenario> asked() {
    String asked = System.getProperty("checker", "few");
    return switch (asked) {
      case "few" -> few();
      case "all" -> Stream.concat(few().stream(), all().stream()).toList();
      default ->
          Stream.concat(few().stream(), all().stream())
              .filter(scenario -> scenario.name().contains(asked))
              .toList();
    };
  }

  /** Those of every test run. */
  static List<Scenario> few() {
    return List.of(
        Scenario.named("no device"),
        Scenario.named("no device, read").may(READ),
        Scenario.named("no device, a call dies").trouble(Trouble.DIES),
        Scenario.named("no device, a put is repeated").trouble(Trouble.REPEATED),
        Scenario.named("no device, the execution fails").trouble(Trouble.FAILS),
        Scenario.named("no device, carriers are down").trouble(Trouble.DEFERS),
        Scenario.named("no device, carriers are silent").trouble(Trouble.SILENT, 2),
        Scenario.named("no device, what wakes is lost").trouble(Trouble.LOST),
        Scenario.named("no device, what wakes is late").trouble(Trouble.LATE).alive(1),
        Scenario.named("no device, telling runs twice").trouble(Trouble.TWICE).alive(1),
        Scenario.named("no device, a start is throttled").trouble(Trouble.THROTTLED),
        Scenario.named("what the last release was at work on").old().swept(),
        Scenario.named("no device, a call is given up and goes on").trouble(Trouble.GIVEN_UP),
        Scenario.named("credits for one text, a call dies").creditsAlone().trouble(Trouble.DIES),
        Scenario.named("a device acknowledges").device().may(RECEIVE),
        Scenario.named("a device that refuses, a call dies")
            .device()
            .trouble(Trouble.REFUSES)
            .trouble(Trouble.DIES),
        Scenario.named("online, then left").online().may(LEAVE).alive(1),
        Scenario.named("online, what wakes is lost").online().trouble(Trouble.LOST),
        Scenario.named("AlimTalk reports").alimTalk().may(DELIVERED));
  }

  /** Those of the leg. */
  static List<Scenario> all() {
    return List.of(
        // one reply: what people do meanwhile
        Scenario.named("what wakes is lost or late").trouble(Trouble.LOST).trouble(Trouble.LATE),
        Scenario.named("telling runs twice").trouble(Trouble.TWICE),
        Scenario.named("telling runs twice, carriers are down")
            .trouble(Trouble.TWICE)
            .trouble(Trouble.DEFERS)
            .alive(1),
        Scenario.named("a device, a start is throttled, a call dies")
            .device()
            .trouble(Trouble.THROTTLED)
            .trouble(Trouble.DIES),
        Scenario.named("pushes are stopped, a call dies")
            .device()
            .online()
            .may(LEAVE)
            .may(STOP)
            .trouble(Trouble.DIES)
            .alive(1),
        Scenario.named("AlimTalk says nothing, telling runs twice")
            .alimTalk()
            .trouble(Trouble.TWICE)
            .alive(1),
        Scenario.named("AlimTalk says nothing, what wakes is lost")
            .alimTalk()
            .trouble(Trouble.LOST),
        Scenario.named("two replies, what wakes is lost")
            .twoReplies()
            .trouble(Trouble.LOST)
            .alive(1),
        Scenario.named("read, a call dies").may(READ).trouble(Trouble.DIES),
        Scenario.named("deleted, a call dies").may(DELETE).trouble(Trouble.DIES),
        Scenario.named("edited, a call dies").may(EDIT).trouble(Trouble.DIES),
        Scenario.named("wrote, a put is repeated").may(WRITE).trouble(Trouble.REPEATED),
        Scenario.named("a beat, a call dies").may(BEAT).trouble(Trouble.DIES),
        Scenario.named("a beat, left").may(BEAT).may(LEAVE),
        Scenario.named("posted twice, deleted").may(ACCEPT).may(DELETE).trouble(Trouble.REPEATED),
        // a device
        Scenario.named("a device acknowledges, a call dies")
            .device()
            .may(RECEIVE)
            .trouble(Trouble.DIES),
        Scenario.named("a device acknowledges twice").device().may(RECEIVE).may(RECEIVE),
        Scenario.named("a device acknowledges, a put is repeated")
            .device()
            .may(RECEIVE)
            .trouble(Trouble.REPEATED),
        Scenario.named("a device acknowledges, the execution fails")
            .device()
            .may(RECEIVE)
            .trouble(Trouble.FAILS),
        Scenario.named("a device, read, a call given up")
            .device()
            .may(READ)
            .trouble(Trouble.GIVEN_UP),
        Scenario.named("a device, a beat, time stalls").device().may(BEAT).trouble(Trouble.STALLS),
        // who is here
        Scenario.named("online, left, a call dies")
            .online()
            .may(LEAVE)
            .trouble(Trouble.DIES)
            .alive(1),
        Scenario.named("online, then left, at once").online().may(LEAVE),
        Scenario.named("online, a beat, left").online().may(BEAT).may(LEAVE).alive(1),
        Scenario.named("online, left, TTL").online().may(LEAVE).may(TTL),
        Scenario.named("online, left, comes twice")
            .online()
            .may(LEAVE)
            .trouble(Trouble.TWICE)
            .alive(1),
        Scenario.named("online, left, lost and late")
            .online()
            .may(LEAVE)
            .trouble(Trouble.LOST)
            .trouble(Trouble.LATE)
            .alive(1),
        // carriers
        Scenario.named("carriers refuse, are down, are silent")
            .trouble(Trouble.REFUSES)
            .trouble(Trouble.DEFERS)
            .trouble(Trouble.SILENT),
        Scenario.named("carriers are down, a call dies")
            .trouble(Trouble.DEFERS)
            .trouble(Trouble.DIES),
        Scenario.named("carriers are down six times, read").may(READ).trouble(Trouble.DEFERS, 6),
        Scenario.named("a call dies, time stalls").trouble(Trouble.DIES).trouble(Trouble.STALLS),
        Scenario.named("two calls die").trouble(Trouble.DIES, 2),
        Scenario.named("the execution fails twice").trouble(Trouble.FAILS, 2),
        // messengers
        Scenario.named("AlimTalk reports, a call dies")
            .alimTalk()
            .may(DELIVERED)
            .trouble(Trouble.DIES),
        Scenario.named("AlimTalk is refused, then delivered")
            .alimTalk()
            .may(REFUSED)
            .may(DELIVERED),
        Scenario.named("AlimTalk is silent, reports, time stalls")
            .alimTalk()
            .may(DELIVERED)
            .trouble(Trouble.SILENT)
            .trouble(Trouble.STALLS),
        Scenario.named("LINE is silent, a call dies")
            .line()
            .trouble(Trouble.SILENT)
            .trouble(Trouble.DIES),
        // money
        Scenario.named("credits for one text, two replies").creditsAlone().twoReplies().alive(1),
        Scenario.named("credits for one text, carriers are down, a call dies")
            .creditsAlone()
            .trouble(Trouble.DEFERS)
            .trouble(Trouble.DIES),
        Scenario.named("credits for AlimTalk or a text, refused, then delivered")
            .creditsAlone()
            .alimTalk()
            .may(REFUSED)
            .may(DELIVERED),
        // two replies
        Scenario.named("two replies").twoReplies());
  }
}
