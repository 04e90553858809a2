/** One class per function: a door, not a room. */
@NullMarked
package io.followup.handlers;

import org.jspecify.annotations.NullMarked;
