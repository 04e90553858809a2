package io.followup.local.workflow;

import io.followup.local.time.InFlight;
import io.followup.local.time.Timeline;
import java.util.function.DoubleSupplier;

/** What every execution works with. */
record Surroundings(
    Timeline timeline,
    InFlight inFlight,
    Functions functions,
    Queues queues,
    Starts starts,
    Tokens tokens,
    WalkerListener listener,
    Transitions transitions,
    DoubleSupplier chance) {}
