/** Phones and what the push carrier keeps of them. */
@NullMarked
package io.followup.domain.device;

import org.jspecify.annotations.NullMarked;
