package io.followup.bench.adapters;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * A call of an adapter, and who else could have made it.
 *
 * @param call of the adapter; what it answers is looked at once
 * @param library makes the same requests by the vendor's own library, where the adapter has one
 * @param bare makes them with nothing but the client
 */
record Subject(String name, Callable<?> call, Optional<Replay> library, Replay bare) {
  /** A client that is told by requests what to ask. */
  interface Replay {
    /** Makes these requests each time that it is run, one after the other. */
    Callable<?> of(List<String> requests);
  }
}
