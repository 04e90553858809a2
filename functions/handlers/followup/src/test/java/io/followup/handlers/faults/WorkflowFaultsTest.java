package io.followup.handlers.faults;

import static io.followup.handlers.faults.Difference.between;
import static io.followup.handlers.faults.Scene.called;
import static io.followup.handlers.faults.Scene.followed;

import io.followup.domain.carrier.Answer;
import io.followup.domain.delivery.Channel;
import io.followup.domain.fixture.World;
import io.followup.domain.followup.PushReply.Tells;
import io.followup.domain.outcome.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The functions that the workflow calls. */
class WorkflowFaultsTest extends FaultStories {
  private static final String TOKEN = "r0-0#0";

  @Override
  Stream<Scene> scenes() {
    return Stream.of(
        pushed("push", Acts::readyToPush)
            .but(
                between(
                    "putItem delivery#push",
                    "transactWriteItems delivery#push, usage",
                    clean ->
                        clean
                            .uncounted("PUSH")
                            .with("delivery#push", UNKNOWN)
                            .with("delivery#push", OWED)
                            .saying(".push:accepted", ".push:unknown")),
                untold("push", "PushCarrier.push", Channel.PUSH)),
        pushed(
                "push that the device refuses",
                stage -> {
                  stage.world().pushes().always(new Answer.Refused(Reason.DEVICE_DISABLED));
                  Acts.readyToPush(stage);
                })
            .but(
                unknown("push", s -> s.saying(".push:refused", ".push:unknown"), UNKNOWN),
                // The next push finds out that the device is dead, and the wait runs out.
                between(
                    "putItem delivery#push",
                    "transactWriteItems customer#device#phone, endpoint",
                    s ->
                        s.with("customer#device#phone", Map.of("dead", "false"))
                            .with("endpoint", Map.of("holders", "[tea]"))
                            .silentAbout("answered Refused"))),
        pushed(
            "push of what was read",
            stage -> {
              Acts.readyToPush(stage);
              stage.world().reads("r0");
            }),
        called("claimunseen that claims", Acts::two, runs("claimunseen r0")),
        called("claimunseen that watches", WorkflowFaultsTest::twoAndABeat, runs("claimunseen r0")),
        called("claimunseen that waits", WorkflowFaultsTest::toldJustNow, runs("claimunseen r0")),
        called(
            "claimunseen that settles",
            stage -> {
              Acts.two(stage);
              stage.world().clock().after(Duration.ofSeconds(2));
              stage.world().beats();
              stage.world().leaves();
            },
            runs("claimunseen r0")),
        called(
            "messenger",
            Acts::claimed,
            stage -> {
              var _ = stage.world().functions().messenger().ask(stage.world().run("r0", 0));
            }),
        told("messenger that takes it", WorkflowFaultsTest::line, "messenger"),
        told("messenger that refuses", WorkflowFaultsTest::alimTalkRefuses, "messenger"),
        told(
                "xms after the messenger",
                stage -> {
                  alimTalkRefuses(stage);
                  var _ = stage.world().runs("messenger r0");
                },
                "xms")
            .but(
                between(
                    RESERVED,
                    "transactWriteItems delivery#xms, balance, entry, usage",
                    clean ->
                        uncaptured(crashed("xms", "SMS", "12").apply(clean))
                            .with("delivery#xms", UNKNOWN)),
                between(RESERVED, "XmsCarrier.send", clean -> clean.lacking(Channel.TEXT))),
        told("xms", Acts::claimed, "xms")
            .but(
                between(
                    RESERVED,
                    "transactWriteItems delivery#xms, balance, entry, usage",
                    clean ->
                        uncaptured(crashed("xms", "SMS", "12").apply(clean))
                            .with("delivery#xms", UNKNOWN)),
                between(RESERVED, "XmsCarrier.send", clean -> clean.lacking(Channel.TEXT))),
        told("email", Acts::claimed, "email")
            .but(
                unaccepted(COUNTED, crashed("email", "EMAIL", "0")),
                untold("email", "MailCarrier.send", Channel.EMAIL)),
        told("email that ends the claim", WorkflowFaultsTest::texted, "email")
            .but(
                unaccepted(COUNTED, crashed("email", "EMAIL", "0")),
                untold("email", "MailCarrier.send", Channel.EMAIL)),
        told("email that is put off", WorkflowFaultsTest::throttled, "email")
            .but(
                // That it surely was not sent died with the process, so there is no second attempt.
                unaccepted(
                    "updateItem delivery#email",
                    clean ->
                        crashed("email", "EMAIL", "0")
                            .apply(clean)
                            .silentAbout(".email:retry")
                            .once(".email:sending")
                            .with("delivery#email", Map.of("attempts", "1", "tries", ""))),
                untold("email", "updateItem delivery#email", Channel.EMAIL)),
        told("email that is refused last", WorkflowFaultsTest::refused, "email")
            .but(unknown("email", WorkflowFaultsTest::neitherRefusedNorSent, UNKNOWN)),
        told(
            "email with nothing left to tell",
            stage -> {
              Acts.claimed(stage);
              stage.world().reads("r1");
            },
            "email"));
  }

