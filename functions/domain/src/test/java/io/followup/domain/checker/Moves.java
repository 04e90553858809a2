package io.followup.domain.checker;

import io.followup.domain.chat.Chat;
import io.followup.domain.checker.Execution.Place;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Status;
import io.followup.domain.fixture.Definition;
import io.followup.domain.followup.TellClaim;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.presence.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What may happen next. */
final class Moves {
  /** An activity is not at the very instant of a reply. */
  static final Duration MOMENT = Duration.ofMillis(1);

  private static final Set<String> READS =
      Set.of(
          "get",
          "getAll",
          "of",
          "openOf",
          "due",
          "lastSeen",
          "textAt",
          "isErased",
          "erasedAt",
          "steps",
          "funds",
          "hash");

  private static final Map<String, Slot> CARRIERS =
      Map.of(
          "PushCarrier.push", Slot.PUSH,
          "AlimTalkCarrier.send", Slot.MESSENGER,
          "LineCarrier.send", Slot.MESSENGER,
          "XmsCarrier.send", Slot.XMS,
          "MailCarrier.send", Slot.EMAIL);

  /** Of these the store compares something, so that a repeated one is refused by itself. */
  private static final Set<String> COMPARES =
      Set.of(
          "Chats.write",
          "Chats.watch",
          "Chats.acknowledge",
          "Deliveries.open",
          "Deliveries.report",
          "Replies.putTombstone");

  private final Scenario scenario;
  private final ChatKey chat;
  private final Machine machine;

  Moves(Scenario scenario, ChatKey chat, Machine machine) {
    this.scenario = scenario;
    this.chat = chat;
    this.machine = machine;
  }

  /** Whether this port call changes nothing. */
  static boolean isRead(String port) {
    return READS.contains(port.substring(port.indexOf('.') + 1));
  }

  /** The slot whose carrier this port call asks. */
  static Optional<Slot> carrier(String port) {
    return Optional.ofNullable(CARRIERS.get(port));
  }

  List<Move> of(State state) {
    List<Move> all = new ArrayList<>();
    for (int i = 0; i < state.calls().size(); i++) {
      ofCall(state, i, all);
    }
    boolean room = state.calls().size() < scenario.alive();
    for (Errand errand : due(state)) {
      begin(state, errand, room, all);
    }
    timeouts(state, all);
    if (room) {
      deeds(state).forEach(deed -> begin(state, deed, true, all));
    }
    if (Trouble.FAILS.isIn(state.troubles())) {
      state.executions().values().stream()
          .filter(execution -> !execution.ended())
          .forEach(execution -> all.add(new Move.Fails(execution.key())));
    }
    if (Trouble.TWICE.isIn(state.troubles())) {
      state.executions().values().stream()
          .filter(Moves::hasJustBegun)
          .forEach(execution -> all.add(new Move.Doubles(execution.key())));
    }
    if (mayPass(state)) {
      all.add(new Move.Passes());
    }
    return all;
  }

  /** An execution that may run twice does so from its first call on. */
  private static boolean hasJustBegun(Execution execution) {
    return !execution.pushes()
        && execution.places().values().stream()
            .allMatch(
                place ->
                    place.errors().isEmpty()
                        && (place.call().isPresent() || place.state().equals("Tell")))
        && execution.places().values().stream().noneMatch(place -> place.data().has("claim"));
  }

  private static void ofCall(State state, int index, List<Move> all) {
    Call call = state.calls().get(index);
    long troubles = state.troubles();
    if (carrier(call.stands()).isPresent()) {
      all.add(new Move.Steps(index, Way.TAKEN));
      add(all, index, Trouble.REFUSES, Way.REFUSED, troubles);
      add(all, index, Trouble.DEFERS, Way.DEFERRED, troubles);
      add(all, index, Trouble.SILENT, Way.SILENT, troubles);
    } else {
      all.add(new Move.Steps(index, Way.AS_EVER));
      if (COMPARES.contains(call.stands())) {
        add(all, index, Trouble.REPEATED, Way.REPEATED, troubles);
      }
      if (call.stands().equals("Workflow.start") || call.stands().equals("Workflow.tell")) {
        add(all, index, Trouble.THROTTLED, Way.THROTTLED, troubles);
      }
      if (call.stands().equals("Reports.of")) {
        all.add(new Move.Steps(index, Way.ARRIVED));
      }
    }
    if (call.changed() && Trouble.DIES.isIn(troubles)) {
      all.add(new Move.Dies(index));
    }
    boolean invoked = call.errand() instanceof Errand.Invoke && !call.givenUp();
    if (invoked && Trouble.GIVEN_UP.isIn(troubles)) {
      all.add(new Move.GivesUp(index));
    }
  }

