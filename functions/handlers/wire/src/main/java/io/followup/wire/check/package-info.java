/** JSON into domain types: every field is checked, and all that is wrong is named at once. */
@NullMarked
package io.followup.wire.check;

import org.jspecify.annotations.NullMarked;
