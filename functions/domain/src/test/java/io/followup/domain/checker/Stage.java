package io.followup.domain.checker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Report;
import io.followup.domain.chat.ChatBusy;
import io.followup.domain.chat.Chats;
import io.followup.domain.checker.Call.Said;
import io.followup.domain.delivery.Channel;
import io.followup.domain.fixture.FakeAlimTalk;
import io.followup.domain.fixture.FakeLine;
import io.followup.domain.fixture.FakeMail;
import io.followup.domain.fixture.FakeNotices;
import io.followup.domain.fixture.FakePush;
import io.followup.domain.fixture.FakeReports;
import io.followup.domain.fixture.FakeXms;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.fixture.Frozen;
import io.followup.domain.fixture.Functions;
import io.followup.domain.fixture.MemoryStore;
import io.followup.domain.fixture.Outside;
import io.followup.domain.fixture.Platform;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.Tap;
import io.followup.domain.fixture.World;
import io.followup.domain.followup.CustomerWrote;
import io.followup.domain.followup.EditReply;
import io.followup.domain.followup.PushReply;
import io.followup.domain.followup.TellClaim;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.Due;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.id.SessionId;
import io.followup.domain.outcome.Reason;
import io.followup.domain.presence.Presences;
import io.followup.domain.presence.Sessions;
import io.followup.domain.record.ReadStories;
import io.followup.domain.reply.Replies;
import io.followup.domain.reply.Reply;
import io.followup.domain.settings.Settings;
import io.followup.domain.workflow.Continuation;
import io.followup.domain.workflow.Continuations;
import io.followup.domain.workflow.LookQueue;
import io.followup.domain.workflow.SweepQueue;
import io.followup.domain.workflow.Workflow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Plays one move at a time: fills the stores as a state says, makes one port call of one function,
 * and takes the state that comes of it.
 */
final class Stage {
  /** SQS delays a message no longer. */
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

  /** Whoever calls again does so after this. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private static final String SESSION = "tab";

  /** What an SMS costs, and an AlimTalk before it. */
  private static final long ONE_TEXT = 12;

  private static final Settings SETTINGS = Settings.defaults("Shop");

  /** A function is left here, before a port call that is not to be made yet. */
  private static final class Suspend extends Error {
    private static final long serialVersionUID = 1L;

    Suspend() {
      super("stands here", null, false, false);
    }
  }

