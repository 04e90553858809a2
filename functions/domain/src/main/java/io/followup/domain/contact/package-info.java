/** Whom and where: the customer's addresses, which mask themselves. */
@NullMarked
package io.followup.domain.contact;

import org.jspecify.annotations.NullMarked;
