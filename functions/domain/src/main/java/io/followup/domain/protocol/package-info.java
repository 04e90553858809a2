/** What a chat decides, and the one place where it is decided: see {@code PROTOCOL.md}. */
@NullMarked
package io.followup.domain.protocol;

import org.jspecify.annotations.NullMarked;
