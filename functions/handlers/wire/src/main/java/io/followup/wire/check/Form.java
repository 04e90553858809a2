package io.followup.wire.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/** What a JSON value must look like to be a T. It is never asked about null. */
@FunctionalInterface
public interface Form<T> {
  Checked<T> check(JsonNode value);

  /** A closer look at what has this form. */
  default <R> Form<R> then(Function<? super T, Checked<R>> next) {
    return value -> check(value).then(next);
  }

  default <R> Form<R> map(Function<? super T, ? extends R> into) {
    return then(value -> Checked.good(into.apply(value)));
  }
}
