package io.followup.transport;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** Connections that nobody uses now; the last one used is the first to be used again. */
final class IdleConnections implements AutoCloseable {
  /** To one destination. A Lambda needs one; a laptop with many threads some more. */
  private static final int MOST = 32;

  private final Map<Destination, Deque<Connection>> idle = new HashMap<>();
  private final Limits limits;
  private boolean closed;

  IdleConnections(Limits limits) {
    this.limits = limits;
  }

  /** One that lives, as far as that can be known. */
  Optional<Connection> take(Destination to) {
    for (Connection next = poll(to); next != null; next = poll(to)) {
      if (!next.isDead()) {
        return Optional.of(next);
      }
      next.close();
    }
    return Optional.empty();
  }

  /** A stale one is not even looked at. */
  private synchronized @org.jspecify.annotations.Nullable Connection poll(Destination to) {
    Deque<Connection> resting = idle.getOrDefault(to, new ArrayDeque<>());
    // Whichever rests longest lies at the end.
    for (Iterator<Connection> oldest = resting.descendingIterator(); oldest.hasNext(); ) {
      Connection connection = oldest.next();
      if (!connection.isStale(limits)) {
        break;
      }
      oldest.remove();
      connection.close();
    }
    return resting.poll();
  }

  synchronized void keep(Destination to, Connection connection) {
    connection.rest();
    Deque<Connection> resting = idle.computeIfAbsent(to, _ -> new ArrayDeque<>());
    if (closed || resting.size() >= MOST) {
      connection.close();
    } else {
      resting.push(connection);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    idle.values().forEach(resting -> resting.forEach(Connection::close));
    idle.clear();
  }
}
