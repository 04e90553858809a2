/**
 * Step Functions for the laptop: walks States Language definitions on the laptop's clock and speaks
 * the service's wire protocol.
 */
@NullMarked
package io.followup.local.workflow;

import org.jspecify.annotations.NullMarked;
