/** How many beats one process takes over one connection, and what each costs. */
@NullMarked
package io.followup.bench.beats;

import org.jspecify.annotations.NullMarked;
