/** Every function, killed at each of its AWS calls and called again. */
@NullMarked
package io.followup.handlers.faults;

import org.jspecify.annotations.NullMarked;
