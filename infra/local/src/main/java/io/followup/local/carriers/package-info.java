/** The carriers that the laptop simulates: their weather, and what they took for whom. */
@NullMarked
package io.followup.local.carriers;

import org.jspecify.annotations.NullMarked;
