/**
 * Explores the shipped functions: every order of the port calls of the calls that are alive, over
 * the stores in memory, with whatever may go wrong at each of them, until nothing is left to
 * happen.
 *
 * <p><b>Stepping.</b> There are no threads. A {@link io.followup.domain.checker.Call} is an errand
 * and what its ports have answered so far; to step it, {@link io.followup.domain.checker.Stage}
 * runs the function again with those answers, makes the one port call that stands next, and leaves
 * the function at the one after it by a thrown {@code Suspend}. Clock, answers of carriers and the
 * workflow are ports, so a rerun is the same run. The workflow is the deployed definition, read by
 * {@link io.followup.domain.checker.Machine}.
 *
 * <p><b>States.</b> A {@link io.followup.domain.checker.State} is a value: what the stores keep,
 * the executions, what waits in queues and streams, the calls, what people may still do and what
 * may still go wrong. {@link io.followup.domain.checker.Canon} makes two states the same that
 * nothing can tell apart: versions by whether they are current, instants as distances from now
 * (what is long past by its order among the replies), no steps, no logs. Fingerprints of 128 bits,
 * depth first.
 *
 * <p><b>Time</b> moves to the next instant that somebody waits for, once nothing is left to do now;
 * earlier only where a {@link io.followup.domain.checker.Trouble} says so, of which each run has so
 * many.
 *
 * <p><b>What must hold</b> is in {@link io.followup.domain.checker.Rules}; that nothing is open for
 * ever is that no state comes back on its own path, and that where nothing is left to happen
 * nothing is open. That it would be seen is shown by {@link io.followup.domain.checker.Mutations}:
 * each rule of the protocol switched off in turn.
 */
@NullMarked
package io.followup.domain.checker;

import org.jspecify.annotations.NullMarked;