  // ---- invariant 2: what may have been sent is not sent again, and the record says so ---------

  /** Its price stays, in case a report says that it arrived; until then it costs nothing. */
  private static final Map<String, String> UNKNOWN =
      Map.of("status", "unknown", "reason", "crashed", "carrierId", "");

  private static final Map<String, String> OWED =
      Map.of("charge", "{number=1, onReport=false, parts=1, stand=owed, units=0}");

  /** What the sweep comes back to. */
  private static final Map<String, String> HELD =
      Map.of(
          "charge",
          "{from=cap, month=2041-03, number=1, onReport=false, parts=1, stand=reserved, units=12}",
          "due",
          "<instant>",
          "dueShard",
          "ask#2");

  /** The workspace's tally of that day, in each shard. */
  private static final String DAY = " day#2041-03-01";

  private static final String COUNTED = "transactWriteItems delivery#email, usage";

  private static final String RESERVED = "transactWriteItems delivery#xms, balance, entry";

  private static Difference unknown(
      String slot, UnaryOperator<Ending> said, Map<String, String> delivery) {
    return between(
        "putItem delivery#" + slot,
        "updateItem delivery#" + slot,
        clean -> said.apply(clean.with("delivery#" + slot, delivery)));
  }

  /** Counted once it is accepted. */
  private static Difference unaccepted(String until, UnaryOperator<Ending> said) {
    return between(
        "putItem delivery#email",
        until,
        clean ->
            said.apply(clean)
                .uncounted("EMAIL")
                .with("delivery#email", UNKNOWN)
                .with("delivery#email", OWED));
  }

  /** It may have been sent, so what it costs is held back until somebody knows, or for 48 h. */
  private static Ending uncaptured(Ending clean) {
    return clean
        .uncounted("SMS")
        .without(":capture entry")
        .with("balance", Map.of("reserved", "12"))
        .with("delivery#xms", HELD);
  }

  private static Difference untold(String slot, String carrier, Channel channel) {
    return between("putItem delivery#" + slot, carrier, clean -> clean.lacking(channel));
  }

  private static UnaryOperator<Ending> crashed(String slot, String kind, String cost) {
    return clean ->
        clean
            .saying(
                "." + slot + ":accepted:<instant>: " + kind + " costs " + cost,
                "." + slot + ":unknown:<instant>: " + kind + " costs 0")
            // Whom it reached nobody knows, so it is in no tally.
            .without(" counted#" + slot)
            .with(DAY, Map.of("kind:" + kind, ""));
  }

  /** The outcome is the same, but nobody may say that the carrier refused. */
  private static Ending neitherRefusedNorSent(Ending clean) {
    Map<String, String> why = Map.of("reason", "crashed");
    return clean
        .with("#r0 reply", why)
        .with("#r1 reply", why)
        .with(DAY, Map.of("reason:refused", "", "reason:crashed", "1"))
        .saying("FAILED REFUSED", "FAILED CRASHED")
        .saying(".email:refused", ".email:unknown");
  }

  // ---- who calls -----------------------------------------------------------------------------

  private static Scene pushed(String name, java.util.function.Consumer<Stage> before) {
    return called(
        name,
        before,
        stage ->
            stage
                .world()
                .functions()
                .push()
                .push(stage.world().run("r0", 0), TOKEN, Tells.FAILURE));
  }

  /** One that died is not called again: its message starts another telling of this channel. */
  private static Scene told(
      String name, java.util.function.Consumer<Stage> before, String function) {
    String channel = function.equals("email") ? "email" : "text";
    return followed(name, before, runs(function + " r0"), runs("go-on-%s r0".formatted(channel)));
  }

  private static java.util.function.Consumer<Stage> runs(String job) {
    return Acts.runs(job);
  }

  private static void twoAndABeat(Stage stage) {
    Acts.two(stage);
    World world = stage.world();
    world.clock().after(Duration.ofSeconds(2));
    world.beats("tab", Duration.ofSeconds(60));
  }

  private static void toldJustNow(Stage stage) {
    stage.world().reply("early");
    stage.world().after(Duration.ofSeconds(10));
    Acts.two(stage);
  }

  private static void line(Stage stage) {
    stage.world().withLine();
    Acts.claimed(stage);
  }

  private static void alimTalkRefuses(Stage stage) {
    stage.world().withAlimTalk().alimTalks().always(new Answer.Refused(Reason.NOT_A_USER));
    Acts.claimed(stage);
  }

  private static void texted(Stage stage) {
    Acts.claimed(stage);
    var _ = stage.world().runs("xms r0");
  }

  private static void throttled(Stage stage) {
    Acts.claimed(stage);
    stage.world().mails().answers(new Answer.Deferred(Reason.THROTTLED));
  }

  private static void refused(Stage stage) {
    Acts.claimed(stage);
    stage.world().everyCarrier(new Answer.Refused(Reason.REFUSED));
    var _ = stage.world().runs("xms r0");
  }
}
