package io.followup.wire.check;

import java.util.List;
import java.util.function.Function;

/** What was sent, as the domain has it, or all that is wrong with it. */
public sealed interface Checked<T> {
  /** It is as it should be. */
  record Good<T>(T value) implements Checked<T> {
    @Override
    public String toString() {
      return "Good";
    }
  }

  /** It is not. */
  record Bad<T>(List<Violation> violations) implements Checked<T> {
    public Bad {
      violations = List.copyOf(violations);
    }
  }

  static <T> Checked<T> good(T value) {
    return new Good<>(value);
  }

  static <T> Checked<T> bad(Violation.Code code, String detail) {
    return bad("", code, detail);
  }

  static <T> Checked<T> bad(String field, Violation.Code code, String detail) {
    return new Bad<>(List.of(new Violation(field, code, detail)));
  }

  default <R> Checked<R> then(Function<? super T, Checked<R>> next) {
    return switch (this) {
      case Good<T>(T value) -> next.apply(value);
      case Bad<T>(List<Violation> violations) -> new Bad<>(violations);
    };
  }
}
