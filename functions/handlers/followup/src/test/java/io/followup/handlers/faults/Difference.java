package io.followup.handlers.faults;

import io.followup.dynamodb.Faults.Moment;
import io.followup.dynamodb.Faults.Point;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How an ending may differ from that of a clean run, and must, where the process died in a certain
 * part of its work.
 *
 * @param from it died after AWS had made this call
 * @param until it died before AWS made this one; empty: however late
 */
record Difference(String from, Optional<String> until, UnaryOperator<Ending> edit) {
  static Difference after(String from, UnaryOperator<Ending> edit) {
    return new Difference(from, Optional.empty(), edit);
  }

  static Difference between(String from, String until, UnaryOperator<Ending> edit) {
    return new Difference(from, Optional.of(until), edit);
  }

  boolean covers(Point point, List<String> calls) {
    int first = calls.indexOf(from) + 1;
    int last = until.map(calls::indexOf).orElse(calls.size()) + 1;
    if (first == 0 || last == 0) {
      throw new AssertionError("no call of " + from + " or " + until + " among " + calls);
    }
    return (point.call() > first || point.equals(new Point(first, Moment.AFTER)))
        && (point.call() < last || point.equals(new Point(last, Moment.BEFORE)));
  }
}
