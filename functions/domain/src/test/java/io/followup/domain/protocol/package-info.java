/** The protocol as stories: its traces, its races, its crashes, and a walk through all of them. */
@NullMarked
package io.followup.domain.protocol;

import org.jspecify.annotations.NullMarked;
