package io.followup.domain.checker;

import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.Tap;
import io.followup.domain.fixture.TestClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Goes through all that may come of a scenario, depth first, each state once. */
final class Explorer {
  /** Longer ways are no way at all: something goes on for ever. */
  private static final int LONGEST = 4_000;

  /**
   * What came of it.
   *
   * @param broken the rule that is broken, and the way there
   */
  record Explored(
      String scenario,
      long transitions,
      int states,
      long ends,
      Duration took,
      Optional<String> broken) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-50s %,12d transitions %,11d states %,9d ends %8.1f s",
          scenario,
          transitions,
          states,
          ends,
          took.toMillis() / 1000.0);
    }
  }

  /** A state on the way, and where one may still go from there. */
  private static final class Step {
    final State state;
    final Print print;
    final Iterator<Move> moves;
    Optional<Move> last = Optional.empty();

    Step(State state, Print print, List<Move> moves) {
      this.state = state;
      this.print = print;
      this.moves = moves.iterator();
    }
  }

  private final Scenario scenario;
  private final Stage stage;
  private final Canon canon;
  private final Seen seen = new Seen();
  private final Deque<Step> way = new ArrayDeque<>();
  private final Set<Print> onTheWay = new HashSet<>();
  private long transitions;
  private long ends;

  private Explorer(Scenario scenario, Function<Ports, Tap> faults) {
    this.scenario = scenario;
    this.stage = new Stage(scenario, faults);
    this.canon = new Canon(scenario, stage.key());
  }

  /** Explores the functions as they are. */
  static Explored explore(Scenario scenario) {
    return explore(scenario, _ -> Tap.Call::proceed);
  }

  /**
   * @param faults what functions see of their ports
   */
  static Explored explore(Scenario scenario, Function<Ports, Tap> faults) {
    return new Explorer(scenario, faults).all();
  }

  private Explored all() {
    long start = System.nanoTime();
    Optional<String> broken = Optional.empty();
    try {
      enter(stage.first());
      while (!way.isEmpty()) {
        Step step = way.getLast();
        if (step.moves.hasNext()) {
          Move move = step.moves.next();
          step.last = Optional.of(move);
          transitions++;
          enter(stage.after(step.state, move));
        } else {
          way.removeLast();
          onTheWay.remove(step.print);
        }
      }
    } catch (Broken rule) {
      broken = Optional.of(rule.getMessage() + "\n" + tale());
    } catch (RuntimeException | AssertionError thrown) {
      throw new AssertionError(scenario + "\n" + tale(), thrown);
    }
    return new Explored(
        scenario.name(),
        transitions,
        seen.size(),
        ends,
        Duration.ofNanos(System.nanoTime() - start),
        broken);
  }

  private void enter(State state) {
    Print print = canon.of(state);
    if (!seen.add(print)) {
      Broken.unless(!onTheWay.contains(print), "I1: for ever", "it comes back to where it was");
      return;
    }
    Broken.unless(way.size() < LONGEST, "I1: for ever", "it goes on and on");
    List<Move> moves = stage.moves().of(state);
    if (state.calls().isEmpty()) {
      looks(state);
    }
    onTheWay.add(print);
    way.addLast(new Step(state, print, moves));
  }

  private void looks(State state) {
    if (stage.moves().isAtRest(state)) {
      stage.show(state);
      ends++;
      stage.rules().atRest(state);
    } else if (state.troubles() == scenario.troubles() && !stage.moves().isSomethingDue(state)) {
      stage.show(state);
      stage.rules().still(state);
      stage.rules().due(state);
    } else {
      stage.show(state);
      stage.rules().due(state);
    }
  }

  /** How it came there. */
  private String tale() {
    StringBuilder tale = new StringBuilder();
    for (Step step : way) {
      step.last.ifPresent(
          move ->
              tale.append(
                  String.format(
                      Locale.ROOT,
                      "%9.3f s  %s%n",
                      Duration.between(TestClock.START, step.state.now()).toMillis() / 1000.0,
                      said(step.state, move))));
    }
    return tale.toString();
  }

  private static String said(State state, Move move) {
    return switch (move) {
      case Move.Begins(Errand errand, Way how, boolean stays) ->
          "begins " + said(errand) + said(how) + (stays ? ", and it comes again" : "");
      case Move.DiesAtOnce(Errand errand) -> "dies at once: " + said(errand);
      case Move.Loses(Errand errand) -> "is lost: " + said(errand);
      case Move.Steps(int call, Way how) ->
          said(state.calls().get(call)) + ": " + state.calls().get(call).stands() + said(how);
      case Move.Dies(int call) ->
          "dies: " + said(state.calls().get(call)) + " before " + state.calls().get(call).stands();
      case Move.GivesUp(int call) -> "is given up: " + said(state.calls().get(call));
      case Move.TimesOut(String execution, String path) ->
          "times out: " + state.executions().get(execution) + path;
      case Move.Fails(String execution) -> "fails: " + state.executions().get(execution);
      case Move.Doubles(String execution) -> "runs twice: " + state.executions().get(execution);
      case Move.Passes _ -> "time goes on";
    };
  }

  private static String said(Way how) {
    return how == Way.AS_EVER ? "" : " " + how;
  }

  private static String said(Call call) {
    return "  " + said(call.errand()) + (call.givenUp() ? " (given up)" : "");
  }

  private static String said(Errand errand) {
    return switch (errand) {
      case Errand.Dispatch(_, var reply, _) -> "dispatch " + reply;
      case Errand.Left _ -> "left";
      case Errand.Removed _ -> "removed";
      case Errand.Look _ -> "look";
      case Errand.Does(_, Deed deed, _) -> deed.toString();
      case Errand.Invoke invoke -> invoke.function() + " " + invoke.execution();
      case Errand.GoOn(_, var message) ->
          "go on with " + message.at() + (message.wakeAt().isPresent() ? "" : ", nudged");
      case Errand.Swept _ -> "swept";
      case Errand.Sweep _ -> "sweep";
      case Errand.Ask(_, var delivery) -> "ask " + delivery.slot();
    };
  }
}
