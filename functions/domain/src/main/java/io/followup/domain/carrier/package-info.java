/** What carries a notice, seen from here: requests, and what a carrier can answer. */
@NullMarked
package io.followup.domain.carrier;

import org.jspecify.annotations.NullMarked;
