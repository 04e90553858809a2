/** The laptop: the whole system in one process, on one movable clock. */
@NullMarked
package io.followup.local;

import org.jspecify.annotations.NullMarked;
