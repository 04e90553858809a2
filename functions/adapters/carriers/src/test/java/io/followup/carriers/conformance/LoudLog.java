package io.followup.carriers.conformance;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** All that anybody logs at any level while it is open, exceptions and their causes included. */
public final class LoudLog implements AutoCloseable {
  /** The first line of each. */
  static final String PROOF = "io.followup.carriers: the log is listened to null";

  private static final Logger ROOT = Logger.getLogger("");

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Handler handler = handler();
  private @Nullable Level before;

  public void open() {
    before = ROOT.getLevel();
    ROOT.addHandler(handler);
    ROOT.setLevel(Level.ALL);
    // Proof that whatever follows is heard.
    Logger.getLogger("io.followup.carriers").finest("the log is listened to");
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void close() {
    ROOT.removeHandler(handler);
    ROOT.setLevel(before);
  }

  private Handler handler() {
    Handler listener =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            lines.add(said(entry));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    listener.setLevel(Level.ALL);
    return listener;
  }

  private static String said(LogRecord entry) {
    StringWriter said = new StringWriter();
    said.append(entry.getLoggerName())
        .append(": ")
        .append(entry.getMessage())
        .append(' ')
        .append(Arrays.toString(entry.getParameters()));
    if (entry.getThrown() != null) {
      entry.getThrown().printStackTrace(new PrintWriter(said));
    }
    return said.toString();
  }
}
