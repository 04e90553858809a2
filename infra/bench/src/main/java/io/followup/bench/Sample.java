package io.followup.bench;

import java.time.Duration;

/**
 * One process, from its spawning to its end.
 *
 * @param ready from spawning to its first question for an event
 * @param first its first call
 * @param later the median of its later calls
 * @param readyProcessor the processor time of all its threads until it was ready
 * @param processor the same until its first call was answered
 * @param residentKib after all calls, memory that is shared with others included
 */
record Sample(
    Duration ready,
    Duration readyProcessor,
    Duration first,
    Duration processor,
    Duration later,
    long residentKib) {}
