/** A manager's message, from its acceptance to its outcome. */
@NullMarked
package io.followup.domain.reply;

import org.jspecify.annotations.NullMarked;
