/** What Followup decides, in plain Java: no framework, no SDK, no clock of its own. */
@NullMarked
package io.followup.domain;

import org.jspecify.annotations.NullMarked;
