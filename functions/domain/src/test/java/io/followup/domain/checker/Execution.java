package io.followup.domain.checker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.id.Run;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One execution of the workflow.
 *
 * @param key its own among all that there are
 * @param pushes whether it is a push's, of which there is one by a name; else one that tells
 * @param tokens how many it has given out
 * @param places where it is: the main line's under an empty path, a branch's under its own
 */
record Execution(
    String key,
    Run run,
    boolean pushes,
    boolean ended,
    int tokens,
    SortedMap<String, Place> places) {
  /**
   * Where one line of control stands.
   *
   * @param errors how its calls have failed so far on this visit
   * @param call when its function is called next; empty while the call is under way
   * @param token what it waits for
   * @param timeout until when, or until when it waits for nothing
   */
  record Place(
      String state,
      ObjectNode data,
      List<String> errors,
      Optional<Instant> call,
      Optional<String> token,
      Optional<Instant> timeout) {
    Place called() {
      return new Place(state, data, errors, Optional.empty(), token, timeout);
    }
  }

  Execution {
    places = Collections.unmodifiableSortedMap(places);
  }

  static Execution of(String key, Run run, boolean pushes) {
    return new Execution(key, run, pushes, false, 0, new TreeMap<>());
  }

  Execution at(String path, Place place) {
    SortedMap<String, Place> all = new TreeMap<>(places);
    all.put(path, place);
    return new Execution(key, run, pushes, ended, tokens, all);
  }

  Place place(String path) {
    return Objects.requireNonNull(places.get(path));
  }

  Execution without(String path) {
    SortedMap<String, Place> all = new TreeMap<>(places);
    all.remove(path);
    return new Execution(key, run, pushes, ended, tokens, all);
  }

  /** The same, beside it. */
  Execution beside(String other) {
    return new Execution(other, run, pushes, ended, tokens, places);
  }

  Execution withToken() {
    return new Execution(key, run, pushes, ended, tokens + 1, places);
  }

  Execution over() {
    return new Execution(key, run, pushes, true, tokens, new TreeMap<>());
  }

  @Override
  public String toString() {
    return run.reply() + "-" + run.round();
  }
}
