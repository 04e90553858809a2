/** The readable story of a reply: its steps, its deliveries, its tries, in the order of time. */
@NullMarked
package io.followup.domain.record;

import org.jspecify.annotations.NullMarked;
