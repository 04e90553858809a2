/**
 * The readable story: reasons, outcomes, steps. The same words in record, event, log and metric.
 */
@NullMarked
package io.followup.domain.record;

import org.jspecify.annotations.NullMarked;
