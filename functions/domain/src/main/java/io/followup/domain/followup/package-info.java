/** The protocol, function by function: decide, watch, push, claim, tell, finish, sweep. */
@NullMarked
package io.followup.domain.followup;

import org.jspecify.annotations.NullMarked;
