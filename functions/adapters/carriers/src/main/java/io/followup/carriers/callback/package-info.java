/** What carriers say after they took a notice: called back by them, or asked for. */
@NullMarked
package io.followup.carriers.callback;

import org.jspecify.annotations.NullMarked;
