/** What the packaged functions do with real events. */
@NullMarked
package io.followup.artefact;

import org.jspecify.annotations.NullMarked;
