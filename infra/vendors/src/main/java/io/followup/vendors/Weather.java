package io.followup.vendors;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** How each simulated carrier behaves now, for all workspaces. Fair until somebody says so. */
public final class Weather {
  /** What can be told to behave in a certain way. */
  public enum Carrier {
    PUSH,
    ALIMTALK,
    XMS,
    LINE,
    EMAIL;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Carrier> ofWord(String word) {
      return Arrays.stream(values()).filter(carrier -> carrier.word().equals(word)).findFirst();
    }
  }

  /** How a carrier behaves. */
  public enum Mode {
    /** Takes it and reports at once. */
    OK,
    /** Refuses. */
    REFUSE,
    /** Refuses, since the customer blocked the sender. */
    BLOCKED,
    /** Takes it and never reports. */
    SILENT,
    /** Takes it and reports after 90 s. */
    SLOW,
    /** Can't be reached. */
    DOWN;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Map<Carrier, Mode> modes = new ConcurrentHashMap<>();
  private final Map<Carrier, List<Consumer<Mode>>> listeners = new ConcurrentHashMap<>();

  public Mode of(Carrier carrier) {
    return modes.getOrDefault(carrier, Mode.OK);
  }

  /** Holds from the next call to the carrier on, and has been heard by all who listen. */
  public synchronized void set(Carrier carrier, Mode mode) {
    modes.put(carrier, mode);
    listeners.getOrDefault(carrier, List.of()).forEach(listener -> listener.accept(mode));
  }

  /** For a carrier that has to do something for its weather, such as closing its port. */
  public void listen(Carrier carrier, Consumer<Mode> listener) {
    listeners.computeIfAbsent(carrier, _ -> new CopyOnWriteArrayList<>()).add(listener);
  }
}
