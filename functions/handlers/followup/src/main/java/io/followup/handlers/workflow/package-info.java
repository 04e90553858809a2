/** The doors that the workflow knocks at. */
@NullMarked
package io.followup.handlers.workflow;

import org.jspecify.annotations.NullMarked;