  private static void add(List<Move> all, int index, Trouble trouble, Way way, long troubles) {
    if (trouble.isIn(troubles)) {
      all.add(new Move.Steps(index, way));
    }
  }

  private static void begin(State state, Errand errand, boolean room, List<Move> all) {
    long troubles = state.troubles();
    boolean posts =
        errand instanceof Errand.Does(_, Deed(Deed.What what, _), _) && what == Deed.What.ACCEPT;
    if (room) {
      all.add(new Move.Begins(errand, Way.AS_EVER, false));
      if (posts && Trouble.REPEATED.isIn(troubles)) {
        all.add(new Move.Begins(errand, Way.REPEATED, false));
      }
      if (errand.isBrought() && Trouble.TWICE.isIn(troubles)) {
        all.add(new Move.Begins(errand, Way.AS_EVER, true));
      }
    }
    boolean mayDie = errand.comesAgain() || errand instanceof Errand.Invoke;
    boolean waits = !(errand instanceof Errand.Does);
    if (mayDie && waits && Trouble.DIES.isIn(troubles)) {
      all.add(new Move.DiesAtOnce(errand));
    }
    if (errand.isBrought() && Trouble.LOST.isIn(troubles)) {
      all.add(new Move.Loses(errand));
    }
  }

  /** Whoever may be called now. */
  private Collection<Errand> due(State state) {
    Set<Errand> all = new LinkedHashSet<>();
    state.waiting().stream().filter(errand -> isBy(errand.at(), state)).forEach(all::add);
    for (Execution execution : state.executions().values()) {
      execution.places().forEach((path, place) -> invoke(state, execution, path, place, all));
    }
    if (due(state.kept().map("chats")).filter(due -> isBy(due, state)).isPresent()
        && !isUnderWay(state, Errand.Sweep.class)) {
      all.add(new Errand.Sweep(state.now()));
    }
    state
        .kept()
        .map("asks")
        .forEach(
            (id, at) -> {
              if (isBy((Instant) at, state) && !isUnderWay(state, Errand.Ask.class)) {
                all.add(new Errand.Ask(state.now(), (DeliveryId) id));
              }
            });
    return all;
  }

  private void invoke(State state, Execution execution, String path, Place place, Set<Errand> all) {
    place
        .call()
        .filter(at -> isBy(at, state))
        .ifPresent(
            at ->
                all.add(
                    new Errand.Invoke(
                        at,
                        execution.key(),
                        execution.run(),
                        path,
                        Definition.function(machine.state(execution, path, place.state())),
                        place.token(),
                        machine.isPushOver(execution, path, place))));
  }

  private static boolean isUnderWay(State state, Class<? extends Errand> kind) {
    return state.calls().stream().map(Call::errand).anyMatch(kind::isInstance);
  }

  private static boolean isBy(Instant at, State state) {
    return !at.isAfter(state.now());
  }

  private Optional<Instant> due(Map<?, ?> chats) {
    return chats.get(chat) instanceof Chat there ? there.due() : Optional.empty();
  }

  private static void timeouts(State state, List<Move> all) {
    for (Execution execution : state.executions().values()) {
      execution
          .places()
          .forEach(
              (path, place) -> {
                if (place.timeout().filter(at -> isBy(at, state)).isPresent()) {
                  all.add(new Move.TimesOut(execution.key(), path));
                }
              });
    }
  }

