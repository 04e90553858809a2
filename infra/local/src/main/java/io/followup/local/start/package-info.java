/** What the environment asks of the laptop, read before anything starts, and refused in a line. */
@NullMarked
package io.followup.local.start;

import org.jspecify.annotations.NullMarked;
