package io.followup.local.workflow;

import io.followup.local.time.InFlight;
import io.followup.local.time.Timeline;

/** What every execution works with. */
record Surroundings(
    Timeline timeline,
    InFlight inFlight,
    Functions functions,
    Tokens tokens,
    WalkerListener listener) {}
