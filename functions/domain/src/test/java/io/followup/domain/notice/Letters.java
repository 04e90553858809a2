package io.followup.domain.notice;

import java.util.stream.Stream;

/**
 * A row of {@code letters.csv}.
 *
 * @param carried what a Korean number gets of it
 */
public record Letters(String written, String carried) {
  public static Stream<Letters> table() {
    return Tables.rows("letters.csv").stream().map(row -> new Letters(row.get(0), row.get(1)));
  }
}
