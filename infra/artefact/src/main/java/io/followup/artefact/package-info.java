/** The packaged functions, each in a process of its own, as Lambda runs them. */
@NullMarked
package io.followup.artefact;

import org.jspecify.annotations.NullMarked;
