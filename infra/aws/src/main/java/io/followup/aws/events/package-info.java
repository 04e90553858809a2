/** What AWS hands to functions: DynamoDB's streams and their records, as Lambda has them. */
@NullMarked
package io.followup.aws.events;

import org.jspecify.annotations.NullMarked;
