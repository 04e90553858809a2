/** Keys, secrets and proofs, derived from one master secret: nothing to read, nothing to leak. */
@NullMarked
package io.followup.domain.secret;

import org.jspecify.annotations.NullMarked;
