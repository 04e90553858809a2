/** What every adapter of a port promises: each subclasses these, and adds nothing of its own. */
@NullMarked
package io.followup.domain.contract;

import org.jspecify.annotations.NullMarked;
