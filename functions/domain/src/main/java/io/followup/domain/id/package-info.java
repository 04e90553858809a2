/** Names of things: small records that check themselves, so that no naked string travels. */
@NullMarked
package io.followup.domain.id;

import org.jspecify.annotations.NullMarked;
