/** Short links back to the chat. */
@NullMarked
package io.followup.domain.link;

import org.jspecify.annotations.NullMarked;
