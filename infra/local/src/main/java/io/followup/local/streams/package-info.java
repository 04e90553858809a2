/** DynamoDB's streams and TTL, as Lambda's event sources hand them to the functions. */
@NullMarked
package io.followup.local.streams;

import org.jspecify.annotations.NullMarked;
