/** What AWS hands to functions, field by field: calls over HTTP, records, messages, events. */
@NullMarked
package io.followup.aws.events;

import org.jspecify.annotations.NullMarked;
