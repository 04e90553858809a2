/**
 * One clock behind every timer of the laptop, and the question whether anything is still moving.
 */
@NullMarked
package io.followup.local.time;

import org.jspecify.annotations.NullMarked;
