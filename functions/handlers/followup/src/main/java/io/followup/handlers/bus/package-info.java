/** What chat backends put on the bus instead of calling. */
@NullMarked
package io.followup.handlers.bus;

import org.jspecify.annotations.NullMarked;
