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
 * @param tokens how many it has given out
 * @param places where it is: the main line's under an empty path, a branch's under its own
 */
record Execution(Run run, boolean ended, int tokens, SortedMap<String, Place> places) {
  /**
   * Where one line of control stands.
   *
   * @param errors how its calls have failed so far on this visit
   * @param call when its function is called next; empty while the call is under way
   * @param token what it waits for
   * @param timeout until when
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

  static Execution of(Run run) {
    return new Execution(run, false, 0, new TreeMap<>());
  }

  Execution at(String path, Place place) {
    SortedMap<String, Place> all = new TreeMap<>(places);
    all.put(path, place);
    return new Execution(run, ended, tokens, all);
  }

  Place place(String path) {
    return Objects.requireNonNull(places.get(path));
  }

  Execution without(String path) {
    SortedMap<String, Place> all = new TreeMap<>(places);
    all.remove(path);
    return new Execution(run, ended, tokens, all);
  }

  Execution withToken() {
    return new Execution(run, ended, tokens + 1, places);
  }

  Execution over() {
    return new Execution(run, true, tokens, new TreeMap<>());
  }

  @Override
  public String toString() {
    return run.reply() + "-" + run.round();
  }
}