  /** The clock as the function reads it that is being played. */
  private final class Played extends Clock {
    @Override
    public Instant instant() {
      return reads;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final Scenario scenario;
  private final MemoryStore store = new MemoryStore();
  private final Ports truth = Ports.inMemory(store);
  private final Machine machine = new Machine(new Engine());
  private final Clock clock = new Played();
  private final Suspend suspend = new Suspend();
  private final ChatKey chat;
  private final Functions functions;
  private final CustomerWrote wrote;
  private final EditReply edit;
  private final Rules rules;
  private final Moves moves;

  // What is being played.
  private Frozen filled;
  private Instant now = Instant.EPOCH;
  private Instant reads = Instant.EPOCH;
  private SortedMap<String, Execution> executions = new TreeMap<>();
  private List<Errand> waiting = new ArrayList<>();
  private long facts;
  private long looks;
  private List<Said> said = new ArrayList<>();
  private int heard;
  private @Nullable Way way;
  private boolean changed;
  private boolean throttled;
  private boolean everyDay;
  private boolean died;
  private String stands = "";
  private @Nullable Errand played;
  private List<Call> calls = List.of();

  /**
   * @param faults what functions see of their ports, where something is switched off
   */
  Stage(Scenario scenario, Function<Ports, Tap> faults) {
    this.scenario = scenario;
    World world = new World(truth, "shop", Tap.Call::proceed);
    this.chat = world.chatKey();
    Ports streamed = Ports.inMemory(store).through(this::stream);
    Tap fault = faults.apply(streamed);
    Ports seen = streamed.through(fault).through(this::meet);
    Outside outside =
        new Outside(
                new Executions(),
                new Queues(),
                new Queues(),
                new Queues(),
                _ -> {},
                new FakePush(),
                new FakeAlimTalk(),
                new FakeLine(),
                new FakeXms(),
                new FakeMail(),
                new FakeReports(),
                new FakeNotices())
            .through(fault)
            .through(this::meet);
    this.functions = Functions.over(seen, outside, clock);
    this.wrote = new CustomerWrote(functions.read(), clock);
    this.edit =
        new EditReply(
            seen.replies(),
            seen.chats(),
            new ReadStories(seen.stories(), seen.deliveries(), seen.chats()));
    this.rules = new Rules(truth, chat, scenario);
    this.moves = new Moves(scenario, chat, machine);
    setUp(world);
    if (scenario.isOld()) {
      rules.keepAsBefore(world.clock().instant());
    }
    this.filled = Frozen.of(store);
    this.now = world.clock().instant().plusSeconds(10);
  }

  private void setUp(World world) {
    if (scenario.hasDevice()) {
      World _ = world.withDevice();
    }
    // Each of these sets all settings anew.
    if (!scenario.gap().equals(SETTINGS.minGap())) {
      world.gap(scenario.gap());
    }
    if (scenario.hasAlimTalk()) {
      World _ = world.withAlimTalk();
    }
    if (scenario.hasLine()) {
      World _ = world.withLine();
    }
    if (scenario.hasCreditsAlone()) {
      World _ = world.withCreditsAlone(ONE_TEXT);
    }
    if (scenario.isOnline()) {
      world.beats();
    }
  }

  State first() {
    return new State(
        filled,
        now,
        new TreeMap<>(),
        List.of(),
        List.of(),
        0,
        scenario.troubles(),
        rules.visible());
  }

  Rules rules() {
    return rules;
  }

  Moves moves() {
    return moves;
  }

  /** The stores are as this state has them, for whoever looks. */
  void show(State state) {
    fill(state);
  }

  // ---- moves ---------------------------------------------------------------------------------

  /** What comes of this move. */
  State after(State before, Move move) {
    fill(before);
    return switch (move) {
      case Move.Begins(Errand errand, Way how, boolean stays) -> begins(before, errand, how, stays);
      case Move.DiesAtOnce(Errand errand) -> {
        takes(errand);
        failed(errand, false);
        yield taken(before, before.calls(), deeds(before, errand), Trouble.DIES);
      }
      case Move.Loses(Errand errand) -> {
        waiting.remove(errand);
        yield taken(before, before.calls(), before.deeds(), Trouble.LOST);
      }
      case Move.Steps(int call, Way how) -> steps(before, call, how);
      case Move.Dies(int call) -> {
        Call dead = before.calls().get(call);
        failed(dead.errand(), dead.givenUp());
        yield taken(before, without(before, call), before.deeds(), Trouble.DIES);
      }
      case Move.GivesUp(int call) -> {
        Call alive = before.calls().get(call);
        failed(alive.errand(), false);
        List<Call> calls = without(before, call);
        calls.add(alive.abandoned());
        yield taken(before, calls, before.deeds(), Trouble.GIVEN_UP);
      }
      case Move.TimesOut(String execution, String path) -> {
        moves(execution, e -> machine.timesOut(e, path, now));
        yield taken(before, before.calls(), before.deeds());
      }
      case Move.Fails(String execution) -> {
        moves(execution, Execution::over);
        yield taken(before, before.calls(), before.deeds(), Trouble.FAILS);
      }
      case Move.Doubles(String execution) -> {
        Execution one = there(execution).orElseThrow();
        Execution other = one.beside(free(one.run()));
        executions.put(other.key(), other);
        yield taken(before, before.calls(), before.deeds(), Trouble.TWICE);
      }
      case Move.Passes _ -> passes(before);
    };
  }

  private void fill(State state) {
    state.kept().into(store);
    filled = state.kept();
    now = state.now();
    executions = new TreeMap<>(state.executions());
    waiting = new ArrayList<>(state.waiting());
    facts = state.facts();
    calls = state.calls();
    played = null;
    died = Trouble.DIES.in(state.troubles()) != Trouble.DIES.in(scenario.troubles());
    everyDay = Trouble.isEveryDay(scenario.troubles(), state.troubles());
  }

  private Optional<Execution> there(String execution) {
    return Optional.ofNullable(executions.get(execution));
  }

  /** Of one that tells nothing is left once it has ended; of a push's it is known that it has. */
  private void moves(String execution, UnaryOperator<Execution> move) {
    there(execution).map(move).ifPresent(this::keep);
  }

  private void keep(Execution after) {
    if (after.ended() && !after.pushes()) {
      executions.remove(after.key());
    } else {
      executions.put(after.key(), after);
    }
  }

  /** A key that no execution has, and no call of one that is gone. */
  private String free(Run run) {
    int number = 0;
    while (isTaken(run.execution() + "~" + number)) {
      number++;
    }
    return run.execution() + "~" + number;
  }

  private boolean isTaken(String key) {
    return executions.containsKey(key)
        || calls.stream()
            .map(Call::errand)
            .anyMatch(each -> each instanceof Errand.Invoke of && of.execution().equals(key))
        || (played instanceof Errand.Invoke of && of.execution().equals(key));
  }

  private void tells(Run run, ObjectNode input) {
    keep(machine.start(Execution.of(free(run), run, false), input, now));
  }

  /** What executions do beside calling functions. */
  private final class Engine implements Machine.Engine {
    @Override
    public void starts(Execution by, ObjectNode input) {
      tells(by.run(), input);
    }

    @Override
    public void sends(Continuation message, Instant at) {
      waiting.add(new Errand.GoOn(at, message));
    }
  }

  private State taken(State before, List<Call> calls, int deeds, Trouble... spent) {
    long troubles = before.troubles();
    for (Trouble trouble : spent) {
      troubles = trouble.from(troubles);
    }
    filled = Frozen.of(store, filled);
    return new State(filled, now, executions, waiting, calls, deeds, troubles, facts);
  }

  private static List<Call> without(State state, int call) {
    List<Call> calls = new ArrayList<>(state.calls());
    calls.remove(call);
    return calls;
  }

  private State begins(State before, Errand errand, Way how, boolean stays) {
    if (errand instanceof Errand.Does(_, Deed deed, _) && Moves.isTimed(deed)) {
      now = now.plus(Moves.MOMENT);
    }
    takes(errand);
    if (stays) {
      waiting.add(errand);
    }
    int deeds = deeds(before, errand);
    if (errand instanceof Errand.Does(_, Deed(Deed.What what, _), _) && what == Deed.What.TTL) {
      Sessions old = truth.presences().get(chat.owner());
      truth.presences().erase(chat.owner());
      waiting.add(new Errand.Removed(now, old));
      return taken(before, before.calls(), deeds);
    }
    if (errand instanceof Errand.Does(_, Deed(Deed.What what, _), _) && what == Deed.What.STOP) {
      truth.customers().stop(chat.owner(), Channel.PUSH);
      return taken(before, before.calls(), deeds);
    }
    looks = rules.visible();
    State after =
        plays(before, new ArrayList<>(before.calls()), errand, List.of(), now, how, false);
    long spent = after.troubles();
    spent = stays ? Trouble.TWICE.from(spent) : spent;
    spent = how == Way.REPEATED ? Trouble.REPEATED.from(spent) : spent;
    spent = how == Way.THROTTLED ? Trouble.THROTTLED.from(spent) : spent;
    return new State(
        after.kept(),
        after.now(),
        after.executions(),
        after.waiting(),
        after.calls(),
        deeds,
        spent,
        after.facts());
  }

  private int deeds(State before, Errand errand) {
    return errand instanceof Errand.Does(_, Deed deed, int number)
            && !before.waiting().contains(errand)
        ? before.deeds() | bit(before.deeds(), deed, number)
        : before.deeds();
  }

  /** Of deeds that are alike the first that is left. */
  private int bit(int done, Deed deed, int number) {
    for (int i = 0; i < scenario.deeds().size(); i++) {
      if (scenario.deeds().get(i).equals(deed) && (done & (1 << i)) == 0) {
        return 1 << i;
      }
    }
    throw new AssertionError("no such deed is left: " + deed + " " + number);
  }

  /** It waits no more. */
  private void takes(Errand errand) {
    waiting.remove(errand);
    if (errand instanceof Errand.Invoke invoke) {
      moves(invoke.execution(), e -> e.at(invoke.path(), e.place(invoke.path()).called()));
    }
  }

  private State steps(State before, int index, Way how) {
    Call call = before.calls().get(index);
    looks = call.looks();
    State after =
        plays(
            before,
            without(before, index),
            call.errand(),
            call.said(),
            call.began(),
            how,
            call.givenUp());
    return switch (how) {
      case AS_EVER, TAKEN, ARRIVED -> after;
      case REPEATED -> after.with(Trouble.REPEATED.from(after.troubles()));
      case REFUSED -> after.with(Trouble.REFUSES.from(after.troubles()));
      case DEFERRED -> after.with(Trouble.DEFERS.from(after.troubles()));
      case SILENT -> after.with(Trouble.SILENT.from(after.troubles()));
      case THROTTLED -> after.with(Trouble.THROTTLED.from(after.troubles()));
    };
  }

  /** Time goes on, and what was called thirty seconds ago is dead by then. */
  private State passes(State before) {
    boolean late = moves.isSomethingDue(before);
    now = moves.next(before).orElseThrow();
    List<Call> alive = new ArrayList<>();
    for (Call call : before.calls()) {
      if (call.began().plus(TellClaim.PATIENCE).isAfter(now)) {
        alive.add(call);
      } else {
        failed(call.errand(), call.givenUp());
      }
    }
    List<Trouble> spent = new ArrayList<>();
    if (!before.calls().isEmpty()) {
      spent.add(Trouble.STALLS);
    }
    if (late) {
      spent.add(Trouble.LATE);
    }
    return taken(before, alive, before.deeds(), spent.toArray(Trouble[]::new));
  }

  // ---- playing a function --------------------------------------------------------------------

  private State plays(
      State before,
      List<Call> others,
      Errand errand,
      List<Said> saidBefore,
      Instant began,
      Way how,
      boolean givenUp) {
    said = new ArrayList<>(saidBefore);
    heard = 0;
    way = how;
    changed = false;
    reads = began;
    played = errand;
    try {
      Object result = body(errand);
      done(errand, result, givenUp);
    } catch (Suspend _) {
      others.add(new Call(errand, began, said, stands, looks, changed, givenUp));
    } catch (TellClaim.StillSending | ChatBusy _) {
      failed(errand, givenUp);
    }
    return taken(before, others, before.deeds());
  }

  private Object body(Errand errand) {
    switch (errand) {
      case Errand.Dispatch(_, var reply, var position) ->
          functions.stored(chat, reply, position, scenario.receiptWait());
      case Errand.Left _ -> functions.left().left(chat.owner());
      case Errand.Removed(_, Sessions old) -> functions.left().removed(old);
      case Errand.Look _, Errand.Swept _ -> functions.look(chat);
      case Errand.GoOn(_, var message) -> functions.goOn(message);
      case Errand.Does(Instant at, Deed deed, int number) -> does(at, deed, number);
      case Errand.Sweep _ -> {
        int _ = functions.sweep().chats(() -> true);
      }
      case Errand.Ask(_, DeliveryId id) -> functions.askCarrier().ask(id);
      case Errand.Invoke invoke -> {
        return invoked(invoke);
      }
    }
    return "done";
  }

  private Object invoked(Errand.Invoke invoke) {
    Run run = invoke.run();
    return switch (invoke.function()) {
      case "push" -> {
        functions.push().push(run, invoke.token().orElseThrow(), PushReply.Tells.FAILURE);
        yield "asked";
      }
      case "claimunseen" -> functions.claimUnseen(run, invoke.pushOver());
      case "messenger" -> functions.messenger().ask(run);
      case "xms" -> functions.xms().tell(run);
      case "email" -> functions.email().tell(run);
      default -> throw new AssertionError("no such function: " + invoke.function());
    };
  }

  private void does(Instant at, Deed deed, int number) {
    ReplyId id = Rules.id(deed.reply());
    SessionId session = new SessionId(SESSION);
    OptionalLong n = OptionalLong.of(number + 2L);
    switch (deed.what()) {
      case ACCEPT -> {
        var _ = functions.accept().accept(rules.written(deed.reply(), at), scenario.receiptWait());
      }
      case BEAT -> {
        var _ = functions.presence().beat(chat.owner(), session, n, Duration.ZERO, SETTINGS);
      }
      case LEAVE -> {
        var _ = functions.presence().leave(chat.owner(), session, n, Duration.ZERO, SETTINGS);
      }
      case READ -> functions.read().read(chat, rules.position(deed.reply()));
      case WRITE -> wrote.wrote(chat, Optional.of(at));
      case DELETE -> {
        boolean _ = functions.delete().delete(chat.reply(id));
      }
      case EDIT -> {
        var _ = edit.edit(chat.reply(id), Rules.edited(deed.reply()), at);
      }
      case RECEIVE -> {
        boolean _ = functions.acknowledge().acknowledge(pushOf(id), "received", _ -> true);
      }
      case DELIVERED -> report(id, new Report.Delivered());
      case REFUSED -> report(id, new Report.Refused(Reason.BLOCKED));
      case TTL, STOP -> throw new AssertionError("nobody is called by that");
    }
  }

  private DeliveryId pushOf(ReplyId reply) {
    return new DeliveryId(new Run(chat, reply, 0).followUp(), Slot.PUSH);
  }

  private void report(ReplyId reply, Report report) {
    DeliveryId id = new DeliveryId(new Run(chat, reply, 0).followUp(), Slot.MESSENGER);
    boolean _ = functions.report().take(id, report);
  }

  private void done(Errand errand, Object result, boolean givenUp) {
    if (errand instanceof Errand.Does(_, Deed deed, _)) {
      rules.took(deed);
    }
    if (givenUp || !(errand instanceof Errand.Invoke invoke) || invoke.token().isPresent()) {
      return;
    }
    if (waits(invoke)) {
      moves(invoke.execution(), e -> machine.done(e, invoke.path(), Platform.wrapped(result), now));
    }
  }

  /** The call came to nothing: whoever made it makes it again, or does not. */
  private void failed(Errand errand, boolean givenUp) {
    if (givenUp) {
      return;
    }
    if (errand.comesAgain()) {
      waiting.add(errand.at(now.plus(AGAIN)));
    }
    if (errand instanceof Errand.Invoke invoke && waits(invoke)) {
      // Funqy's own class is the error, whatever the function threw.
      moves(
          invoke.execution(),
          e ->
              machine.failed(
                  e, invoke.path(), "io.quarkus.funqy.runtime.ApplicationException", now));
    }
  }

  /** Whether the task is still there that called. */
  private boolean waits(Errand.Invoke invoke) {
    return there(invoke.execution())
        .filter(execution -> !execution.ended())
        .map(execution -> execution.places().get(invoke.path()))
        .filter(place -> place.token().equals(invoke.token()))
        .isPresent();
  }

  // ---- where functions meet their ports ------------------------------------------------------

  /** What is listed page by page is answered as a list, and handed on as often as it is said. */
  private Object meet(Tap.Call call) throws Throwable {
    boolean lists = call.is(Chats.class, "due");
    Object answer = heard(call, lists);
    if (lists) {
      @SuppressWarnings("unchecked")
      Predicate<List<Due<ChatKey>>> page = (Predicate<List<Due<ChatKey>>>) call.arg(1);
      @SuppressWarnings("unchecked")
      List<Due<ChatKey>> listed = (List<Due<ChatKey>>) answer;
      boolean _ = listed.isEmpty() || page.test(listed);
    }
    return answer;
  }

  private Object heard(Tap.Call call, boolean lists) throws Throwable {
    if (heard < said.size()) {
      Said one = said.get(heard);
      heard++;
      reads = one.at();
      return one.answer();
    }
    String name = call.name();
    boolean still = scenario.isStill(name);
    Way how = still ? Way.AS_EVER : way;
    if (how == null) {
      stands = name;
      throw suspend;
    }
    reads = now;
    Object answer =
        lists
            ? Fresh.<ChatKey>listed(page -> truth.chats().due(now, page))
            : perform(call, name, how);
    if (!still) {
      way = null;
      changed = !Moves.isRead(name);
    }
    said.add(new Said(answer, now, still));
    heard++;
    return answer;
  }

  private Object perform(Tap.Call call, String name, Way how) throws Throwable {
    Optional<Slot> carrier = Moves.carrier(name);
    if (carrier.isPresent()) {
      Answer answer = answer(how);
      Object notice = call.arg(carrier.get() == Slot.PUSH ? 1 : 0);
      facts = rules.carried(carrier.get(), notice, answer, looks, facts, now);
      return carrier.get() == Slot.PUSH
          ? Collections.nCopies(((List<?>) call.arg(0)).size(), answer)
          : answer;
    }
    if (name.equals("Reports.of")) {
      return how == Way.ARRIVED ? new Report.Delivered() : new Report.Pending();
    }
    throttled = how == Way.THROTTLED;
    boolean asks = Moves.isRead(name);
    Rules.Ends before = asks ? Rules.Ends.NONE : rules.ends();
    Object answer = call.proceed();
    if (how == Way.REPEATED) {
      answer = call.proceed();
    }
    looks = rules.looked(name, looks);
    if (!asks) {
      facts = rules.changed(name, before, facts, looks, now);
    }
    return answer;
  }

  private static Answer answer(Way how) {
    return switch (how) {
      case REFUSED -> new Answer.Refused(Reason.REFUSED);
      case DEFERRED -> new Answer.Deferred(Reason.CARRIER_DOWN);
      case SILENT -> new Answer.Unknown(Reason.NO_ANSWER);
      case AS_EVER, REPEATED, TAKEN, ARRIVED, THROTTLED -> new Answer.Accepted("c-1");
    };
  }

  /** The streams of the tables: whatever was written is told, also if the writer died since. */
  private Object stream(Tap.Call call) throws Throwable {
    Object result = call.proceed();
    if (call.is(Replies.class, "accept") && result == Replies.Stored.STORED) {
      Reply reply = (Reply) call.arg(0);
      waiting.add(new Errand.Dispatch(now, reply.id(), reply.position()));
    }
    if (call.is(Presences.class, "leave") && ((Sessions) result).left().isPresent()) {
      waiting.add(new Errand.Left(now));
    }
    return result;
  }

  /** The engine, as functions call it. */
  private final class Executions implements Workflow {
    @Override
    public Start start(Run run, Duration wait) {
      if (throttled) {
        return Start.THROTTLED;
      }
      rules.starts(byWhom(), run, Optional.empty(), everyDay, now);
      String name = run.execution();
      ObjectNode input = Platform.pushing(wait);
      Execution there = executions.get(name);
      if (there == null) {
        keep(machine.start(Execution.of(name, run, true), input, now));
        return Start.RUNNING;
      }
      boolean same = there.places().values().stream().allMatch(place -> input.equals(place.data()));
      return there.ended() || !same ? Start.OVER : Start.RUNNING;
    }

    @Override
    public Start tell(Run run, At at, int tries) {
      if (throttled) {
        return Start.THROTTLED;
      }
      rules.starts(byWhom(), run, Optional.of(at), everyDay, now);
      tells(run, Platform.telling(at, false, tries));
      return Start.RUNNING;
    }

    private Errand byWhom() {
      return Objects.requireNonNull(played);
    }

    @Override
    public void answer(String token, String result) {
      waiting(
          token, (e, path) -> machine.done(e, path, JsonNodeFactory.instance.objectNode(), now));
    }

    @Override
    public void fail(String token, String error) {
      waiting(token, (e, path) -> machine.failed(e, path, error, now));
    }

    private void waiting(String token, BiFunction<Execution, String, Execution> then) {
      for (Execution execution : List.copyOf(executions.values())) {
        execution
            .places()
            .forEach(
                (path, place) -> {
                  if (place.token().filter(token::equals).isPresent()) {
                    keep(then.apply(execution, path));
                  }
                });
      }
    }
  }

  /** The queues, as functions call them. */
  private final class Queues implements LookQueue, Continuations, SweepQueue {
    @Override
    public void lookAt(ChatKey key, Instant at) {
      waiting.add(new Errand.Look(delayed(at)));
    }

    @Override
    public void send(Continuation continuation, Instant at) {
      waiting.add(new Errand.GoOn(delayed(at), continuation));
    }

    @Override
    public void look(List<Due<ChatKey>> chats) {
      Errand swept = new Errand.Swept(now);
      // A sweep that died before it put anything off lists it again, and so does one that comes
      // after another write, which makes the chat due as it is.
      boolean again = died || !scenario.isUndisturbed();
      Broken.unless(again || !waiting.contains(swept), "R8: listed twice", chats.toString());
      waiting.add(swept);
    }

    @Override
    public void ask(List<Due<DeliveryId>> deliveries) {
      throw new AssertionError("deliveries are asked about one by one");
    }

    private Instant delayed(Instant at) {
      Instant latest = now.plus(LONGEST_DELAY);
      return at.isBefore(latest) ? at : latest;
    }
  }

  ChatKey key() {
    return chat;
  }
}
