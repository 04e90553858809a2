/**
 * What the functions say of what they decide: one line of JSON for each thing, whose numbers are
 * CloudWatch's metrics.
 */
@NullMarked
package io.followup.handlers.journal;

import org.jspecify.annotations.NullMarked;
