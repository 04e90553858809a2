/** What simulated vendors have in common: a port, a weather, and calls back to us. */
@NullMarked
package io.followup.local.vendors;

import org.jspecify.annotations.NullMarked;
