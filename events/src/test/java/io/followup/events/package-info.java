/** Holds the contract against its own samples and against itself. */
@NullMarked
package io.followup.events;

import org.jspecify.annotations.NullMarked;
