/** The laptop's simulated services keep the promises that the adapters build on. */
@NullMarked
package io.followup.standins.laptop;

import org.jspecify.annotations.NullMarked;
