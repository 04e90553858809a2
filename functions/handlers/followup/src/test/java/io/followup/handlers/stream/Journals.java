package io.followup.handlers.stream;

import io.followup.handlers.journal.Journal;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Optional;

/** Journals of tests. */
final class Journals {
  /** One that nobody reads. */
  static final Journal NONE =
      new Journal(
          Optional.empty(),
          "test",
          InstantSource.system(),
          new PrintStream(OutputStream.nullOutputStream(), false));

  private Journals() {}
}