  private List<Errand> deeds(State state) {
    Set<Deed> open = new LinkedHashSet<>();
    for (int i = 0; i < scenario.deeds().size(); i++) {
      if ((state.deeds() & (1 << i)) == 0) {
        open.add(scenario.deeds().get(i));
      }
    }
    int number = Integer.bitCount(state.deeds());
    return open.stream()
        .filter(deed -> isPossible(deed, state))
        .<Errand>map(
            deed ->
                new Errand.Does(
                    isTimed(deed) ? state.now().plus(MOMENT) : state.now(), deed, number))
        .toList();
  }

  /** Whether anything depends on the instant at which it is done. */
  static boolean isTimed(Deed deed) {
    return switch (deed.what()) {
      case ACCEPT, BEAT, WRITE -> true;
      case LEAVE, READ, DELETE, EDIT, RECEIVE, DELIVERED, REFUSED, TTL, STOP -> false;
    };
  }

  private boolean isPossible(Deed deed, State state) {
    return switch (deed.what()) {
      case ACCEPT -> deed.reply() == 0 || isKept(state, deed.reply() - 1);
      case BEAT, WRITE, STOP -> true;
      case LEAVE -> !state.kept().map("presences").isEmpty();
      case READ, EDIT -> isKept(state, deed.reply());
      // Also while it is being posted, so that a tombstone may come first.
      case DELETE -> isKept(state, deed.reply()) || !state.calls().isEmpty();
      case RECEIVE -> Fact.isTold(state.facts(), Slot.PUSH, deed.reply());
      case DELIVERED, REFUSED ->
          (state.facts() & Fact.told(Slot.MESSENGER, deed.reply(), deed.reply())) != 0
              && messenger(state, deed.reply()).filter(s -> s != Status.NOTHING).isPresent();
      case TTL ->
          state.kept().map("presences").get(chat.owner()) instanceof Sessions sessions
              && sessions.expiresAt().filter(at -> isBy(at, state)).isPresent();
    };
  }

  private Optional<Status> messenger(State state, int reply) {
    DeliveryId id =
        new DeliveryId(
            new io.followup.domain.id.Run(chat, Rules.id(reply), 0).followUp(), Slot.MESSENGER);
    return state.kept().map("deliveries").get(id) instanceof Delivery there
        ? Optional.of(there.status())
        : Optional.empty();
  }

  private boolean isKept(State state, int reply) {
    return state.kept().map("replies").containsKey(chat.reply(Rules.id(reply)));
  }

  // ---- time ----------------------------------------------------------------------------------

  private boolean mayPass(State state) {
    boolean stalls = state.calls().isEmpty() || Trouble.STALLS.isIn(state.troubles());
    boolean late = !isSomethingDue(state) || Trouble.LATE.isIn(state.troubles());
    return stalls && late && next(state).isPresent();
  }

  /** Whether there is something to do before time goes on. */
  boolean isSomethingDue(State state) {
    return instants(state).stream().anyMatch(at -> isBy(at, state));
  }

  /** The next instant that somebody waits for. */
  Optional<Instant> next(State state) {
    List<Instant> all = instants(state);
    state.calls().forEach(call -> all.add(call.began().plus(TellClaim.PATIENCE)));
    boolean ttl =
        scenario.deeds().contains(new Deed(Deed.What.TTL, 0))
            && !state.calls().stream().anyMatch(call -> call.givenUp());
    if (ttl && state.kept().map("presences").get(chat.owner()) instanceof Sessions sessions) {
      sessions.expiresAt().ifPresent(all::add);
    }
    return all.stream().filter(at -> at.isAfter(state.now())).min(Instant::compareTo);
  }

  private List<Instant> instants(State state) {
    List<Instant> all = new ArrayList<>();
    state.waiting().forEach(errand -> all.add(errand.at()));
    for (Execution execution : state.executions().values()) {
      for (Place place : execution.places().values()) {
        place.call().ifPresent(all::add);
        place.timeout().ifPresent(all::add);
      }
    }
    due(state.kept().map("chats")).ifPresent(all::add);
    state.kept().map("asks").values().forEach(at -> all.add((Instant) at));
    return all;
  }

  /** Whether nothing is left to happen but what people may still do. */
  boolean isAtRest(State state) {
    return state.calls().isEmpty() && instants(state).isEmpty();
  }
}
