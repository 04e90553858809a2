/** The wakers: the workflow, the look-again queue and what the world is told. */
@NullMarked
package io.followup.domain.workflow;

import org.jspecify.annotations.NullMarked;
