/** The chat item, which decides every race: open replies, claims, the read marker. */
@NullMarked
package io.followup.domain.chat;

import org.jspecify.annotations.NullMarked;
