package io.followup.domain.protocol;

import io.followup.domain.carrier.Answer;
import io.followup.domain.chat.Chat;
import io.followup.domain.chat.ChatBusy;
import io.followup.domain.delivery.Channel;
import io.followup.domain.fixture.Crash;
import io.followup.domain.fixture.Job;
import io.followup.domain.fixture.Platform;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.Script;
import io.followup.domain.fixture.Tap;
import io.followup.domain.fixture.World;
import io.followup.domain.followup.TellClaim;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.id.SessionId;
import io.followup.domain.outcome.Reason;
import io.followup.domain.presence.Presence;
import io.followup.domain.reply.Reply;
import io.followup.domain.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One history by chance: a few replies, everything that people and carriers may do, every function
 * stopped before each of its port calls while another goes on, crashes, repetitions, late calls;
 * then a calm end. The same seed is the same history.
 */
final class Walk {
  private static final int SMS_PRICE = 12;
  private static final int MOST_CALM_CALLS = 2_000;
  private static final Duration LONGEST = Duration.ofHours(40);
  private static final Settings SETTINGS = Settings.defaults("Shop");

  private final SplittableRandom random;
  private final World world;
  private final Truth facts;
  private final boolean sweeps;
  private final boolean device;
  private final List<Walker> walking = new ArrayList<>();
  private final List<String> history = new ArrayList<>();
  private final boolean tells;
  private final int replies;
  private Optional<Walker> current = Optional.empty();
  private Walker.Looks calmLooks = new Walker.Looks();
  private int accepted;
  private int deeds;
  private int faults;
  private int faultsDone;
  private boolean weather;
  private long number;

  /**
   * @param broken what functions see of the ports
   * @param sweeps whether the sweep does anything
   * @param tells whether the history is written down
   */
  Walk(long seed, UnaryOperator<Ports> broken, boolean sweeps, boolean tells) {
    this.random = new SplittableRandom(seed);
    Ports truth = Ports.inMemory();
    this.facts = new Truth(truth);
    this.world = new World(broken.apply(truth), "ws-" + seed, this::around);
    this.sweeps = sweeps;
    this.tells = tells;
    this.replies = 1 + random.nextInt(3);
    this.deeds = random.nextInt(8);
    this.faults = random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(6);
    this.device = random.nextBoolean();
    if (device) {
      World _ = world.withDevice();
    }
    if (random.nextInt(3) == 0) {
      world.gap(Duration.ZERO);
    }
    // By a chance of its own, so that histories stay what they were.
    int purse = new SplittableRandom(~seed).nextInt(3 * SMS_PRICE * 2);
    if (purse < 3 * SMS_PRICE) {
      weather = purse < SMS_PRICE * replies;
      World _ = world.withCreditsAlone(purse);
    }
  }

  World world() {
    return world;
  }

  List<String> history() {
    return history;
  }

  void walk() {
    say(replies + " replies, " + (device ? "a device" : "no device"));
    if (random.nextBoolean()) {
      world.beats();
      say("online from the start");
      world.clock().after(seconds(1, 60));
    }
    int steps = 40 + random.nextInt(160);
    for (int i = 0; i < steps; i++) {
      act();
    }
    calm();
    facts.atTheEnd(world.chat(), faultsDone == 0 && !weather);
    world.books().addUp();
  }

  // ---- one step by chance --------------------------------------------------------------------

  private void act() {
    int dice = random.nextInt(100);
    if (accepted == 0 && random.nextInt(3) > 0) {
      start(accept("r" + accepted++));
    } else if (dice < 50 && !walking.isEmpty()) {
      step(one(walking));
    } else if (dice < 73) {
      startDue();
    } else if (dice < 78 && accepted < replies) {
      start(accept("r" + accepted++));
    } else if (dice < 85 && deeds > 0) {
      deeds--;
      start(deed());
    } else if (dice < 92 && faults > 0) {
      faults--;
      fault();
    } else if (dice < 93) {
      rest();
    } else if (walking.size() < 6) {
      pass();
    }
  }

