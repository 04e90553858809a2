/** Who calls: operator key, workspace key or customer token, checked without a database read. */
@NullMarked
package io.followup.wire.credential;

import org.jspecify.annotations.NullMarked;
