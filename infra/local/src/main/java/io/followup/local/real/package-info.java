/** The true carriers, for the recipients that the laptop was told; all others stay simulated. */
@NullMarked
package io.followup.local.real;

import org.jspecify.annotations.NullMarked;
