/** How constants are written where the world reads them, and digests. */
@NullMarked
package io.followup.domain.word;

import org.jspecify.annotations.NullMarked;
