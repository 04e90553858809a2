/**
 * How a reply ended and why: outcomes, reasons, what proves them. The same words in record, event,
 * log and metric.
 */
@NullMarked
package io.followup.domain.outcome;

import org.jspecify.annotations.NullMarked;
