/** Everything of a customer goes, and nothing late brings it back. */
@NullMarked
package io.followup.domain.erasure;

import org.jspecify.annotations.NullMarked;
