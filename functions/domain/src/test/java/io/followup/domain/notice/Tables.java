package io.followup.domain.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * Tables that hold for the classes and for what is packaged of them, so both are tested by them.
 */
final class Tables {
  private Tables() {}

  /** The rows of a file that lies beside this class, without comments and empty lines. */
  static List<List<String>> rows(String name) {
    InputStream file = Objects.requireNonNull(Tables.class.getResourceAsStream(name), name);
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(line -> List.of(line.split(", ", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
