package io.followup.local.start;

/** It can't start so; the message is the one line that whoever started it is told. */
public final class BadStart extends Exception {
  private static final long serialVersionUID = 1L;

  private final String line;

  public BadStart(String line) {
    super(line, null, false, false);
    this.line = line;
  }

  public String line() {
    return line;
  }
}
