/** The doors that streams, the queue and the schedule knock at. */
@NullMarked
package io.followup.handlers.stream;

import org.jspecify.annotations.NullMarked;
