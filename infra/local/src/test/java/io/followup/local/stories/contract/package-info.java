/** The contract of the HTTP calls, call by call: what is refused, by which name, and for whom. */
@NullMarked
package io.followup.local.stories.contract;

import org.jspecify.annotations.NullMarked;