  /** Whoever is under way comes to an end, and time stands still meanwhile. */
  private void rest() {
    if (faultsDone > 0) {
      return;
    }
    say("rests");
    while (!walking.isEmpty()) {
      step(one(walking));
    }
    for (List<Job> due = dueJobs(); !due.isEmpty(); due = dueJobs()) {
      run(one(due));
    }
    atRest();
  }

  private List<Job> dueJobs() {
    return world.platform().dueJobs();
  }

  private void startDue() {
    List<Job> due = world.platform().dueJobs();
    boolean sweepDue = world.chat().due().filter(at -> !at.isAfter(now())).isPresent();
    if (due.isEmpty() || (sweepDue && random.nextInt(4) == 0)) {
      // One comes a minute, so two at once are rare.
      boolean another = walking.stream().anyMatch(w -> w.job().name().equals("sweep"));
      if (sweepDue && sweeps && (!another || random.nextInt(8) == 0)) {
        start(sweep());
      } else {
        pass();
      }
      return;
    }
    Job job = one(due);
    world.platform().take(job);
    start(job);
  }

  /** Time goes on: a little, or to whatever is next. */
  private void pass() {
    Optional<Instant> next = world.next().filter(at -> at.isAfter(now()));
    if (next.isPresent() && random.nextInt(3) > 0) {
      world.clock().reach(next.get());
    } else {
      world.clock().after(seconds(1, 40));
    }
    say("time goes on");
    if (random.nextBoolean()) {
      ttl();
    }
  }

  private void ttl() {
    if (world.ttl()) {
      say("TTL removes the presence item");
    }
  }

  private Job accept(String id) {
    Duration ago =
        switch (random.nextInt(30)) {
          case 0 -> Reply.FRESH.plus(seconds(-60, 60));
          case 1, 2, 3, 4, 5 -> seconds(1, 30);
          default -> Duration.ZERO;
        };
    Instant sentAt = now().minus(ago);
    Reply reply = world.written(id, sentAt);
    // The backend asks again until it has an answer.
    return again(
        "accept " + id, () -> world.functions().accept().accept(reply, SETTINGS.receiptWait()));
  }

  private Job sweep() {
    return once(
        "sweep",
        () -> {
          int _ = world.functions().sweep().chats(() -> true);
          return "swept";
        });
  }

  private Job deed() {
    List<Supplier<Job>> all = new ArrayList<>();
    all.add(() -> beat(Duration.ZERO));
    all.add(() -> beat(seconds(1, 280)));
    all.add(this::leave);
    all.add(this::leave);
    if (accepted > 0) {
      String id = "r" + random.nextInt(accepted);
      all.add(() -> delete(id));
      if (isStored(id)) {
        all.add(() -> read(id));
        all.add(() -> read(id));
      }
    }
    List<String> pushed = world.told(Channel.PUSH);
    if (!pushed.isEmpty()) {
      all.add(() -> receipt(one(pushed)));
      all.add(() -> receipt(one(pushed)));
      all.add(() -> receipt(one(pushed)));
    }
    return one(all).get();
  }

  private boolean isStored(String id) {
    return !world
        .ports()
        .replies()
        .getAll(world.chatKey().workspace(), List.of(new ReplyId(id)))
        .isEmpty();
  }

  private Job beat(Duration ago) {
    OptionalLong n = nextNumber();
    SessionId session = session();
    return once(
        "beat " + session + " of " + ago.toSeconds() + " s ago",
        () -> world.functions().presence().beat(world.mina(), session, n, ago, SETTINGS));
  }

  private Job leave() {
    OptionalLong n = nextNumber();
    SessionId session = session();
    return once(
        "leave " + session,
        () ->
            world.functions().presence().leave(world.mina(), session, n, Duration.ZERO, SETTINGS));
  }

  /** Now and then a call comes out of order, or without a number. */
  private OptionalLong nextNumber() {
    number++;
    return switch (random.nextInt(6)) {
      case 0 -> OptionalLong.empty();
      case 1 -> OptionalLong.of(Math.max(1, number - 1));
      default -> OptionalLong.of(number);
    };
  }

  private SessionId session() {
    return new SessionId(random.nextInt(3) == 0 ? "other" : "tab");
  }

  private Job delete(String id) {
    return again(
        "delete " + id,
        () -> world.functions().delete().delete(world.chatKey().reply(new ReplyId(id))));
  }

