/**
 * Vendors as we meet them on the wire, each by its own guide: a port, a weather, and calls back to
 * us.
 */
@NullMarked
package io.followup.vendors;

import org.jspecify.annotations.NullMarked;
