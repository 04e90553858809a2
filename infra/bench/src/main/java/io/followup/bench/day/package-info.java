/** A day of a million customers, lived in minutes over the domain's own code. */
@NullMarked
package io.followup.bench.day;

import org.jspecify.annotations.NullMarked;