  private Job read(String id) {
    return again(
        "read up to " + id,
        () -> {
          world.functions().read().read(world.chatKey(), world.stored(id).reply().position());
          return "read";
        });
  }

  private Job receipt(String id) {
    String kind = random.nextInt(3) == 0 ? "opened" : "received";
    return again(
        "receipt " + id,
        () -> world.functions().acknowledge().acknowledge(world.pushOf(id), kind, _ -> true));
  }

  private Job once(String name, Supplier<Object> body) {
    return new Job(name, now(), body, _ -> {}, () -> {});
  }

  private Job again(String name, Supplier<Object> body) {
    return new Job(name, now(), body, _ -> {}, () -> world.platform().again(again(name, body)));
  }

  private void fault() {
    switch (random.nextInt(8)) {
      case 0, 1 -> crash(true);
      case 2 -> crash(false);
      case 3 -> abandon();
      case 4 -> comeTwice();
      case 5 -> failExecution();
      default -> carrierTrouble();
    }
  }

  private void crash(boolean calledAgain) {
    if (walking.isEmpty()) {
      return;
    }
    faultsDone++;
    Walker walker = one(walking);
    say("dies" + (calledAgain ? ": " : " and is not called again: ") + walker);
    if (!calledAgain) {
      walker.abandon();
      // A step that is not called again is an execution that fails.
      executionOf(walker).ifPresent(world.platform()::fail);
    }
    current = Optional.of(walker);
    walker.die();
    current = Optional.empty();
    settle(walker);
  }

  /** Its time-out is over, and it goes on all the same. */
  private void abandon() {
    if (walking.isEmpty()) {
      return;
    }
    Walker walker = one(walking);
    if (!walker.isAbandoned()) {
      faultsDone++;
      say("is given up but goes on: " + walker);
      walker.abandon();
      walker.job().failed().run();
    }
  }

  private Optional<Platform.Execution> executionOf(Walker walker) {
    return world.platform().executions().stream()
        .filter(execution -> !execution.hasEnded())
        .filter(execution -> walker.job().name().endsWith(" " + execution))
        .findFirst();
  }

  private void comeTwice() {
    List<Job> jobs =
        world.platform().jobs().stream()
            .filter(
                job ->
                    job.name().startsWith("dispatch")
                        || job.name().startsWith("go-on-")
                        || job.name().startsWith("swept ")
                        || job.name().startsWith("look ")
                        || job.name().startsWith("left")
                        || job.name().startsWith("removed"))
            .toList();
    if (!jobs.isEmpty()) {
      Job job = one(jobs);
      say("comes twice: " + job);
      world.platform().again(job);
    }
  }

  private void failExecution() {
    List<Platform.Execution> running =
        world.platform().executions().stream().filter(e -> !e.hasEnded()).toList();
    if (!running.isEmpty()) {
      faultsDone++;
      Platform.Execution execution = one(running);
      say("execution dies: " + execution);
      world.platform().fail(execution);
    }
  }

  private void carrierTrouble() {
    weather = true;
    List<Answer> answers =
        List.of(
            new Answer.Deferred(Reason.THROTTLED),
            new Answer.Deferred(Reason.CARRIER_DOWN),
            new Answer.Refused(Reason.REFUSED),
            new Answer.Unknown(Reason.NO_ANSWER));
    Script script = one(List.of(world.pushes(), world.texts(), world.mails()));
    Answer answer = one(answers);
    if (random.nextInt(4) == 0) {
      world.everyCarrier(answer);
      say("carriers answer nothing but " + answer);
    } else if (random.nextInt(4) == 0) {
      script.always(answer);
      say("a carrier answers nothing but " + answer);
    } else {
      script.answers(answer);
      say("a carrier will answer " + answer);
    }
  }

  // ---- calls ---------------------------------------------------------------------------------

  private void start(Job job) {
    Walker walker = new Walker(job);
    say("starts: " + job);
    walking.add(walker);
    current = Optional.of(walker);
    walker.start();
    current = Optional.empty();
    settle(walker);
  }

  private void step(Walker walker) {
    say(walker.toString());
    current = Optional.of(walker);
    walker.step();
    current = Optional.empty();
    settle(walker);
  }

