/** Who is here: sessions with leases, judged by the clock. */
@NullMarked
package io.followup.domain.presence;

import org.jspecify.annotations.NullMarked;
