/** Events as the sources of AWS hand them to a function, field by field. */
@NullMarked
package io.followup.artefact.event;

import org.jspecify.annotations.NullMarked;