  private void settle(Walker walker) {
    if (!walker.hasEnded()) {
      return;
    }
    walking.remove(walker);
    switch (walker.thrown()) {
      case null -> {
        if (!walker.isAbandoned()) {
          walker.result().ifPresent(walker.job().done());
        }
      }
      case Crash _ -> failed(walker);
      case ChatBusy _ -> failed(walker);
      case TellClaim.StillSending _ -> failed(walker);
      case Truth.Broken broken -> throw broken;
      case Throwable other -> throw new AssertionError(walker + " threw", other);
    }
  }

  private void failed(Walker walker) {
    if (!walker.isAbandoned()) {
      walker.job().failed().run();
    }
  }

  private Object around(Tap.Call call) throws Throwable {
    current.ifPresent(walker -> walker.gate(call.name()));
    Object result = call.proceed();
    facts.note(current.map(Walker::looks).orElse(calmLooks), call, result, world);
    if (tells) {
      history.add("      " + call.name() + " → " + brief(result));
    }
    return result;
  }

  // ---- the calm end --------------------------------------------------------------------------

  private void calm() {
    say("calm");
    int calls = 0;
    while (!walking.isEmpty()) {
      step(one(walking));
      calls++;
      Truth.require(calls < MOST_CALM_CALLS, "a call never ends", walking.toString());
    }
    Instant end = now().plus(LONGEST);
    boolean rested = false;
    while (true) {
      List<Job> due = world.platform().dueJobs();
      boolean sweepDue = world.chat().due().filter(at -> !at.isAfter(now())).isPresent();
      if (!due.isEmpty()) {
        run(due.getFirst());
      } else if (sweepDue) {
        sweepNow();
      } else {
        if (!rested && faultsDone == 0) {
          atRest();
        }
        rested = true;
        Optional<Instant> next = world.next();
        if (world.platform().jobs().isEmpty() && world.chat().isEmpty()) {
          return;
        }
        next.ifPresent(world.clock()::reach);
        ttl();
        Truth.require(next.isPresent(), "I1: nobody will look", world.chat().toString());
      }
      calls++;
      Truth.require(
          calls < MOST_CALM_CALLS && now().isBefore(end), "I1: for ever", world.chat().toString());
    }
  }

  private void sweepNow() {
    say("sweep");
    if (sweeps) {
      calmLooks = new Walker.Looks();
      world.sweeps();
    }
    world.clock().after(Duration.ofMinutes(1));
  }

  private void run(Job job) {
    say("runs: " + job);
    calmLooks = new Walker.Looks();
    var _ = world.runs(job);
  }

  /** R3, P7: the customer is gone, so every open reply has somebody who follows it up. */
  private void atRest() {
    Chat chat = world.chat();
    Presence presence = world.ports().presences().get(world.mina()).at(now());
    if (presence instanceof Presence.Offline) {
      chat.open()
          .values()
          .forEach(
              open ->
                  Truth.require(
                      isFollowedUp(world.run(open.id().value(), open.round())),
                      "P7: the customer is gone and nobody follows up",
                      open.id().toString()));
    }
  }

  /** By an execution, or by a message that ends a gap. */
  private boolean isFollowedUp(Run run) {
    boolean runs =
        world.platform().executions().stream()
            .anyMatch(execution -> !execution.hasEnded() && execution.run().equals(run));
    String message = "go-on-claim " + run.reply() + "-" + run.round();
    return runs || world.platform().jobs().stream().anyMatch(job -> job.name().equals(message));
  }

  // ---- chance and words ----------------------------------------------------------------------

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private Duration seconds(int from, int to) {
    return Duration.ofSeconds(from + random.nextInt(to - from));
  }

  private Instant now() {
    return world.clock().instant();
  }

  private static String brief(Object result) {
    String text =
        result instanceof Chat chat
            ? "open " + chat.open().keySet() + " claims " + chat.claims().values() + chat.due()
            : result.toString();
    return text.length() > 300 ? text.substring(0, 300) + "…" : text;
  }

  private void say(String what) {
    if (tells) {
      history.add(
          Duration.between(io.followup.domain.fixture.TestClock.START, now()).toSeconds()
              + " s  "
              + what);
    }
  }
}
