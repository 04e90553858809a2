/** Carriers' secrets: settings hold references, only adapters see values. */
@NullMarked
package io.followup.carriers.secrets;

import org.jspecify.annotations.NullMarked;
