/** Who is here: the hot path, a function of its own that knows DynamoDB and nothing else. */
@NullMarked
package io.followup.handlers.presence;

import org.jspecify.annotations.NullMarked;
